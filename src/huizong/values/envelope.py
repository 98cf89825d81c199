"""What an official paper carries beside its text (公文要素, GB/T 9704-2012 §7)."""

from dataclasses import dataclass

from huizong.values.report import Item


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper that follows on pages of its own, under the title that the paper announces (附件).

    `label` is printed in place of the number (附件1) where the paper does not announce it.
    """

    title: str
    items: tuple[Item, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The elements of an official paper around its text; what is empty is not printed.

    `mark` is the red name at the head (发文机关标志), `number` the document number (发文字号),
    `approvers` are those who signed it off (签发人); `issue`, `editor` and `edited` the issue of a
    bulletin, its office and day (期号, 编发单位). `issuers` sign the text on `date`; `sealed` keeps
    the space that a seal takes. `stamps` are those whose names are stamped below the text in place
    of an office (签名章), each a title and a name. `attendance` and `distribution` are lines of a
    label and names (出席：…; 抄送：…), `note` stands in brackets below the date (附注). Dates are
    as printed.

    `offices` issue the paper together (联合行文), the lead first: their names stand below each
    other in the head, and `mark` to their right is then 文件 alone.
    """

    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    mark: str = ""
    offices: tuple[str, ...] = ()
    number: str = ""
    approvers: tuple[str, ...] = ()
    issue: str = ""
    editor: str = ""
    edited: str = ""
    recipients: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    issuers: tuple[str, ...] = ()
    date: str = ""
    sealed: bool = False
    stamps: tuple[tuple[str, str], ...] = ()
    note: str = ""
    attendance: tuple[tuple[str, tuple[str, ...]], ...] = ()
    distribution: tuple[tuple[str, tuple[str, ...]], ...] = ()
    printer: str = ""
    printed: str = ""

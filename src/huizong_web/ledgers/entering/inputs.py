"""A field as a form shows it: the element, what stands in it, what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as beginning
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from huizong.ledgers import Fault, FieldDefinition, Ledger, Role, Type
from huizong_web.labels import like, worded
from huizong_web.ledgers.entering.typed import Raw, name_of
from huizong_web.ledgers.models import Attachment
from huizong_web.ledgers.wording import in_labels
from huizong_web.speaking import said

ELEMENTS = MappingProxyType(
    {
        Type.LONG_TEXT: "area",
        Type.NUMBER: "number",
        Type.MONEY: "number",
        Type.PERCENT: "number",
        Type.DATE: "date",
        Type.TIME: "time",
        Type.MOMENT: "moment",
        Type.PERIOD: "period",
        Type.CHOICE: "choice",
        Type.CHOICES: "choices",
        Type.YES_NO: "yes_no",
        Type.UNIT: "unit",
        Type.PERSON: "person",
        Type.RECORD: "record",
        Type.RECORDS: "record",
        Type.FILE: "files",
        Type.IMAGES: "files",
        Type.PHONE: "private",
        Type.ID_NUMBER: "private",
        Type.TABLE: "table",
    }
)
"""The element of each type; the others are one line of text."""
LISTS = MappingProxyType({"unit": "all-units", "person": "all-people"})
BESIDE = MappingProxyType({Type.MONEY: "元", Type.PERCENT: "%"})
SPARE_ROWS = 1


@dataclass(frozen=True, slots=True)
class Rows:
    """The table of a form whose rows were just changed: one added, or gone, or the first put in."""

    table: str = ""
    added: bool = False
    begun: bool = False

    @classmethod
    def of(cls, post: Mapping[str, str], fields: Mapping[str, FieldDefinition]) -> "Rows":
        """Return what a button beside the rows of a table asks for."""
        if (added := post.get("add", "")) in fields:
            return cls(added, added=True)
        if (begun := post.get("begin", "")) in fields:
            return cls(begun, begun=True)
        table = post.get("drop", "").removeprefix("f-").rpartition("-")[0]
        return cls(table) if table in fields else NO_ROWS


NO_ROWS = Rows()


@dataclass
class Input:
    """An element of a form. `raw` is as it was typed; a table has `rows` of inputs."""

    name: str
    key: str
    field: FieldDefinition
    raw: Raw
    required: bool = False
    condition: str = ""
    faults: list[str] = beginning(default_factory=list)
    rows: list[list["Input"]] = beginning(default_factory=list)
    attachments: Sequence[Attachment] = ()
    label: str = ""
    focus: bool = False

    @property
    def element(self) -> str:
        """Which element it is."""
        return ELEMENTS.get(self.field.type, "line")

    @property
    def beside(self) -> str:
        """The measure word behind it."""
        return BESIDE.get(self.field.type, self.field.unit)

    @property
    def known(self) -> str:
        """The list from which it suggests."""
        if self.element == "record":
            return f"{self.name}-known"
        return LISTS.get(self.element, "")

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return any(self.raw) if isinstance(self.raw, list) else bool(self.raw)

    @property
    def ends(self) -> tuple[str, str]:
        """The two days of a period."""
        texts = self.raw if isinstance(self.raw, list) else []
        first, last, *_ = [*map(str, texts), "", ""]
        return first, last

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        """The choices: each with what it means, and whether it is chosen."""
        chosen = self.raw if isinstance(self.raw, list) else [self.raw]
        return [
            (choice, self._said(choice, meaning), choice in chosen)
            for choice, meaning in self.field.choices.items()
        ]

    def _said(self, choice: str, meaning: str) -> str:
        word = worded(like(choice, self.field.label))
        if last := self.field.choices_until.get(choice):
            word = _("%(word)s（用到%(day)s）") % {"word": word, "day": last}
        return f"{word}　{worded(meaning)}" if meaning else word

    @property
    def strange(self) -> str:
        """What was chosen or typed and is among no choices: it is not to be lost."""
        known = self.field.choices
        return self.raw if isinstance(self.raw, str) and self.raw and self.raw not in known else ""

    @property
    def described(self) -> str:
        """The ids of what describes it, for who listens."""
        ids = [f"{self.name}-help"] if self.field.help or self.condition else []
        return " ".join([*ids, *([f"{self.name}-fault"] if self.faults else [])])


def inputs(
    keys: Iterable[str],
    ledger: Ledger,
    raw: Mapping[str, Raw],
    faults: Iterable[Fault] = (),
    *,
    attachments: Mapping[str, Attachment] = MappingProxyType({}),
    required: frozenset[str] = frozenset(),
    rows: Rows = NO_ROWS,
) -> list[Input]:
    """Return fields as inputs.

    `required` are those that must be filled beside those that always must; the table of `rows` gets
    a row more where one was added, and who types goes on there.
    """
    told = list(faults)
    return [
        _input(key, ledger, raw.get(key, ""), told, attachments, key in required, rows)
        for key in keys
    ]


def _input(
    key: str,
    ledger: Ledger,
    raw: Raw,
    faults: list[Fault],
    attachments: Mapping[str, Attachment],
    required: bool,  # noqa: FBT001 - handed on
    rows: Rows,
) -> Input:
    given = ledger.fields[key]
    own = [each for each in faults if each.field == key and each.column is None]
    made = Input(
        name_of(key),
        key,
        given,
        raw,
        required=given.required is True or required,
        condition=in_labels(given.required, ledger) if isinstance(given.required, str) else "",
        faults=[_told(each) for each in own],
        label=given.label,
    )
    if given.type is Type.TABLE:
        told = [each for each in faults if each.field == key and each.column]
        grows = rows.added and rows.table == key
        made.rows = list(_rows(made, told, extra=SPARE_ROWS if grows or not raw else 0))
        made.focus = rows.table == key and not grows
        if grows and made.rows[-1]:
            made.rows[-1][0].focus = True
    elif made.element == "files":
        made.attachments = [attachments[pk] for pk in raw or () if pk in attachments]
    return made


def _rows(table: Input, faults: list[Fault], *, extra: int) -> Iterable[list[Input]]:
    given: list[dict[str, Any]] = [*(table.raw or ()), *({} for _ in range(extra))]
    for index, row in enumerate(given):
        yield [
            Input(
                f"{table.name}-{index}-{key}",
                key,
                column,
                row.get(key, ""),
                required=column.required is True,
                faults=[
                    _told(each) for each in faults if each.index == index and each.column == key
                ],
                label=f"{worded(table.label)} {index + 1} {worded(column.label)}",
            )
            for key, column in table.field.columns.items()
        ]


def _told(fault: Fault) -> str:
    return said(fault.message)


def anchor_of(fault: Fault) -> str:
    """Return where a fault stands in the form."""
    if fault.field is None:
        return ""
    if fault.column is not None:
        return f"{name_of(fault.field)}-{fault.index}-{fault.column}"
    return name_of(fault.field)


def wanted_first(ledger: Ledger) -> list[str]:
    """Return the fields in the order of the definition, the day and whose it is before."""
    heads = [key for role in (Role.OCCURRED, Role.UNIT) if (key := ledger.role(role))]
    return [*heads, *(key for key in ledger.fields if key not in heads)]

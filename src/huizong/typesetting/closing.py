"""What follows the text: attendance, the note of attachments, signature under a seal, the note."""

from collections.abc import Iterator
from dataclasses import replace

from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import FaceName
from huizong.typesetting.printable import printable, width
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.setting import Setting, Stretch
from huizong.values import Envelope, own

_SIGNING = (Role.SIGNATURE, Role.DATE)
_NOTE = "附件："
_FEW_LINES = 6


def close(body: list[Printed], envelope: Envelope, form: Form) -> list[Printed]:
    """Return the paragraphs of a text with the elements that follow it.

    Who signs and the date that the envelope names take the place of those that end the text.
    """
    at = len(body)
    while at and body[at - 1].role in _SIGNING:
        at -= 1
    text, signing = body[:at], body[at:]
    if envelope.issuers and text and text[-1].role is Role.TEXT:
        # No page may hold the signature alone: the last words of the text go with it.
        text = [
            *text[:-1],
            replace(text[-1], keep=width(text[-1].text) <= _FEW_LINES * form.grid.characters),
        ]
    return [
        *text,
        *_attendance(envelope, form),
        *_announced(text, envelope, form),
        *_signed(signing, envelope, form),
        *_noted(envelope, form),
    ]


def line(
    form: Form,
    *said: tuple[str, FaceName],
    first: float = 0,
    left: float = 0,
    above: float = 0,
    align: str = "both",
    right: float = 0,
    keep: bool = False,
    new_page: bool = False,
) -> Printed:
    """Return an element of one cell; its indents in characters, what is above it in lines."""
    zi = form.character
    setting = Setting(
        form.text.size,
        form.grid.pitch,
        align=align,  # type: ignore[arg-type] # one of Align, as the callers of this house know
        before=above * form.grid.pitch,
        first=first * zi,
        left=left * zi,
        right=right * zi,
        keep=keep,
        new_page=new_page,
    )
    cell = tuple(Stretch(printable(text), face) for text, face in said)
    return Printed(Role.ELEMENT, cells=(cell,), setting=setting)


def _attendance(envelope: Envelope, form: Form) -> Iterator[Printed]:
    """Yield who was there: the label in 黑体, names that wrap below the first of them."""
    indent = form.text.indent
    for index, (label, names) in enumerate(envelope.attendance):
        said = f"{label}："
        yield line(
            form,
            (said, "hei"),
            ("　".join(names), form.text.face),
            first=indent,
            left=indent + width(said),
            above=0 if index else 1,
            align="left",
        )


def _announced(text: list[Printed], envelope: Envelope, form: Form) -> Iterator[Printed]:
    """Yield the titles of the attachments (附件说明), unless the text announces them itself."""
    titles = [one.title for one in envelope.attachments if not one.label]
    if not titles or any(part.text.lstrip().startswith(_NOTE) for part in text):
        return
    face, indent = form.text.face, form.text.indent
    names = indent + width(_NOTE)
    for index, title in enumerate(titles):
        number = f"{index + 1}." if len(titles) > 1 else ""
        said = (number if index else _NOTE + number) + title
        first = names if index else indent
        above = 0 if index else 1
        yield line(
            form,
            (said, face),
            first=first,
            left=names + width(number),
            above=above,
            align="left",
            keep=True,
        )


def _signed(signing: list[Printed], envelope: Envelope, form: Form) -> Iterator[Printed]:
    names = list(envelope.issuers) or [p.text for p in signing if p.role is Role.SIGNATURE]
    dates = [envelope.date] if envelope.date else [p.text for p in signing if p.role is Role.DATE]
    if form.signature.under_title and envelope.issuers:
        return  # they stand under the title
    if envelope.sealed and names:
        yield from _sealed(names, dates, form)
    elif envelope.issuers or envelope.date:
        yield from (Printed(Role.SIGNATURE, runs=(own(printable(name)),)) for name in names)
        yield from (Printed(Role.DATE, runs=(own(printable(date)),)) for date in dates)
    else:
        yield from signing


def _sealed(names: list[str], dates: list[str], form: Form) -> Iterator[Printed]:
    """Yield names and date so that there is room for a seal over each of them."""
    seal, face = form.signature.seal, form.text.face
    date = dates[-1] if dates else ""
    right = seal.right + max((width(names[0]) - width(date)) / 2 - seal.right, 0)
    if len(names) == 1:
        beside = right + (width(date) - width(names[0])) / 2
        yield line(form, (names[0], face), above=seal.above, align="right", right=beside, keep=True)
    else:
        yield from _jointly(names, form)
        right = seal.right
    if date:
        yield line(form, (date, face), align="right", right=right)


def _jointly(names: list[str], form: Form) -> Iterator[Printed]:
    """Yield the names of several offices in rows, a seal's height apart."""
    seal = form.signature.seal
    for at in range(0, len(names), seal.row):
        row = names[at : at + seal.row]
        above = (seal.each - 1 if at else seal.above) * form.grid.pitch
        setting = Setting(form.text.size, form.grid.pitch, align="even", before=above, keep=True)
        cells = tuple((Stretch(printable(name), form.text.face),) for name in row)
        yield Printed(Role.ELEMENT, cells=cells, setting=setting)


def _noted(envelope: Envelope, form: Form) -> Iterator[Printed]:
    note = printable(envelope.note).strip("（）()")
    if note:
        indent = form.text.indent
        yield line(form, (f"（{note}）", form.text.face), first=indent)


def under_title(envelope: Envelope, form: Form) -> Iterator[Printed]:
    """Yield who signs and the date in the middle below the title, where the form wants them."""
    face = form.signature.under_title
    if face is None or not envelope.issuers:
        return
    said = [*envelope.issuers, *([f"（{envelope.date}）"] if envelope.date else [])]
    for text in said:
        yield line(form, (text, face), align="center", keep=True)
    yield line(form, align="center")

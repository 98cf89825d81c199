"""What follows the text: attendance, the note of attachments, signature under a seal, the note."""

from collections.abc import Iterator
from dataclasses import replace

from huizong.typesetting.form import Form
from huizong.typesetting.line import line
from huizong.typesetting.printable import printable, width
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.signing import sign
from huizong.values import Envelope

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
    if (envelope.issuers or envelope.stamps) and text and text[-1].role is Role.TEXT:
        # No page may hold the signature alone: the last words of the text go with it.
        text = [
            *text[:-1],
            replace(text[-1], keep=width(text[-1].text) <= _FEW_LINES * form.grid.characters),
        ]
    return [
        *text,
        *_attendance(envelope, form),
        *_announced(text, envelope, form),
        *sign(signing, envelope, form),
        *_noted(envelope, form),
    ]


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

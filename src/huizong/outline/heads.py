"""What frames a document: title in front; signature and date at its end; whose it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from huizong.outline.dates import date_at_end, is_date, iso_date
from huizong.outline.glue import parted
from huizong.outline.lines import Line, pieces, trimmed
from huizong.outline.titles import (
    is_title,
    is_unit,
    kind_of,
    organisation_and_section,
    owner_of,
)
from huizong.outline.words import one_of, phrases
from huizong.values import ItemKind, Message, text_of

_SENTENCE = re.compile(r"[。；;！？!?：:，,\t]")
_TITLE = 45
_SIGNATURE = 30
_FRONT = 6
_GLUED = Message("署名、日期与前面的文字连在一行，已分开")


@dataclass(slots=True)
class Framed:
    """A document in three parts: its title, its body, and its signature and date."""

    title: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    end: list[tuple[ItemKind, Line]] = field(default_factory=list)


def framed(lines: Sequence[Line]) -> Framed:
    """Part the lines of a document."""
    count = _title_lines(lines)
    body, end = _parted_end(list(lines[count:]))
    return Framed(list(lines[:count]), body, end)


def _title_lines(lines: Sequence[Line]) -> int:
    if len(lines) < 2 or not _may_be_title(lines[0]):
        return 0
    second = lines[1]
    if not kind_of(lines[0].text) and _may_be_title(second) and is_title(second.text):
        return 2
    return 1


def _may_be_title(line: Line) -> bool:
    text = line.text
    if line.marker or line.row or not 2 <= len(text) <= _TITLE or is_date(text):
        return False
    return is_title(text) or not _SENTENCE.search(text)


def _parted_end(lines: list[Line]) -> tuple[list[Line], list[tuple[ItemKind, Line]]]:
    end: list[tuple[ItemKind, Line]] = []
    while lines and len(end) < 4:
        line = lines[-1]
        if line.marker or line.row:
            break
        dated = any(kind is ItemKind.DATE for kind, _ in end)
        if is_date(line.text) and not dated:
            end.insert(0, (ItemKind.DATE, line))
        elif _is_signature(line.text, dated=dated):
            end.insert(0, (ItemKind.SIGNATURE, line))
        elif (
            not dated
            and (at := date_at_end(line.text))
            and _is_signature(line.text[:at].strip(), dated=True)
        ):
            end[:0] = _signature_and_date(line, at)
        elif not end and (at := _signed_behind(line.text)):
            text, signature = parted(line, at, _GLUED)
            lines[-1:] = [text, signature]
            continue
        else:
            break
        lines.pop()
    return lines, end


@cache
def _signer() -> re.Pattern[str]:
    return re.compile(rf"{one_of(phrases().signers)}\s?[:：].{{0,24}}")


def _is_signature(text: str, *, dated: bool) -> bool:
    if not 2 <= len(text) <= _SIGNATURE:
        return False
    if _signer().fullmatch(text):
        return True
    if _SENTENCE.search(text):
        return False
    return is_unit(text) or (dated and len(text) <= 4)


def _signed_behind(text: str) -> int:
    """Return where a signature with its date begins that is glued to the last sentence, or 0."""
    end = max(text.rfind(char, max(len(text) - 60, 0)) for char in "。！？") + 1
    at = date_at_end(text)
    if not end or at is None or at <= end:
        return 0
    return end if _is_signature(text[end:at].strip(), dated=True) else 0


def _signature_and_date(line: Line, at: int) -> list[tuple[ItemKind, Line]]:
    runs = list(pieces(line.runs, [0, at, len(line.text)]))
    name, date = trimmed(runs[0], line.text[:at]), trimmed(runs[1], line.text[at:])
    return [
        (ItemKind.SIGNATURE, name.repaired(_GLUED)),
        (ItemKind.DATE, date.repaired(_GLUED)),
    ]


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says about itself."""

    kind: str
    organisation: str
    date: str
    section: str


def head_of(document: Framed) -> Head:
    """Return kind, organisation, date and section as a document states them."""
    title = _compact(text_of(run for line in document.title for run in line.runs))
    organisation, section = organisation_and_section(owner_of(title)) if title else ("", "")
    for kind, line in document.end:
        if kind is ItemKind.SIGNATURE and is_unit(line.text):
            signed = organisation_and_section(line.text)
            organisation, section = organisation or signed[0], section or signed[1]
    section = section or organisation or _section_of_first_heading(document)
    return Head(_kind(document, title), organisation, _date(document, title), section)


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _kind(document: Framed, title: str) -> str:
    if kind := kind_of(title):
        return kind
    signed = any("述职" in line.text for kind, line in document.end if kind is ItemKind.SIGNATURE)
    return "duty-report" if signed else ""


def _date(document: Framed, title: str) -> str:
    signed = [line.text for kind, line in document.end if kind is ItemKind.DATE]
    front = [line.text for line in document.body[:_FRONT] if _tells_when(line)]
    for text in (*signed, *front, title):
        if date := iso_date(text):
            return date
    return ""


def _tells_when(line: Line) -> bool:
    """Whether a line under the title says when: （2026年1月28日）, ——2026年1月28日在某会上."""
    return line.marker is None and len(line.text) <= _TITLE and line.text[0] in "（(—"


def _section_of_first_heading(document: Framed) -> str:
    """Return the unit that a file cut from a larger report begins with: （一）秘书室."""
    if not document.body or document.body[0].marker is None:
        return ""
    first = document.body[0]
    name = first.body.strip()
    peers = sum(
        line.marker is not None and line.marker.form is document.body[0].marker.form
        for line in document.body[:2000]
    )
    return name if peers == 1 and len(name) <= 12 and is_unit(name) else ""

"""What a document says about itself: its kind, whose it is, of when."""

import re
from dataclasses import dataclass

from huizong.outline.dates import is_date, iso_date
from huizong.outline.frames import Framed
from huizong.outline.lines import Line
from huizong.outline.titles import is_unit, kind_of, organisation_and_section, owner_of
from huizong.values import ItemKind, text_of

_FRONT = 6
_SHORT = 45


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
    around = [*document.front, *document.body[:_FRONT]]
    front = [line.text for line in around if _tells_when(line)]
    for text in (*signed, *front, title):
        if date := iso_date(text):
            return date
    return ""


def _tells_when(line: Line) -> bool:
    """Whether a line under the title says when: （2026年1月28日）, ——2026年1月28日在某会上."""
    return (
        line.marker is None
        and len(line.text) <= _SHORT
        and (line.text[0] in "（(—" or is_date(line.text))
    )


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

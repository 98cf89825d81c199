"""What a document says about itself: its kind, whose it is, of when."""

import re
from dataclasses import dataclass
from functools import cache

from huizong.outline.dates import is_date, iso_date
from huizong.outline.frames import Framed
from huizong.outline.lines import Line
from huizong.outline.titles import is_unit, kind_of, organisation_and_section, owner_of
from huizong.outline.words import one_of, phrases
from huizong.values import ItemKind, text_of

_FRONT = 6
_SHORT = 45
_OCCASION = 60
_DAY = re.compile(r"[（(—\-－―]*\s*(?:19|20)\d\d年\d{1,2}月\d{1,2}日")


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
    organisation = organisation or _speakers_organisation(document)
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
    front = [line.text for line in _around_title(document) if _tells_when(line)]
    for text in (*signed, *front, title):
        if date := iso_date(text):
            return date
    return ""


def _around_title(document: Framed) -> list[Line]:
    return [*document.front, *document.body[:_FRONT]]


def _tells_when(line: Line) -> bool:
    """Whether a line under the title says when: （2026年1月28日）, 2026年1月28日在某会上."""
    if line.marker is not None or len(line.text) > _OCCASION:
        return False
    if _DAY.match(line.text) and any(word in line.text for word in phrases().occasions):
        return True
    return len(line.text) <= _SHORT and (line.text[0] in "（(—" or is_date(line.text))


@cache
def _speaker() -> re.Pattern[str]:
    office = rf"(?:代理?|副)?{one_of(phrases().offices)}"
    return re.compile(rf"(.{{2,24}}?){office}[ \u3000]+\S{{1,8}}(?:[ \u3000]+\S)?")


def _speakers_organisation(document: Framed) -> str:
    """Return the organisation of who gave the report: 云溪县人民政府县长　王某."""
    for line in _around_title(document):
        match = _speaker().fullmatch(line.text) if line.marker is None else None
        if match and is_unit(match[1]):
            return organisation_and_section(match[1])[0]
    return ""


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

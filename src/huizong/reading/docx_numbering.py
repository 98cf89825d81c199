"""Makes Word's automatic numbering visible (ISO 29500-1 §17.9).

A paragraph names a num (numId) and a level (ilvl), itself or through its style; the num points at
an abstract list, whose levels say format and text ("（%2）"). Nums of one abstract list count
together. `Numbering` is the only thing here that changes: it counts, paragraph by paragraph.
"""

import re
from dataclasses import dataclass, field

from huizong.reading.docx_lists import LEVELS, Level, Listing
from huizong.reading.docx_numerals import numeral
from huizong.reading.docx_styles import Style, Styles
from huizong.reading.docx_xml import Element, number, value, w

_PLACEHOLDER = re.compile(r"%([1-9])")
_KEPT_IN_LEGAL = ("none", "decimalZero")
_SUFFIXES = {"nothing": "", "space": " "}
_NEEDS_NO_BLANK = re.compile("[、。．，：；）)】〕》—]$")


@dataclass(frozen=True, slots=True)
class Label:
    """What numbering writes before a paragraph: the number, and the blank behind it."""

    number: str
    blank: str


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    listings: dict[int, Listing]
    styles: Styles
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[tuple[int, int]] = field(default_factory=set)

    def label(self, properties: Element | None) -> Label | None:
        """Return the label of the next paragraph, given its pPr; None where it has no number."""
        found = self._level_of(properties)
        if found is None:
            return None
        identifier, level = found
        listing = self.listings.get(identifier)
        if listing is None or level not in listing.levels:
            return None
        self._count(identifier, listing, level)
        return self._written(listing, level)

    def _level_of(self, properties: Element | None) -> tuple[int, int] | None:
        """Return numId and level: the paragraph's own first, then those of its styles."""
        chain = self.styles.paragraph_chain(value(properties, "pStyle"))
        own = None if properties is None else properties.find(w("numPr"))
        identifier, level = number(own, "numId"), number(own, "ilvl", most=LEVELS - 1)
        if identifier is None:
            style = next((style for style in chain if style.numbering is not None), None)
            if style is None:
                return None
            identifier = style.numbering
            level = self._style_level(chain, style) if level is None else level
        return (identifier, level or 0) if identifier else None

    def _style_level(self, chain: list[Style], style: Style) -> int:
        """Return the level that a style is linked to; lvl/pStyle decides before its own ilvl."""
        listing = self.listings.get(style.numbering or 0)
        if listing is not None:
            for candidate in chain:
                for index, level in listing.levels.items():
                    if level.style == candidate.identifier:
                        return index
        return next((candidate.level for candidate in chain if candidate.level is not None), 0)

    def _count(self, identifier: int, listing: Listing, level: int) -> None:
        counts = self.counts.setdefault(listing.abstract, {})
        for higher in range(level):
            counts.setdefault(higher, listing.levels.get(higher, Level()).start)
        start = listing.starts.get(level)
        if start is not None and (identifier, level) not in self.used:
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = listing.levels[level].start if start is None else start
        self.used.add((identifier, level))
        for deeper in range(level + 1, LEVELS):
            if _restarts(listing.levels.get(deeper), deeper, level):
                counts.pop(deeper, None)

    def _written(self, listing: Listing, level: int) -> Label:
        counts, own = self.counts[listing.abstract], listing.levels[level]

        def written(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = listing.levels.get(index, Level())
            legal = own.legal and other.fmt not in _KEPT_IN_LEGAL
            return numeral(counts.get(index, other.start), "decimal" if legal else other.fmt)

        text = own.text if own.fmt == "bullet" else _PLACEHOLDER.sub(written, own.text)
        return Label(text, _blank(text, own.suffix))


def _restarts(level: Level | None, index: int, used: int) -> bool:
    """Whether a level starts again after one above it was used."""
    restart = None if level is None else level.restart
    return used < index if restart is None else used < restart


def _blank(text: str, suffix: str) -> str:
    """Return the blank behind a number: that of a tab only where it parts number and text."""
    if not text:
        return ""
    return _SUFFIXES.get(suffix, "" if _NEEDS_NO_BLANK.search(text) else " ")

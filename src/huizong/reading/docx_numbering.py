"""Makes Word's automatic numbering visible (ISO 29500-1 §17.9).

A paragraph names a num (numId) and a level (ilvl), itself or through its style; the num points at
an abstract list, whose levels say format and text ("（%2）"). Nums of one abstract list count
together. `Numbering` is the only thing here that changes: it counts, paragraph by paragraph.
"""

import re
from dataclasses import dataclass, field

from huizong.reading.docx_numerals import numeral
from huizong.reading.docx_styles import Style, Styles
from huizong.reading.docx_symbols import shown_bullet
from huizong.reading.docx_xml import Element, number, switched, value, w

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_SUFFIXES = {"nothing": "", "space": " "}
_NEEDS_NO_BLANK = re.compile("[、。．，：；）)】〕》—]$")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts and what it writes."""

    start: int = 1
    fmt: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False  # every number of it in 1, 2, 3, however its own level is written
    restart: int | None = None  # lvlRestart: 0 never, n after level n (counted from 1)
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A num: the abstract list it counts in, its levels, and the starts it overrides."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


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
            count = counts.get(index, listing.starts.get(index, other.start))
            return numeral(count, "decimal" if own.legal and other.fmt != "none" else other.fmt)

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


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Return the counter of a document, from its numbering part."""
    if root is None:
        return Numbering({}, styles)
    abstracts = {
        element.get(w("abstractNumId"), ""): element for element in root.iterfind(w("abstractNum"))
    }
    nums = {
        number_: element
        for element in root.iterfind(w("num"))
        if (number_ := _identifier(element)) is not None
    }
    listings = {
        identifier: listing
        for identifier, element in nums.items()
        if (listing := _listing(element, nums, abstracts, styles)) is not None
    }
    return Numbering(listings, styles)


def _identifier(element: Element) -> int | None:
    text = element.get(w("numId"), "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 11 else None


def _listing(
    num: Element, nums: dict[int, Element], abstracts: dict[str, Element], styles: Styles
) -> Listing | None:
    identifier = _abstract_of(num, nums, abstracts, styles)
    if identifier is None:
        return None
    levels = _levels(abstracts[identifier])
    starts: dict[int, int] = {}
    for override in num.iterfind(w("lvlOverride")):
        level = _level_index(override)
        if level is None:
            continue
        for element in override.iterfind(w("lvl")):
            levels[level] = _level(element)
        start = number(override, "startOverride")
        if start is not None:
            starts[level] = start
    return Listing(identifier, levels, starts)


def _abstract_of(
    num: Element, nums: dict[int, Element], abstracts: dict[str, Element], styles: Styles
) -> str | None:
    """Return the abstract list of a num, through the numbering style that it may name."""
    for _ in range(LEVELS):
        identifier = value(num, "abstractNumId")
        if identifier is None or identifier not in abstracts:
            return None
        link = value(abstracts[identifier], "numStyleLink")
        style = styles.by_identifier.get(link or "")
        linked = nums.get(style.numbering or 0) if style is not None else None
        if linked is None:
            return identifier
        num = linked
    return None


def _levels(abstract: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in abstract.iterfind(w("lvl")):
        index = _level_index(element)
        if index is not None:
            levels[index] = _level(element)
    return levels


def _level_index(element: Element) -> int | None:
    text = element.get(w("ilvl"), "")
    return int(text) if len(text) == 1 and text in "012345678" else None


def _level(element: Element) -> Level:
    fmt = value(element, "numFmt") or _alternative(element) or "decimal"
    text = value(element, "lvlText") or ""
    if fmt == "bullet":
        text = shown_bullet(text, font=value(element.find(w("rPr")), "rFonts", "ascii") or "")
    start = number(element, "start")
    return Level(
        start=0 if start is None else start,
        fmt=fmt,
        text=text,
        suffix=value(element, "suff") or "tab",
        legal=bool(switched(element, "isLgl")),
        restart=number(element, "lvlRestart", most=LEVELS),
        style=value(element, "pStyle"),
    )


def _alternative(element: Element) -> str | None:
    """Return the format that Word 2010 and later put into mc:AlternateContent."""
    nested = next(element.iter(w("numFmt")), None)
    return None if nested is None else nested.get(w("val"))

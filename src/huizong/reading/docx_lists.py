"""The lists that a docx defines: numbering.xml with its overrides and links (ISO 29500-1 §17.9)."""

import re
from dataclasses import dataclass, replace

from huizong.reading.docx_styles import Styles
from huizong.reading.docx_symbols import shown_bullet
from huizong.reading.docx_xml import Element, number, switched, value, w

LEVELS = 9
_PADDED = {"001": "decimalZero3", "0001": "decimalZero4", "00001": "decimalZero5"}
_DOTTED = re.compile(r"%\d(?:[.．]%\d)+[.．]?")


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


def read_listings(root: Element | None, styles: Styles) -> dict[int, Listing]:
    """Return the lists of a numbering part by numId."""
    if root is None:
        return {}
    abstracts = {
        element.get(w("abstractNumId"), ""): element for element in root.iterfind(w("abstractNum"))
    }
    nums = {
        number_: element
        for element in root.iterfind(w("num"))
        if (number_ := _identifier(element)) is not None
    }
    return {
        identifier: listing
        for identifier, element in nums.items()
        if (listing := _listing(element, nums, abstracts, styles)) is not None
    }


def with_legal_dots(listings: dict[int, Listing]) -> dict[int, Listing]:
    """Return lists in which a number of dotted numbers ("%1.%2") is one in 1, 2, 3 throughout.

    LibreOffice forgets isLgl: 1.1 under 一、 would come out as 一.1, which nobody writes.
    """
    return {
        identifier: replace(
            listing,
            levels={
                index: replace(level, legal=level.legal or bool(_DOTTED.fullmatch(level.text)))
                for index, level in listing.levels.items()
            },
        )
        for identifier, listing in listings.items()
    }


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
    """Return the format that Word 2010 and later put into mc:AlternateContent.

    One of Word's own shows its first numbers: "001, 002, 003, ...".
    """
    nested = next(element.iter(w("numFmt")), None)
    if nested is None:
        return None
    first = nested.get(w("format"), "").partition(",")[0].strip()
    return _PADDED.get(first, nested.get(w("val")))

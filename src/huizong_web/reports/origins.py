"""What the panel beside the sheet says of a run or a figure: where it came from, and what else.

Pure: `link` gives the address of a place, `texts` the texts it stands in. A text to which no link
leads may not be read by whoever looks: of it only the words are shown that the report prints.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from huizong.values import Compilation, Finding, Matter, Mention, Message, Place
from huizong_web.reports.resting import Rest, Resting
from huizong_web.reports.sheet import Sheet
from huizong_web.reports.texts import Text, Texts
from huizong_web.reports.touching import Touching

_WIDEST = 160
"""Characters of its paragraph that are shown on either side of a place."""
_SHORT = 60
"""Characters that are shown of what another section says of the matter."""
_ALSO = 10
"""Other items that the panel lists of one matter; the page of the matters lists all."""
_FAULTS = 10
"""Findings that the panel lists of one place."""
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")

Link = Callable[[Place], str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source's text.

    `mark` is "here" at a place ("first" where that begins), "near" in its sentence, "" elsewhere.
    """

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in its paragraph: who wrote it, in which file and item."""

    section: str
    label: str
    name: str
    url: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Also:
    """Another section's words about the same matter; `role` is the library's word for its part."""

    section: str
    label: str
    role: str
    words: str
    why: Message
    url: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A matter of which other sections speak as well, and what they say.

    `anchor` is that of the item on the page of the matters; `more` counts those not listed here.
    """

    title: str
    anchor: str
    also: tuple[Also, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """What the panel shows under a key: the words pointed at, their places, their company."""

    key: str
    words: str
    is_figure: bool
    quotes: tuple[Quote, ...]
    matters: tuple[Shared, ...]
    findings: tuple["Noticed", ...]
    more_findings: int
    rests: tuple[Rest, ...] = ()


@dataclass(frozen=True, slots=True)
class Noticed:
    """A finding and the address of the page that lists it."""

    finding: Finding
    url: str


def origins_of(
    compilation: Compilation,
    sheet: Sheet,
    texts: Texts,
    link: Link,
    noticed: Iterable[Noticed] = (),
    *,
    wanted: AbstractSet[str] | None = None,
    resting: Resting | None = None,
) -> Iterator[Origin]:
    """Yield the origin of every run and every figure of a sheet, with what was noticed there.

    With `wanted`, only those of its keys; with `resting`, what figures rest on besides.
    """
    company = _Company(compilation, texts, link, tuple(noticed))
    for key, place in sheet.origins.items():
        if wanted is None or key in wanted:
            words = texts[place.path].document.quote(place)
            yield company.origin(key, words, (place,), is_figure=False)
    for key, basis in sheet.figures.items():
        if wanted is None or key in wanted:
            found = company.origin(key, basis.figure.text, basis.places, is_figure=True)
            rests = (each for place in basis.places for each in (resting(place) if resting else ()))
            yield replace(found, rests=tuple(rests))


@dataclass(frozen=True)
class _Company:
    """What stands around a place; looked up file by file, since a round may have hundreds."""

    compilation: Compilation
    texts: Texts
    link: Link
    noticed: tuple[Noticed, ...]

    @cached_property
    def _mentions(self) -> Touching[Matter]:
        return Touching(
            (self._whole(mention), matter)
            for matter in self.compilation.matters
            for mention in matter.mentions
        )

    @cached_property
    def _faults(self) -> Touching[Noticed]:
        return Touching(
            (place, noticed) for noticed in self.noticed for place in noticed.finding.places
        )

    def origin(self, key: str, words: str, places: tuple[Place, ...], *, is_figure: bool) -> Origin:
        matters = _touched(self._mentions, places)
        shared = (self._shared(each, places) for each in matters)
        faults = _touched(self._faults, places)
        return Origin(
            key=key,
            words=words,
            is_figure=is_figure,
            quotes=tuple(self._quote(place, is_figure=is_figure) for place in places),
            matters=tuple(each for each in shared if each.also),
            findings=faults[:_FAULTS],
            more_findings=max(len(faults) - _FAULTS, 0),
        )

    def _quote(self, place: Place, *, is_figure: bool) -> Quote:
        text, url = self.texts[place.path], self.link(place)
        printed = (Stretch(text.words(place.start, place.end), "here"),)
        return Quote(
            section=text.section,
            label=text.label(place),
            name=text.name,
            url=url,
            stretches=quote(text, place, with_sentence=is_figure) if url else printed,
        )

    def _shared(self, matter: Matter, places: tuple[Place, ...]) -> Shared:
        others = [
            mention
            for mention in matter.mentions
            if not any(self._whole(mention).overlaps(place) for place in places)
        ]
        also = tuple(self._other(mention) for mention in others[:_ALSO])
        return Shared(matter.title, self._anchor(matter), also, len(others) - len(also))

    def _anchor(self, matter: Matter) -> str:
        item = matter.mentions[0].item
        return f"i{self.texts[item.path].number}-{item.start}"

    def _whole(self, mention: Mention) -> Place:
        return self.texts[mention.item.path].whole(mention.item)

    def _other(self, mention: Mention) -> Also:
        text, whole = self.texts[mention.item.path], self._whole(mention)
        url = self.link(mention.item)
        return Also(
            section=mention.section,
            label=text.label(mention.item),
            role=mention.role,
            words=_short(text.words(whole.start, whole.end)) if url else "",
            why=mention.why,
            url=url,
        )


def quote(text: Text, place: Place, *, with_sentence: bool) -> tuple[Stretch, ...]:
    """Return the paragraph around a place in stretches, cut at both ends where it is long."""
    around = text.around(place)
    low = max(around.start, place.start - _WIDEST)
    high = min(around.end, place.end + _WIDEST)
    near = _sentence(text.document.text, around, place) if with_sentence else place
    bounds = (low, max(near.start, low), place.start, place.end, min(near.end, high), high)
    marks = ("", "near", "here", "near", "")
    stretches = [
        Stretch(text.words(start, end), mark)
        for start, end, mark in zip(bounds, bounds[1:], marks, strict=False)
        if start < end
    ]
    before = [Stretch("…")] if around.start < low else []
    after = [Stretch("…")] if high < around.end else []
    return (*before, *stretches, *after)


def _sentence(words: str, around: Place, place: Place) -> Place:
    """Return the sentence, or the clause up to a semicolon, in which a place begins."""
    for match in _SENTENCE.finditer(words, around.start, around.end):
        if match.start() <= place.start < match.end():
            return Place(place.path, match.start(), max(match.end(), place.end))
    return place


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHORT else words[:_SHORT] + "…"


def _touched(known: Touching[T], places: tuple[Place, ...]) -> tuple[T, ...]:
    """Return what is known of any of the places, each once, in order.

    One thing is one object here; comparing what it says would take long, since one finding may
    name a thousand places.
    """
    found = {id(what): what for place in places for _, what in known.of(place)}
    return tuple(found.values())


def places_of_finding(finding: Finding, texts: Texts, link: Link) -> Iterator[Quote]:
    """Yield the places of a finding in their paragraphs; one without extent names its file only."""
    for place in finding.places:
        text = texts.get(place.path)
        if text is not None:
            stretches = quote(text, place, with_sentence=True) if place.start < place.end else ()
            yield Quote(text.section, text.label(place), text.name, link(place), stretches)

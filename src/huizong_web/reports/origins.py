"""What the panel beside the sheet says of a run or a figure: where it came from, and what else.

Pure: `link` gives the address of a place, `texts` the texts it stands in.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from huizong.values import Compilation, Finding, Matter, Mention, Message, Place
from huizong_web.reports.sheet import Sheet
from huizong_web.reports.texts import Text, Texts

_WIDEST = 160
"""Characters of its paragraph that are shown on either side of a place."""
_SHORT = 60
"""Characters that are shown of what another section says of the matter."""
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")

Link = Callable[[Place], str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source's text; `mark` is "here" at a place, "near" in its sentence, or ""."""

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
class Origin:
    """What the panel shows under a key: the words pointed at, their places, their company."""

    key: str
    words: str
    is_figure: bool
    quotes: tuple[Quote, ...]
    matter: str
    also: tuple[Also, ...]
    findings: tuple[Finding, ...]


def origins_of(
    compilation: Compilation, sheet: Sheet, texts: Texts, link: Link
) -> Iterator[Origin]:
    """Yield the origin of every run and every figure of a sheet."""
    company = _Company(compilation, texts, link)
    for key, place in sheet.origins.items():
        words = texts[place.path].document.quote(place)
        yield company.origin(key, words, (place,), is_figure=False)
    for key, basis in sheet.figures.items():
        yield company.origin(key, basis.figure.text, basis.places, is_figure=True)


@dataclass(frozen=True, slots=True)
class _Company:
    compilation: Compilation
    texts: Texts
    link: Link

    def origin(self, key: str, words: str, places: tuple[Place, ...], *, is_figure: bool) -> Origin:
        quotes = tuple(self._quote(place, is_figure=is_figure) for place in places)
        matter = self._matter(places)
        return Origin(
            key=key,
            words=words,
            is_figure=is_figure,
            quotes=quotes,
            matter=matter.title if matter else "",
            also=tuple(self._also(matter, places)) if matter else (),
            findings=_findings_at(self.compilation.findings, places),
        )

    def _quote(self, place: Place, *, is_figure: bool) -> Quote:
        text = self.texts[place.path]
        return Quote(
            section=text.section,
            label=text.label(place),
            name=text.name,
            url=self.link(place),
            stretches=quote(text, place, with_sentence=is_figure),
        )

    def _matter(self, places: tuple[Place, ...]) -> Matter | None:
        """Return the matter that several sections tell and one of the places speaks of."""
        for matter in self.compilation.matters:
            speaks = any(self._speaks(mention, places) for mention in matter.mentions)
            if speaks and len(matter.mentions) > 1:
                return matter
        return None

    def _also(self, matter: Matter, places: tuple[Place, ...]) -> Iterator[Also]:
        for mention in matter.mentions:
            if not self._speaks(mention, places):
                yield self._other(mention)

    def _speaks(self, mention: Mention, places: tuple[Place, ...]) -> bool:
        item = self.texts[mention.item.path].whole(mention.item)
        return any(item.overlaps(place) for place in places)

    def _other(self, mention: Mention) -> Also:
        text = self.texts[mention.item.path]
        return Also(
            section=mention.section,
            label=text.label(mention.item),
            role=mention.role,
            words=_short(text.document.quote(text.whole(mention.item))),
            why=mention.why,
            url=self.link(mention.item),
        )


def quote(text: Text, place: Place, *, with_sentence: bool) -> tuple[Stretch, ...]:
    """Return the paragraph around a place in stretches, cut at both ends where it is long."""
    around = text.around(place)
    low = max(around.start, place.start - _WIDEST)
    high = min(around.end, place.end + _WIDEST)
    near = _sentence(text.document.text, around, place) if with_sentence else place
    bounds = (low, max(near.start, low), place.start, place.end, min(near.end, high), high)
    marks = ("", "near", "here", "near", "")
    words = text.document.text
    stretches = [
        Stretch(words[start:end], mark)
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


def _findings_at(findings: Iterable[Finding], places: tuple[Place, ...]) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in findings
        if any(where.overlaps(place) for where in finding.places for place in places)
    )


def places_of_finding(finding: Finding, texts: Texts, link: Link) -> Iterator[Quote]:
    """Yield the places of a finding in their paragraphs; one without extent names its file only."""
    for place in finding.places:
        text = texts.get(place.path)
        if text is not None:
            stretches = quote(text, place, with_sentence=True) if place.start < place.end else ()
            yield Quote(text.section, text.label(place), text.name, link(place), stretches)

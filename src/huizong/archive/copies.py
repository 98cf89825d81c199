"""The paragraphs and documents that are near copies, with their places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from huizong.archive.differing import differing
from huizong.archive.limits import Limits
from huizong.archive.pairs import pairs
from huizong.values import Document, DocumentCopy, NearCopy, Outline, Place, text_of


@dataclass(frozen=True, slots=True)
class Text:
    """One document of an archive: what it is called, where it stands, its paragraphs."""

    title: str
    place: Place
    paragraphs: tuple[tuple[Place, str], ...]


def texts(document: Document, outline: Outline) -> Iterator[Text]:
    """Yield the documents that a file contains with their paragraphs; lines of a frame are none.

    A file in which no document was told apart is one.
    """
    frame = {place.start for place in outline.boilerplate}
    said = [
        (paragraph.place, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.place.start not in frame
    ]
    wholes = [
        (text_of(report.title), report.place) for report in outline.reports if report.place
    ] or [("", Place(document.path, 0, len(document.text)))]
    for title, place in wholes:
        inside = tuple(each for each in said if place.start <= each[0].start < place.end)
        yield Text(title, place, inside)


def near_copies(archive: Sequence[Text], *, limits: Limits | None = None) -> tuple[NearCopy, ...]:
    """Return the paragraphs that repeat one read before them, in the order of the archive."""
    bounds = limits or Limits()
    said = [paragraph for text in archive for paragraph in text.paragraphs]
    return tuple(
        NearCopy(
            said[pair.copy][0],
            said[pair.source][0],
            pair.similarity,
            pair.written,
            pair.containment,
            differing(said[pair.source][1], said[pair.copy][1], most=bounds.most_differences),
        )
        for pair in pairs([words for _, words in said], limits=bounds)
    )


def document_copies(
    archive: Sequence[Text], copies: Iterable[NearCopy], *, limits: Limits | None = None
) -> tuple[DocumentCopy, ...]:
    """Return the documents of which a good part stands in another one, the most alike first."""
    bounds = limits or Limits()
    owner = {place: number for number, text in enumerate(archive) for place, _ in text.paragraphs}
    shared: dict[tuple[int, int], tuple[set[Place], set[Place]]] = defaultdict(
        lambda: (set(), set())
    )
    for copy in copies:
        source, target = owner[copy.source], owner[copy.place]
        if source != target:
            shared[source, target][0].add(copy.source)
            shared[source, target][1].add(copy.place)
    found = [
        _document_copy(archive[source], archive[target], *places)
        for (source, target), places in shared.items()
    ]
    told = [one for one in found if max(one.share, one.back) >= bounds.share]
    return tuple(sorted(told, key=lambda one: (-max(one.share, one.back), one.place)))


def _document_copy(source: Text, target: Text, there: set[Place], here: set[Place]) -> DocumentCopy:
    return DocumentCopy(
        target.place,
        source.place,
        target.title,
        source.title,
        _share(here, target),
        _share(there, source),
        len(here),
    )


def _share(places: set[Place], text: Text) -> float:
    whole = sum(len(words) for _, words in text.paragraphs)
    return sum(len(words) for place, words in text.paragraphs if place in places) / max(whole, 1)

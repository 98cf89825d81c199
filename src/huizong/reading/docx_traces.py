"""Comments, tracked changes and hidden texts of a docx, with the places they stand at."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from huizong.reading.docx_xml import Element, w
from huizong.values import Place, Trace, TraceKind

CHANGES = {
    w("ins"): TraceKind.INSERTED,
    w("moveTo"): TraceKind.INSERTED,
    w("del"): TraceKind.DELETED,
    w("moveFrom"): TraceKind.DELETED,
}
COMMENT_START, COMMENT_END = w("commentRangeStart"), w("commentRangeEnd")
COMMENT_POINT = w("commentReference")
_WORDS = (w("t"), w("delText"))


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at [start, end) of a paragraph's text; `element` says the rest."""

    element: Element
    start: int
    end: int
    text: str = ""
    kind: TraceKind | None = None  # None for the ends of what a comment is about


def words_of(element: Element) -> str:
    """Return what an element says, deleted text as well."""
    return "".join(found.text or "" for found in element.iter(*_WORDS))


@dataclass(slots=True)
class Tracer:
    """Gathers the marks of a document, paragraph by paragraph, as places in its text."""

    path: str
    traces: list[Trace] = field(default_factory=list)
    waiting: list[Mark] = field(default_factory=list)  # of text that is not written yet
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)  # of comments, by identifier

    def keep(self, marks: tuple[Mark, ...], *, offset: int) -> None:
        """Keep the marks of a text that stands `offset` characters into what will be written."""
        self.waiting += [
            replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in marks
        ]

    def settle(self, start: int) -> None:
        """Turn the marks that wait into places: their text was written at `start`."""
        for mark in self.waiting:
            low, high = start + mark.start, start + mark.end
            if mark.kind is None:
                self._span(mark.element, low)
            else:
                self.traces.append(_trace(mark.kind, mark.text, mark.element, self.path, low, high))
        self.waiting.clear()

    def _span(self, element: Element, at: int) -> None:
        identifier = element.get(w("id"), "")
        known = self.spans.get(identifier)
        if known is None:
            self.spans[identifier] = (at, at)
        elif element.tag == COMMENT_END:
            self.spans[identifier] = (known[0], max(known[0], at))

    def told(self, comments: Element | None) -> tuple[Trace, ...]:
        """Return all traces by place, given the part that holds what the comments say."""
        return tuple(
            sorted((*self.traces, *self._comments(comments)), key=lambda trace: trace.place)
        )

    def _comments(self, part: Element | None) -> Iterator[Trace]:
        for comment in () if part is None else part.iterfind(w("comment")):
            span = self.spans.get(comment.get(w("id"), ""))
            if span is not None:
                text = "\n".join(words_of(paragraph) for paragraph in comment.iter(w("p")))
                yield _trace(TraceKind.COMMENT, text, comment, self.path, *span)


def _trace(kind: TraceKind, text: str, element: Element, path: str, start: int, end: int) -> Trace:
    author, date = element.get(w("author"), ""), element.get(w("date"), "")
    return Trace(kind, text.strip(), Place(path, start, end), author, date)

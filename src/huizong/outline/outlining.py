"""Outlines a document: the one module of this house that knows the order of its steps."""

from collections.abc import Iterable

from huizong.outline.contained import contents
from huizong.outline.frames import Framed, framed
from huizong.outline.heads import head_of
from huizong.outline.items import framing, items_of
from huizong.outline.lines import Line, lines_of, span
from huizong.outline.splitting import settled
from huizong.outline.tree import tree
from huizong.values import Document, ItemKind, Outline, Place, Report


def outline(document: Document) -> Outline:
    """Return the reports that a document contains, each with its numbered tree.

    Places count in `document.text`. Every character of the body that is no blank and no bullet
    lies in the place of exactly one item (inline items apart, which lie within theirs), of a title
    or of the boilerplate.
    """
    found = contents(settled(list(lines_of(document))))
    reports = tuple(_report(framed(lines)) for lines in found.documents)
    return Outline(reports, tuple(_places(found.boilerplate)))


def _report(document: Framed) -> Report:
    head = head_of(document)
    front = [(ItemKind.PARAGRAPH, line) for line in document.front]
    every = [*document.front, *document.title, *document.body, *(line for _, line in document.end)]
    return Report(
        title=tuple(run for line in document.title for run in line.runs),
        kind=head.kind,
        organisation=head.organisation,
        date=head.date,
        section=head.section,
        place=span(run for line in every for run in line.runs),
        items=(*framing(front), *items_of(tree(document.body)), *framing(document.end)),
    )


def _places(lines: Iterable[Line]) -> Iterable[Place]:
    places = (line.place for line in lines)
    return sorted(place for place in places if place)

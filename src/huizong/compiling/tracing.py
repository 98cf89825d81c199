"""Findings about the compiled report, pointed at the words of the inputs that they are about."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from huizong.values import Finding, Item, ItemKind, Place, Report, cut, places_of, walk

# Few levels: `一、` is followed by `1.` on purpose (see numbering), so that is no fault of ours.
_ON_PURPOSE = {"level-skipped"}


def traced(
    report: Report, text: str, found: Sequence[Finding], known: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield what was found in a compiled report's plain text and not yet in the inputs.

    Places become those of the inputs where the words were quoted from; a place in words of the
    program's own stays one of the text.
    """
    said = {(finding.rule, str(finding.message)) for finding in known}
    laid = list(_laid(report, text))
    for finding in found:
        if finding.rule in _ON_PURPOSE or (finding.rule, str(finding.message)) in said:
            continue
        places = tuple(one for place in finding.places for one in _origins(place, laid))
        yield replace(finding, places=places, fix=())


def _laid(report: Report, text: str) -> Iterator[tuple[int, Item]]:
    """Yield the items with where their words begin in the text."""
    at = 0
    for item, _ in walk(report.items):
        if item.kind is ItemKind.INLINE_ITEM:  # its words stand in its parent's text
            continue
        start = text.find(item.text, at)
        if start >= 0:
            yield start, item
            at = start + len(item.text)


def _origins(place: Place, laid: Sequence[tuple[int, Item]]) -> tuple[Place, ...]:
    index = bisect_right([start for start, _ in laid], place.start) - 1
    if index < 0:
        return (place,)
    start, item = laid[index]
    return places_of(cut(item.runs, place.start - start, place.end - start)) or (place,)

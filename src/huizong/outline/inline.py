"""Items within a paragraph: 一是…；二是…。 They lie within it and overlap it."""

from huizong.outline.lines import char_before, pieces, span
from huizong.outline.markers import Marker, may_hold_series, series_markers
from huizong.values import Item, ItemKind, Run

_TRAILING = " \t\u3000；;。，,"
_CLAUSE = frozenset("；;，,")


def inline_items(runs: tuple[Run, ...], text: str) -> tuple[Item, ...]:
    """Return the series within a paragraph as items, without the marks that part them."""
    counted = _series(text) if may_hold_series(text) else []
    if not counted:
        return ()
    reach = [series[0].start for series in counted[1:]] + [len(text)]
    found = [
        pair
        for series, stop in zip(counted, reach, strict=False)
        for pair in _ends(text, series, stop)
    ]
    bounds = [at for marker, end in found for at in (marker.start, marker.end, end)]
    parts = list(pieces(runs, bounds))
    return tuple(
        _item(marker, text, parts[3 * index], parts[3 * index + 1])
        for index, (marker, _) in enumerate(found)
    )


def _item(marker: Marker, text: str, head: tuple[Run, ...], own: tuple[Run, ...]) -> Item:
    printed = text[marker.start : marker.end].rstrip()
    return Item(ItemKind.INLINE_ITEM, printed, own, span(head + own))


def _series(text: str) -> list[list[Marker]]:
    """Return the runs of two and more markers that count from one, or on from another paragraph."""
    found: list[list[Marker]] = []
    current: list[Marker] = []
    for marker in series_markers(text):
        if current and marker.follows(current[-1]):
            current.append(marker)
        elif (marker.number == 1 or marker.start == 0) and not marker.doubtful:
            found.append(current)
            current = [marker]
    found.append(current)
    return [series for series in found if len(series) > 1]


def _ends(text: str, series: list[Marker], reach: int) -> list[tuple[Marker, int]]:
    """Pair each marker with the end of its item, the marks that part the items left out.

    The last one ends with its sentence where semicolons part the series, else with the paragraph
    or where the next series begins (`reach`).
    """
    starts = [marker.start for marker in series]
    by_clause = all(char_before(text, at) in _CLAUSE for at in starts[1:])
    stop = text.find("。", series[-1].end, reach) if by_clause else -1
    ends = [*starts[1:], stop if stop >= 0 else reach]
    return [
        (marker, _trimmed(text, marker.end, end)) for marker, end in zip(series, ends, strict=True)
    ]


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end

"""Items within a paragraph: 一是…；二是…。 They lie within it and overlap it."""

from huizong.outline.lines import span
from huizong.outline.markers import Marker, series_markers
from huizong.values import Item, ItemKind, Run, cut, text_of

_TRAILING = " \t\u3000；;。，,"


def inline_items(runs: tuple[Run, ...], text: str) -> tuple[Item, ...]:
    """Return the series within a paragraph as items, without the marks that part them."""
    items: list[Item] = []
    for series in _series(text):
        items += [_item(runs, text, marker, end) for marker, end in _ends(text, series)]
    return tuple(items)


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


def _ends(text: str, series: list[Marker]) -> list[tuple[Marker, int]]:
    """Pair each marker with the end of its item.

    The last one ends with its sentence where semicolons part the series, else with the paragraph.
    """
    starts = [marker.start for marker in series]
    by_clause = all(text[:at].rstrip()[-1:] in "；;，," for at in starts[1:])
    stop = text.find("。", series[-1].end) if by_clause else -1
    return list(zip(series, [*starts[1:], stop if stop >= 0 else len(text)], strict=True))


def _item(runs: tuple[Run, ...], text: str, marker: Marker, end: int) -> Item:
    end = marker.end + len(text[marker.end : end].rstrip(_TRAILING))
    whole = cut(runs, marker.start, end)
    own = cut(runs, marker.end, end)
    head = text[marker.start : marker.end].rstrip()
    return Item(ItemKind.INLINE_ITEM, head, own, span(whole) if text_of(whole) else None)

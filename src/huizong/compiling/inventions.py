"""What a compiled report made up (design, invariant I3), held against the inputs afresh."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from huizong.compiling.numbering import path_label
from huizong.compiling.pieces import Pieces
from huizong.compiling.proving import proven
from huizong.figures import figures
from huizong.values import (
    Addition,
    Figure,
    Finding,
    Item,
    Message,
    Paragraph,
    Place,
    Reading,
    Report,
    Run,
    Severity,
    places_of,
    text_of,
    walk,
)

_DIGITS = (re.compile(r"[\d.．]"), re.compile("[〇零一二三四五六七八九十百千万亿]"))


def made_up(
    report: Report,
    readings: Sequence[Reading],
    allowed: Iterable[str],
    *,
    additions: Sequence[Addition] = (),
    read: Callable[[str], Sequence[Figure]] = figures,
) -> Iterator[Finding]:
    """Yield what the report says that no input says; of `additions` only those that hold."""
    inputs = _inputs(readings, allowed)
    sums = proven(additions, report.items, readings)
    yield from _strange(report.title, "", inputs)
    for path, item in _paths(report.items):
        label = path_label(report.items, path)
        total, unit = sums.get(path, ("", ""))
        yield from _strange(item.runs, label, inputs, total=total)
        yield from _strange_figures(item, label, inputs, read, total=total + unit)


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What quotations are held against.

    `repaired` are the runs whose text reading changed, in order of their places; `edges` are the
    offsets at which an item's own text begins or ends, `seams` those at which one run of a
    paragraph follows another.
    """

    words: frozenset[str]
    texts: Mapping[str, str]
    repaired: tuple[tuple[Place, str], ...]
    edges: frozenset[tuple[str, int]]
    seams: frozenset[tuple[str, int, int]]


def _inputs(readings: Sequence[Reading], allowed: Iterable[str]) -> _Inputs:
    runs = [tuple(paragraph.runs) for reading in readings for paragraph in _written(reading)]
    items = [item for reading in readings for item, _ in walk(reading.report.items)]
    owned = [places for item in items if (places := places_of(item.runs))]
    texts = {reading.document.path: reading.document.text for reading in readings}
    return _Inputs(
        frozenset(allowed),
        texts,
        tuple(sorted(_repaired(runs, texts))),
        frozenset(
            edge
            for places in owned
            for edge in ((places[0].path, places[0].start), (places[-1].path, places[-1].end))
        ),
        frozenset(
            (one.path, one.end, other.start)
            for each in runs
            for one, other in pairwise(places_of(each))
        ),
    )


def _written(reading: Reading) -> Iterator[Paragraph]:
    """Yield every paragraph of a document, those of tables' cells too."""
    for block in reading.document.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (p for row in block.rows for cell in row for p in cell.paragraphs)


def _repaired(
    paragraphs: Iterable[tuple[Run, ...]], texts: Mapping[str, str]
) -> Iterator[tuple[Place, str]]:
    """Yield what was read where it differs from what stands there: 74772 at 7 4 7 7 2."""
    for runs in paragraphs:
        for run in runs:
            if run.origin is not None and run.text != _quoted(run.origin, texts):
                yield run.origin, run.text


def _quoted(place: Place, texts: Mapping[str, str]) -> str:
    return texts.get(place.path, "")[place.start : place.end]


def _paths(items: tuple[Item, ...]) -> Iterator[tuple[tuple[int, ...], Item]]:
    for index, item in enumerate(items):
        yield (index,), item
        for path, child in _paths(item.children):
            yield (index, *path), child


def _strange(
    runs: tuple[Run, ...], label: str, inputs: _Inputs, *, total: str = ""
) -> Iterator[Finding]:
    for run in runs:
        if run.origin is None:
            known = run.text in inputs.words or run.text.isspace() or run.text == total
        else:
            known = run.text == _quoted(run.origin, inputs.texts) or _was_read(
                run.text, run.origin, inputs.repaired
            )
        if not known:
            yield _made_up(run.text, label, places_of((run,)))


def _was_read(text: str, place: Place, repaired: tuple[tuple[Place, str], ...]) -> bool:
    """Whether a quotation is a repaired run or a piece of one that parts no number.

    A run as long as its origin is held against it character by character.
    """
    end = Place(place.path, place.start + 1, 0)
    at = bisect_right(repaired, (end, "")) - 1
    if at < 0 or not repaired[at][0].holds(place):
        return False
    origin, whole = repaired[at]
    if origin.end - origin.start == len(whole):
        low = place.start - origin.start
        return whole[low : low + place.end - place.start] == text
    return place == origin and any(
        not _parts_number(whole, match.start(), match.end())
        for match in re.finditer(re.escape(text), whole)
    )


def _parts_number(text: str, *cuts: int) -> bool:
    """Whether a cut stands between two digits of one number."""
    return any(
        digits.fullmatch(text[at - 1]) and digits.fullmatch(text[at])
        for digits in _DIGITS
        for at in cuts
        if 0 < at < len(text)
    )


def _strange_figures(
    item: Item,
    label: str,
    inputs: _Inputs,
    read: Callable[[str], Sequence[Figure]],
    *,
    total: str = "",
) -> Iterator[Finding]:
    """Yield the figures that come into being only where quotations are cut or meet."""
    pieces = Pieces(item.runs)
    for figure in read(text_of(item.runs)):
        runs = pieces.cut(figure.start, figure.end)
        if figure.text == total and runs[0].origin is None:
            continue
        places = places_of(runs)
        of_one_text = all(run.origin is not None for run in runs) and all(
            (one.path, one.end, other.start) in inputs.seams for one, other in pairwise(places)
        )
        if not of_one_text or _is_cut(pieces, figure, places, inputs):
            yield _made_up(figure.text, label, places)


def _is_cut(pieces: Pieces, figure: Figure, places: tuple[Place, ...], inputs: _Inputs) -> bool:
    """Whether a figure is only a part of a longer number of its source.

    Where the report goes on as the source does, nothing is cut, whatever stands there.
    """
    first, last = places[0], places[-1]
    before = inputs.texts[first.path][max(first.start - 1, 0) : first.start]
    after = inputs.texts[last.path][last.end : last.end + 1]
    ahead = places_of(pieces.cut(max(figure.start - 1, 0), figure.start))
    behind = places_of(pieces.cut(figure.end, figure.end + 1))
    if (first.path, first.start) in inputs.edges or (ahead and ahead[-1].end == first.start):
        before = ""
    if (last.path, last.end) in inputs.edges or (behind and behind[0].start == last.end):
        after = ""
    return any(
        digits.fullmatch(outer) and digits.fullmatch(inner)
        for digits in _DIGITS
        for outer, inner in ((before, figure.text[0]), (after, figure.text[-1]))
    )


def _made_up(text: str, label: str, places: tuple[Place, ...]) -> Finding:
    return Finding(
        "HZ021",
        "made-up",
        Severity.ERROR,
        Message("汇总稿{label}的“{text}”在各科室报告中都没有", label=label, text=text[:40]),
        Message("这是程序的错误，请附上这些文件反馈；汇总稿没有写出"),
        places,
    )

"""What a compiled report made up (design, invariant I3), held against the inputs afresh."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from huizong.compiling.numbering import path_label
from huizong.figures import figures
from huizong.values import (
    Finding,
    Item,
    Message,
    Paragraph,
    Place,
    Reading,
    Report,
    Run,
    Severity,
    cut,
    places_of,
    text_of,
    walk,
)

_DIGITS = (re.compile(r"[\d.]"), re.compile("[〇零一二三四五六七八九十百千万亿]"))


def made_up(
    report: Report, readings: Sequence[Reading], allowed: Iterable[str]
) -> Iterator[Finding]:
    """Yield what the report says that no input says."""
    inputs = _inputs(readings, allowed)
    yield from _strange(report.title, "", inputs)
    for path, item in _paths(report.items):
        label = path_label(report.items, path)
        yield from _strange(item.runs, label, inputs)
        yield from _strange_figures(item, label, inputs)


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What quotations are held against.

    `repaired` are the runs whose text reading changed; `edges` are the offsets at which an item's
    own text begins or ends, `seams` those at which one run of a paragraph follows another.
    """

    words: frozenset[str]
    texts: Mapping[str, str]
    repaired: frozenset[Run]
    edges: frozenset[tuple[str, int]]
    seams: frozenset[tuple[str, int, int]]


def _inputs(readings: Sequence[Reading], allowed: Iterable[str]) -> _Inputs:
    runs = [tuple(paragraph.runs) for reading in readings for paragraph in _written(reading)]
    items = [item for reading in readings for item, _ in walk(reading.report.items)]
    owned = [places for item in items if (places := places_of(item.runs))]
    return _Inputs(
        frozenset(allowed),
        {reading.document.path: reading.document.text for reading in readings},
        frozenset(run for each in runs for run in each if _is_repaired(run)),
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


def _is_repaired(run: Run) -> bool:
    return run.origin is not None and run.origin.end - run.origin.start != len(run.text)


def _paths(items: tuple[Item, ...]) -> Iterator[tuple[tuple[int, ...], Item]]:
    for index, item in enumerate(items):
        yield (index,), item
        for path, child in _paths(item.children):
            yield (index, *path), child


def _strange(runs: tuple[Run, ...], label: str, inputs: _Inputs) -> Iterator[Finding]:
    for run in runs:
        if run.origin is None:
            known = run.text in inputs.words or run.text.isspace()
        else:
            quoted = inputs.texts.get(run.origin.path, "")[run.origin.start : run.origin.end]
            known = run.text == quoted or run in inputs.repaired
        if not known:
            yield _made_up(run.text, label, places_of((run,)))


def _strange_figures(item: Item, label: str, inputs: _Inputs) -> Iterator[Finding]:
    """Yield the figures that come into being only where quotations are cut or meet."""
    for figure in figures(text_of(item.runs)):
        runs = cut(item.runs, figure.start, figure.end)
        places = places_of(runs)
        of_one_text = all(run.origin is not None for run in runs) and all(
            (one.path, one.end, other.start) in inputs.seams for one, other in pairwise(places)
        )
        if not of_one_text or _is_cut(figure.text, places, inputs):
            yield _made_up(figure.text, label, places)


def _is_cut(figure: str, places: tuple[Place, ...], inputs: _Inputs) -> bool:
    """Whether a figure is only a part of a longer number of its source."""
    first, last = places[0], places[-1]
    before = inputs.texts[first.path][max(first.start - 1, 0) : first.start]
    after = inputs.texts[last.path][last.end : last.end + 1]
    if (first.path, first.start) in inputs.edges:
        before = ""
    if (last.path, last.end) in inputs.edges:
        after = ""
    return any(
        digits.fullmatch(outer) and digits.fullmatch(inner)
        for digits in _DIGITS
        for outer, inner in ((before, figure[0]), (after, figure[-1]))
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

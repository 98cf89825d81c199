"""Refuses a compiled report that lost something (design I2) or made something up (I3).

It reads the finished report and the inputs afresh and trusts nothing that compiling noted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from huizong.compiling.accounting import UNEXPLAINED
from huizong.compiling.numbering import path_label
from huizong.figures import figures
from huizong.values import (
    Account,
    Fate,
    FigureKind,
    Finding,
    Item,
    Message,
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

_BETWEEN_ITEMS = re.compile(r"[\s　\ufeff\-—•·●■◆*＊、。．.：:；;|#>]*")


_DIGITS = (re.compile(r"[\d.]"), re.compile("[〇零一二三四五六七八九十百千万亿]"))
_NAMING = {FigureKind.DATE, FigureKind.ORDINAL, FigureKind.PLACEHOLDER}


class CompilationError(Exception):
    """The compiled report would break I2 or I3; nothing may be written. `findings` say where."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding.message) for finding in findings))
        self.findings = tuple(findings)


def verify(
    report: Report, account: Account, readings: Sequence[Reading], allowed: Iterable[str]
) -> None:
    """Raise CompilationError where the report lost or made up anything.

    `allowed` are the words that the program may write itself: headings, joining words, sections.
    """
    findings = [*lost(report, account, readings), *made_up(report, readings, allowed)]
    if findings:
        raise CompilationError(findings)


def lost(report: Report, account: Account, readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield what of the inputs is neither printed nor listed as not printed with its reason.

    Words may go with a reason, but a measured figure among them must stand elsewhere, unless the
    whole item is left out and listed so.
    """
    output = "\n".join(item.text for item, _ in walk(report.items))
    listed = {entry.place for entry in account.entries}
    for entry in account.entries:
        for part in entry.dropped:
            if part.why == UNEXPLAINED:
                yield _lost(part.place, entry.text)
        if entry.dropped and entry.fate is not Fate.LEFT_OUT:
            yield from (_lost(entry.place, figure) for figure in _not_in(output, entry.text))
        if entry.fate is Fate.LEFT_OUT and not entry.dropped:
            yield _lost(entry.place, entry.text)
    for reading in readings:
        for item, _ in walk(reading.report.items):
            if item.place is not None and item.place not in listed:
                yield _lost(item.place, item.text)
        yield from _unlisted_text(reading, account)


def _not_in(output: str, text: str) -> Iterator[str]:
    """Yield the measured figures of a text that the output does not state."""
    for figure in figures(text):
        if figure.kind not in _NAMING and figure.text not in output:
            yield figure.text


def _unlisted_text(reading: Reading, account: Account) -> Iterator[Finding]:
    """Yield the text of the document that lies in no entry of the account."""
    path, text = reading.document.path, reading.document.text
    seen = bytearray(len(text))
    for entry in account.entries:
        if entry.place.path == path:
            low, high = entry.place.start, entry.place.end
            seen[low:high] = b"\1" * (high - low)
    for paragraph in reading.document.paragraphs:
        for place in places_of(paragraph.runs):
            for match in re.finditer(rb"\0+", seen[place.start : place.end]):
                low, high = place.start + match.start(), place.start + match.end()
                if not _BETWEEN_ITEMS.fullmatch(text, low, high):
                    yield _lost(Place(path, low, high), text[low:high])


def _lost(place: Place, text: str) -> Finding:
    return Finding(
        "HZ020",
        "item-lost",
        Severity.ERROR,
        Message("{path}：“{text}”在汇总稿和去向表中都找不到", path=place.path, text=text[:40]),
        Message("这是程序的错误，请附上这些文件反馈；汇总稿没有写出"),
        (place,),
    )


def made_up(
    report: Report, readings: Sequence[Reading], allowed: Iterable[str]
) -> Iterator[Finding]:
    """Yield what the report says that no input says."""
    words = frozenset(allowed)
    texts = {reading.document.path: reading.document.text for reading in readings}
    read = {run for reading in readings for run in _repaired(reading)}
    yield from _strange(report.title, "", words, texts, read)
    for path, item in _paths(report.items):
        yield from _strange(item.runs, path_label(report.items, path), words, texts, read)
        yield from _strange_figures(item, path_label(report.items, path), texts)


def _paths(items: tuple[Item, ...]) -> Iterator[tuple[tuple[int, ...], Item]]:
    for index, item in enumerate(items):
        yield (index,), item
        for path, child in _paths(item.children):
            yield (index, *path), child


def _repaired(reading: Reading) -> Iterator[Run]:
    """Yield the runs whose text reading changed: they cannot be compared with the raw text."""
    for paragraph in reading.document.paragraphs:
        for run in paragraph.runs:
            if run.origin is not None and run.origin.end - run.origin.start != len(run.text):
                yield run


def _strange(
    runs: tuple[Run, ...],
    label: str,
    words: frozenset[str],
    texts: dict[str, str],
    read: set[Run],
) -> Iterator[Finding]:
    for run in runs:
        if run.origin is None:
            known = run.text in words or run.text.isspace()
        else:
            quoted = texts.get(run.origin.path, "")[run.origin.start : run.origin.end]
            known = run.text == quoted or run in read
        if not known:
            yield _made_up(run.text, label, places_of((run,)))


def _strange_figures(item: Item, label: str, texts: dict[str, str]) -> Iterator[Finding]:
    """Yield the figures that come into being only where quotations are cut or meet."""
    for figure in figures(text_of(item.runs)):
        runs = cut(item.runs, figure.start, figure.end)
        places = places_of(runs)
        whole = len(places) == 1 and all(run.origin is not None for run in runs)
        if (whole and _is_cut(figure.text, places[0], texts[places[0].path])) or (
            not whole and not any(figure.text in text for text in texts.values())
        ):
            yield _made_up(figure.text, label, places)


def _is_cut(figure: str, place: Place, text: str) -> bool:
    """Whether a figure is only a part of a longer number of its source."""
    before, after = text[max(place.start - 1, 0) : place.start], text[place.end : place.end + 1]
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

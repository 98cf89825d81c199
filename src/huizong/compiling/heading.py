"""The title of a compiled report, made of what all the sections' reports agree on."""

import re
from collections.abc import Iterator, Sequence

from huizong.compiling.template import Template
from huizong.values import (
    Finding,
    Message,
    Reading,
    Run,
    Severity,
    cut,
    own,
    places_of,
    text_of,
)

_PERIOD = re.compile(r"\d{4}年(?:\d{1,2}月份?|第?[一二三四]季度|[上下]半年)?")
SHORTEST_ORGANISATION = 3  # 局 alone names nobody
_FIELD = re.compile(r"\{(\w+)\}")


def title_of(readings: Sequence[Reading], layout: Template) -> tuple[Run, ...]:
    """Return the template's title, its fields quoted from the reports; unknown fields vanish."""
    fields = {"organisation": _organisation(readings), "period": _period(readings)}
    runs: list[Run] = []
    for index, piece in enumerate(_FIELD.split(layout.title)):
        if index % 2:
            runs += fields.get(piece, ())
        elif piece:
            runs.append(own(piece))
    return tuple(runs)


def different_periods(readings: Sequence[Reading], *, title: str = "") -> Iterator[Finding]:
    """Yield the reports whose title names another period than that of the whole.

    The whole's is what a `title` given by the caller names, else what the first report names.
    """
    named = [(reading, runs) for reading in readings if (runs := _first_period(reading))]
    wished = _PERIOD.search(title)
    for reading, runs in named:
        other, path = text_of(runs), reading.document.path
        if wished and not _same_period(wished.group(), other):
            message = Message(
                "{path}写的是{other}，这次汇总的是{one}", path=path, other=other, one=wished.group()
            )
            yield _other_period(message, runs)
        elif not wished and not _same_period(text_of(named[0][1]), other):
            message = Message(
                "{path}写的是{other}，{first}写的是{one}",
                path=path,
                other=other,
                first=named[0][0].document.path,
                one=text_of(named[0][1]),
            )
            yield _other_period(message, (*runs, *named[0][1]))


def _other_period(message: Message, runs: tuple[Run, ...]) -> Finding:
    return Finding(
        "HZ022",
        "periods-differ",
        Severity.WARNING,
        message,
        Message("请核对是否交错了月份的报告；汇总稿照印"),
        places_of(runs),
    )


def _same_period(one: str, other: str) -> bool:
    """Whether two periods may be the same: a year alone agrees with each of its months."""
    a, b = (said.removesuffix("份").replace("第", "") for said in (one, other))
    return a.startswith(b) or b.startswith(a)


def _period(readings: Sequence[Reading]) -> tuple[Run, ...]:
    found = [quoted for reading in readings if (quoted := _first_period(reading))]
    said = {text_of(runs).removesuffix("份") for runs in found}
    return min(found, key=lambda runs: len(text_of(runs))) if len(said) == 1 else ()


def _first_period(reading: Reading) -> tuple[Run, ...]:
    for runs in (reading.report.title, *_signed(reading)):
        match = _PERIOD.search(text_of(runs))
        if match:
            return cut(runs, *match.span())
    return ()


def _signed(reading: Reading) -> Iterator[tuple[Run, ...]]:
    """Yield the lines in which a report may name its period where its title does not."""
    yield from (item.runs for item in reading.report.items[:1])


def _organisation(readings: Sequence[Reading]) -> tuple[Run, ...]:
    names = {reading.report.organisation for reading in readings if reading.report.organisation}
    name = names.pop() if len(names) == 1 else ""
    if len(name) < SHORTEST_ORGANISATION:
        return ()
    for reading in readings:
        for runs in (reading.report.title, *(item.runs for item in reading.report.items)):
            at = text_of(runs).find(name)
            if at >= 0:
                return cut(runs, at, at + len(name))
    return ()

"""The title of a compiled report, made of what all the sections' reports agree on."""

import re
from collections.abc import Iterator, Sequence

from huizong.compiling.template import Template
from huizong.values import Reading, Run, cut, own, text_of

_PERIOD = re.compile(r"\d{4}年(?:\d{1,2}月份?|第?[一二三四]季度|[上下]半年)?")
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
    if len(names) != 1:
        return ()
    name = names.pop()
    for reading in readings:
        for runs in (reading.report.title, *(item.runs for item in reading.report.items)):
            at = text_of(runs).find(name)
            if at >= 0:
                return cut(runs, at, at + len(name))
    return ()

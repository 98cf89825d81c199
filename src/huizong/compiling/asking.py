"""What of the sections' reports a person must say something to before the compiled one is true."""

from collections.abc import Iterator, Sequence

from huizong.compiling.template import Template
from huizong.compiling.units import is_nothing, units
from huizong.values import Finding, Item, ItemKind, Message, Place, Reading, Severity


def asked(readings: Sequence[Reading], layout: Template) -> Iterator[Finding]:
    """Yield reports of other offices, and reports that say nothing; each is told, none settled."""
    yield from _other_offices(readings)
    for reading in readings:
        said = list(units(reading, layout))
        if all(_is_title(unit.item, layout) for unit in said):
            yield _empty(reading)
        elif all(is_nothing(unit, layout) for unit in said):
            yield _zero(reading, said[0].item.text)


def _is_title(item: Item, layout: Template) -> bool:
    """Whether an item is only the title of a report, under which nothing stands."""
    bare = item.kind is ItemKind.PARAGRAPH and not item.children
    return bare and item.text.strip().endswith(layout.wrappers)


def _other_offices(readings: Sequence[Reading]) -> Iterator[Finding]:
    named = [reading for reading in readings if reading.report.organisation]
    for reading in named[1:]:
        one, other = named[0].report.organisation, reading.report.organisation
        if one not in other and other not in one:
            yield Finding(
                "HZ027",
                "organisations-differ",
                Severity.WARNING,
                Message(
                    "{path}写的单位是{other}，{first}写的是{one}",
                    path=reading.document.path,
                    other=other,
                    first=named[0].document.path,
                    one=one,
                ),
                Message("请核对是否混入了别的单位的报告；汇总稿照印，题目不写单位"),
                (_whole(reading), _whole(named[0])),
            )


def _empty(reading: Reading) -> Finding:
    return Finding(
        "HZ028",
        "no-items",
        Severity.WARNING,
        Message(
            "{path}（{section}）没有一条工作",
            path=reading.document.path,
            section=reading.report.section,
        ),
        Message("请问清是零报告还是漏填；汇总稿里没有这个科室的条目"),
        (_whole(reading),),
    )


def _zero(reading: Reading, text: str) -> Finding:
    return Finding(
        "HZ029",
        "zero-report",
        Severity.WARNING,
        Message(
            "{path}（{section}）只写了“{text}”",
            path=reading.document.path,
            section=reading.report.section,
            text=text,
        ),
        Message("请确认是零报告，不是漏填；按科室汇总时照印，按事项汇总和摘要不印"),
        (_whole(reading),),
    )


def _whole(reading: Reading) -> Place:
    return Place(reading.document.path, 0, 0)

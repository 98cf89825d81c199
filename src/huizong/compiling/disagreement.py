"""Where sections disagree about one matter: told and asked, never settled by the program."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from huizong.compiling.counting import Counting, countings
from huizong.compiling.units import DONE, Unit
from huizong.figures import figures
from huizong.matters.lexicon import lexicon
from huizong.values import (
    Figure,
    FigureKind,
    Finding,
    Item,
    Matter,
    Message,
    Place,
    Reading,
    Severity,
    cut,
    places_of,
    walk,
)

_CLAUSE = re.compile(r"[，。；！？,;]")
_PEOPLE = {"人", "名", "人次"}


def disagreements(readings: Sequence[Reading], found: Sequence[Matter]) -> Iterator[Finding]:
    """Yield the matters of which sections give different numbers of people, or of things."""
    items = {item.place: item for reading in readings for item, _ in walk(reading.report.items)}
    for matter in found:
        said: dict[str, tuple[str, Figure, Place]] = {}
        for mention in matter.mentions:
            for figure, place in _attendance(items[mention.item]):
                said.setdefault(figure.text, (mention.section, figure, place))
        sections = {section for section, _, _ in said.values()}
        if len({figure.low for _, figure, _ in said.values()}) > 1 and len(sections) > 1:
            yield _finding(matter, list(said.values()))
        yield from _counted(matter, items)


def _counted(matter: Matter, items: Mapping[Place | None, Item]) -> Iterator[Finding]:
    """Yield what sections count in one matter by different numbers: 货车412辆, 货车415辆."""
    of_kind: dict[tuple[int, str, str], dict[str, Counting]] = defaultdict(dict)
    for mention in matter.mentions:
        unit = Unit(mention.section, items[mention.item], DONE, ())
        for one in countings(unit):
            if not one.may_be_added and not _is_attendance(unit.item.text, one.figure):
                of_kind[one.key].setdefault(mention.section, one)
    for key, said in of_kind.items():
        if len({one.figure.low for one in said.values()}) > 1:
            yield _other_count(matter, key[1], said)


def _other_count(matter: Matter, thing: str, said: Mapping[str, Counting]) -> Finding:
    numbers = "，".join(f"{section} {one.figure.text}" for section, one in said.items())
    return Finding(
        "HZ201",
        "figures-disagree",
        Severity.WARNING,
        Message(
            "“{matter}”里“{thing}”的数各科室不一样：{numbers}",
            matter=matter.title,
            thing=thing,
            numbers=numbers,
        ),
        Message("请核对是说法不一，还是各科室各报各的；汇总稿照印，未作取舍"),
        tuple(one.place for one in said.values()),
    )


def _attendance(item: Item) -> Iterator[tuple[Figure, Place]]:
    """Yield the first number of participants that an item states, and where."""
    for one, _ in walk((item,)):
        for figure in figures(one.text):
            if _is_attendance(one.text, figure):
                yield figure, places_of(cut(one.runs, figure.start, figure.end))[0]
                return


def _is_attendance(text: str, figure: Figure) -> bool:
    people = figure.kind is FigureKind.COUNT and figure.unit in _PEOPLE
    return people and any(word in _clause(text, figure) for word in lexicon().words.attendance)


def _clause(text: str, figure: Figure) -> str:
    before = [match.end() for match in _CLAUSE.finditer(text, 0, figure.start)]
    after = _CLAUSE.search(text, figure.end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _finding(matter: Matter, said: Sequence[tuple[str, Figure, Place]]) -> Finding:
    numbers = "，".join(f"{section} {figure.text}" for section, figure, _ in said)
    return Finding(
        "HZ201",
        "figures-disagree",
        Severity.WARNING,
        Message(
            "“{matter}”的参加人数各科室说法不一：{numbers}", matter=matter.title, numbers=numbers
        ),
        Message("请与各科室核对后改正原报告；汇总稿照印，未作取舍"),
        tuple(place for _, _, place in said),
    )

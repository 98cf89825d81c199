"""Where sections disagree about one matter: told and asked, never settled by the program."""

import re
from collections.abc import Iterator, Sequence

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
    """Yield the matters of which sections give different numbers of people who took part."""
    items = {item.place: item for reading in readings for item, _ in walk(reading.report.items)}
    for matter in found:
        said: dict[str, tuple[str, Figure, Place]] = {}
        for mention in matter.mentions:
            for figure, place in _attendance(items[mention.item]):
                said.setdefault(figure.text, (mention.section, figure, place))
        sections = {section for section, _, _ in said.values()}
        if len({figure.low for _, figure, _ in said.values()}) > 1 and len(sections) > 1:
            yield _finding(matter, list(said.values()))


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

"""What a figure is about, as words that can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from huizong.figures import normalised
from huizong.following.levels import leveled, ranked
from huizong.following.lexicon import lexicon
from huizong.following.sentences import Sentence
from huizong.following.wording import (
    CLAUSE,
    JOINT,
    change_of,
    clause_end,
    clause_start,
    clean,
    each_rate,
    shared_out,
    stripped,
    without_change,
)
from huizong.values import Figure, FigureKind, Place

_STATED = frozenset(FigureKind) - {
    FigureKind.DATE,
    FigureKind.TIME,
    FigureKind.DURATION,
    FigureKind.DOCNUMBER,
    FigureKind.ORDINAL,
    FigureKind.RANK,
    FigureKind.RATIO,
    FigureKind.PLACEHOLDER,
}
_RATES = frozenset(
    {
        FigureKind.PERCENT,
        FigureKind.POINTS,
        FigureKind.SCORE,
        FigureKind.RANK,
        FigureKind.DURATION,
    }
)
_PEOPLE = {"名": "人", "位": "人", "人次": "人次", "名次": "人次"}
_HEAD = re.compile(r"[^率\s]{2}率$")
_LOOSE_HEAD = ("比率", "概率", "效率", "频率")
_BEHIND = 16
_BOUNDED = ("以上", "以下", "以内")
_FROM = re.compile(r"[由从](?:(?:19|20)\d\d年|上年|去年|年初|上月|原来)?(?:同期)?的?$")
_TO = re.compile(
    r"(?:提高|上升|提升|增加|增长|扩大|下降|降低|减少|压减|升|降|增|减)?(?:到|至|为)(?:(?:19|20)\d\d年)?的?$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What one figure is about.

    `words` are those of its clause, cleaned of what only leads to the number; `around` those of
    its sentence before that clause; `noun` what is counted; `head` the kind of a rate (入学率);
    `opening` the words of its item before its sentence.
    """

    words: str
    around: str
    noun: str
    head: str
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a sentence with its label.

    `low` and `high` are in one unit of its kind. `change` is 1 or -1 where the figure is by how
    much something rose or fell, `part` says that it is some of another (其中). `lead` are the
    words from the figure before it, `clause` is its clause as written, `span` where that stands.
    """

    sentence: Sentence
    figure: Figure
    label: Label
    unit: str
    low: Decimal | None
    high: Decimal | None
    change: int
    part: bool
    lead: str
    clause: str
    span: tuple[int, int]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the figure stands."""
        return self.sentence.places(self.figure.start, self.figure.end)

    @property
    def rate(self) -> bool:
        """Whether the figure is a level that can be read at any time, not an amount of work."""
        return self.figure.kind in _RATES


def stated(sentence: Sentence) -> Iterator[Stated]:
    """Yield the figures of a sentence that count or measure, with what each is about.

    A rate of several things (入学率和巩固率100%) is yielded once for each.
    """
    counted = _counted(sentence)
    shared = shared_out(sentence.text, counted)
    before, previous = 0, ""
    for number, figure in enumerate(counted):
        start = clause_start(sentence.text, 0, figure.start)
        lead = sentence.text[max(start, before) : figure.start]
        like = number > 0 and _same_unit(figure, counted[number - 1])
        region = previous = _inherited(shared.get(number) or lead, previous, figure, like=like)
        front, region = _behind_goal(region)
        spot = _Spot(
            sentence, sentence.text[: max(start, before)] + front, lead, change_of(previous),
            (start, clause_end(sentence.text, figure.end)),
            part=_part(sentence, counted[:number], figure),
        )  # fmt: skip
        for words in each_rate(clean(region), figure):
            yield _stated(figure, words, spot)
        before = figure.end


def _counted(sentence: Sentence) -> list[Figure]:
    """Return the figures that count or measure something of their own."""
    found = [
        level
        for figure in sentence.figures
        if (level := figure if figure.kind in _STATED else leveled(sentence.text, figure))
    ]
    found = [leveled(sentence.text, one) or one for one in found]
    return [
        one
        for one, two in zip_longest(found, found[1:])
        if not (two and _qualifies(sentence, one, two))
    ]


def _inherited(region: str, previous: str, figure: Figure, *, like: bool) -> str:
    """Return the words that tell what a figure is about, taken from the figure before if need be.

    采用率36.2%，居全市第3位; 由82%提高到91%; 地区生产总值85亿元，增长5.5%;
    任务120户，已完成96户 (`like`: of one unit).
    """
    if figure.kind is FigureKind.RANK:
        said = ranked(region)
        return said if clean(said) else previous
    rising = _FROM.search(previous) if _TO.match(region) else None
    if rising:
        return previous[: rising.start()]
    if change_of(region) and not clean(without_change(region)):
        return previous + region
    return previous if like and not figure.noun and not clean(region) else region


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a figure stands and what that makes of it."""

    sentence: Sentence
    around: str
    lead: str
    change: int
    span: tuple[int, int]
    part: bool


def _qualifies(sentence: Sentence, figure: Figure, following: Figure) -> bool:
    """Whether a bound figure only tells what is counted next: 亿元以上项目500个."""
    if not figure.text.endswith(_BOUNDED):
        return False
    between = sentence.text[figure.end : following.start]
    return bool(between) and not CLAUSE.search(between) and not JOINT.match(between)


def _same_unit(one: Figure, two: Figure) -> bool:
    return (one.kind, one.unit) == (two.kind, two.unit)


def _behind_goal(region: str) -> tuple[str, str]:
    """Part words at the last goal in them: 办理来文力争｜按期办结率."""
    goal = None
    for match in lexicon().sought.finditer(region):
        goal = match if clean(region[match.end() :]) else goal
    return (region[: goal.start()], region[goal.end() :]) if goal else ("", region)


def _part(sentence: Sentence, before: list[Figure], figure: Figure) -> bool:
    """Whether a figure is some of another: behind 其中, in its clause or of its unit."""
    at = sentence.text.rfind("其中", 0, figure.start)
    if at < 0:
        return False
    first = next((one for one in before if one.start > at), figure)
    return (first.kind, first.unit) == (figure.kind, figure.unit)


def _stated(figure: Figure, words: str, spot: _Spot) -> Stated:
    noun, text, span = figure.noun or "", spot.sentence.text, spot.span
    if spot.change:
        words = stripped(without_change(words))
    behind = text[figure.end : min(span[1], figure.end + _BEHIND)]
    if figure.kind is FigureKind.PERCENT and behind.startswith("的") and not words:
        words = clean(behind.removeprefix("的"))
    head = _HEAD.search(words)
    rate = head[0] if head and not words.endswith(_LOOSE_HEAD) else ""
    base = normalised(figure)
    unit = base.unit or "" if base else figure.unit or ""
    low, high = (base.low, base.high) if base else (figure.low, figure.high)
    return Stated(
        spot.sentence, figure, Label(words, clean(spot.around), noun, rate, spot.sentence.opening),
        _PEOPLE.get(unit, unit), low, high, spot.change, spot.part, spot.lead,
        text[span[0] : span[1]].strip(), span,
    )  # fmt: skip

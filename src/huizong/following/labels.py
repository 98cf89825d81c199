"""What a figure is about, as words that can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, zip_longest

from huizong.figures import normalised
from huizong.following.lexicon import lexicon
from huizong.following.sentences import Sentence
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
_RATES = frozenset({FigureKind.PERCENT, FigureKind.POINTS, FigureKind.SCORE})
_CLAUSE = re.compile(r"[，,。；;：:！？!?\n]")
_JOINT = re.compile(r"[、和与及]")
_ONLY_JOINT = re.compile(r"\s*[、和与及]\s*")
_EACH = re.compile(r"分别")
_TIME = re.compile(
    r"(?:(?:19|20)?\d{2}[－—–\-～~至到]?)*\d*年?(?:1[0-2]|\d)月[底末份初]?|(?:19|20)\d\d年?"
)
_SIGNS = re.compile(r"[\s“”\"‘’《》（）()〈〉、·]+")
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
    its sentence before that clause; `noun` what is counted; `head` the kind of a rate (入学率).
    """

    words: str
    around: str
    noun: str
    head: str


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
    counted = [figure for figure in sentence.figures if figure.kind in _STATED]
    counted = [
        one
        for one, two in zip_longest(counted, counted[1:])
        if not (two and _qualifies(sentence, one, two))
    ]
    shared = _shared(sentence.text, counted)
    before, previous = 0, ""
    for number, figure in enumerate(counted):
        start = _clause_start(sentence.text, 0, figure.start)
        end = _clause_end(sentence.text, figure.end)
        region = shared.get(number) or sentence.text[max(start, before) : figure.start]
        written = sentence.text[max(start, before) : figure.start]
        if rising := _FROM.search(previous) if _TO.match(region) else None:
            region = previous[: rising.start()]
        elif _change(written) and not clean(_without_change(written)):
            region = previous + written  # 地区生产总值85亿元，增长5.5%
        elif not figure.noun and number and _same_unit(figure, counted[number - 1]):
            region = region if clean(region) else previous  # 任务120户，已完成96户
        previous = region
        front, region = _behind_goal(region)
        around = sentence.text[:start] + front
        change = _change(region)
        part = _part(sentence, counted[:number], figure)
        for words in _each_rate(clean(region), figure):
            spot = _Spot(sentence, around, written, change, (start, end), part=part)
            yield _stated(figure, words, spot)
        before = figure.end


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
    return bool(between) and not _CLAUSE.search(between) and not _JOINT.match(between)


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
        words = _stripped(_without_change(words))
    behind = text[figure.end : min(span[1], figure.end + _BEHIND)]
    if figure.kind is FigureKind.PERCENT and behind.startswith("的") and not words:
        words = clean(behind.removeprefix("的"))
    head = _HEAD.search(words)
    rate = head[0] if head and not words.endswith(_LOOSE_HEAD) else ""
    base = normalised(figure)
    unit = base.unit or "" if base else figure.unit or ""
    low, high = (base.low, base.high) if base else (figure.low, figure.high)
    return Stated(
        spot.sentence, figure, Label(words, clean(spot.around), noun, rate),
        _PEOPLE.get(unit, unit), low, high, spot.change, spot.part, spot.lead,
        text[span[0] : span[1]].strip(), span,
    )  # fmt: skip


def clean(words: str) -> str:
    """Return words without marks, times, and what only leads to a number."""
    text = _SIGNS.sub("", _TIME.sub("", words))
    text = text.replace("其中", "")
    parts = [part for clause in _CLAUSE.split(text) if (part := _stripped(clause))]
    return "".join(parts)


def _stripped(clause: str) -> str:
    """Strip fillers at both ends, as often as there are any."""
    fillers = lexicon().fillers
    while (match := fillers.match(clause)) and match.end():
        clause = clause[match.end() :]
    trimmed = True
    while trimmed:
        trimmed = False
        for match in fillers.finditer(clause[-6:]):
            if match.end() == len(clause[-6:]) and match.start() != match.end():
                clause = clause[: len(clause) - len(match[0])]
                trimmed = True
                break
    return clause


def _clause_start(text: str, low: int, at: int) -> int:
    return max((match.end() for match in _CLAUSE.finditer(text, low, at)), default=low)


def _clause_end(text: str, at: int) -> int:
    match = _CLAUSE.search(text, at)
    return match.start() if match else len(text)


def _change(region: str) -> int:
    """Return 1 or -1 where the words just before a figure make it a rise or a fall."""
    words = lexicon()
    if words.rises.search(region):
        return 1
    return -1 if words.falls.search(region) else 0


def _without_change(words: str) -> str:
    """Return a label without the rise or fall at its end, which its sign tells."""
    rise, fall = lexicon().rises.search(words), lexicon().falls.search(words)
    match = rise or fall
    return words[: match.start()] if match else words


def _each_rate(words: str, figure: Figure) -> Iterator[str]:
    """Yield the rates that share one figure, each with the words before the first."""
    if figure.kind is not FigureKind.PERCENT or "率" not in words[:-1]:
        yield words
        return
    rates = [match.end() for match in re.finditer("率", words)]
    pieces = [words[a:b] for a, b in pairwise([0, *rates])]
    if rates[-1] != len(words) or not all(_plain_rate(piece) for piece in pieces[1:]):
        yield words
        return
    front = pieces[0][: -len("入学率")] if len(pieces[0]) > len("入学率") else ""
    yield pieces[0]
    for piece in pieces[1:]:
        yield front + _JOINT.sub("", piece)


def _plain_rate(piece: str) -> bool:
    return 3 <= len(_JOINT.sub("", piece)) <= 5


def _shared(text: str, counted: list[Figure]) -> dict[int, str]:
    """Return the words before each figure of a series that 分别 shares out among listed things.

    初中和高中教师本科学历比例分别达65%和90%: 初中教师本科学历比例, 高中教师本科学历比例.
    """
    found: dict[int, str] = {}
    number = 0
    while number < len(counted):
        end = number + 1
        while end < len(counted) and _ONLY_JOINT.fullmatch(
            text[counted[end - 1].end : counted[end].start]
        ):
            end += 1
        if end - number > 1:
            before = counted[number - 1].end if number else 0
            start = _clause_start(text, before, counted[number].start)
            region = text[start : counted[number].start]
            found.update(_shares(region, number, end - number))
        number = end
    return found


def _shares(region: str, first: int, count: int) -> Iterator[tuple[int, str]]:
    match = _EACH.search(region)
    if match is None:
        return
    things = _JOINT.split(lead(region[: match.start()]))
    if len(things) != count:
        return
    length = len(things[0])
    rest = things[-1][length:]
    for number, thing in enumerate((*things[:-1], things[-1][:length])):
        yield first + number, thing + rest + region[match.end() :]


def lead(words: str) -> str:
    """Return words without the fillers before them."""
    fillers = lexicon().fillers
    while (match := fillers.match(words)) and match.end():
        words = words[match.end() :]
    return words

"""Items and figures of two reports beside each other: new, gone, said again, up and down."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from huizong.chinese import fold
from huizong.following.alike import covered, likeness
from huizong.following.judging import plain
from huizong.following.labels import Stated, stated
from huizong.following.results import is_result
from huizong.following.sentences import Sentence, sentences_of
from huizong.following.tasks import content, pairs
from huizong.following.telling import short
from huizong.values import (
    Bound,
    Change,
    ChangeKind,
    FigureKind,
    Item,
    ItemKind,
    Message,
    Outline,
    Place,
    places_of,
    walk,
)

_SAYING = {ItemKind.ITEM, ItemKind.PARAGRAPH, ItemKind.RUN_IN_HEADING, ItemKind.ROW}
_SHORTEST = 6  # characters of an item that says something
_ALIKE = 0.4  # of the rarer pairs of characters: the same item in other words
_FEW = 60
_SAME_LABEL = 0.85
_SURE = 0.95
_TELLING = 5  # characters of a label that stands for itself
_TWICE = 2
_SIGNS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[0-9〇零一二两三四五六七八九十百千万亿.．xX×]+")
_ROUND = Decimal("0.1")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item with what is compared of it."""

    item: Item
    places: tuple[Place, ...]
    plain: str
    masked: str
    pairs: frozenset[str]
    planned: bool


def changes(earlier: Outline, later: Outline) -> tuple[Change, ...]:
    """Return what changed from an earlier file to a later one.

    Items first, in the order of the later file (those that are gone behind them, in theirs), then
    the figures of the same label and unit that differ. An item said in other words is no change.
    """
    return (*_of_items(_entries(earlier), _entries(later)), *_of_figures(earlier, later))


def _entries(outline: Outline) -> list[_Entry]:
    ahead = {
        place
        for sentence in sentences_of(outline)
        if sentence.planned
        for place in sentence.places(0, 1)
    }
    return [
        entry
        for report in outline.reports
        for item, _ in walk(report.items)
        if item.kind in _SAYING or (item.kind is ItemKind.HEADING and not item.children)
        if len((entry := _entry(item, ahead)).plain) >= _SHORTEST
    ]


def _entry(item: Item, ahead: Collection[Place]) -> _Entry:
    said = _SIGNS.sub("", fold(item.text))
    kept = frozenset(pairs(content(item.text)) or pairs(said))
    places = places_of(item.runs)
    planned = any(place.holds(first) for place in places for first in ahead)
    return _Entry(item, places, said, _NUMBER.sub("0", said), kept, planned)


def _of_items(before: list[_Entry], after: list[_Entry]) -> Iterator[Change]:
    """Yield the changes of items; plans are told as new or gone only beside other plans.

    What an earlier report planned and a later one does not mention is a promise not answered.
    """
    only_plans = all(entry.planned for entry in (*before, *after))
    partner, echoed = _partners(before, after)
    for number, entry in enumerate(after):
        if number not in partner:
            if only_plans or not entry.planned:
                yield _item(ChangeKind.NEW, entry, None, entry)
            continue
        other = before[partner[number]]
        if other.plain == entry.plain:
            yield _item(ChangeKind.SAME, entry, other, entry)
        elif other.masked == entry.masked:
            yield _item(ChangeKind.RENEWED, entry, other, entry)
    for number, entry in enumerate(before):
        if number not in echoed and (only_plans or not entry.planned):
            yield _item(ChangeKind.GONE, entry, entry, None)


_TOLD = {
    ChangeKind.NEW: Message("上一份没有，这一份新有：“{said}”"),
    ChangeKind.GONE: Message("上一份有，这一份没有再说：“{said}”"),
    ChangeKind.SAME: Message("与上一份一字不差：“{said}”"),
    ChangeKind.RENEWED: Message("与上一份只有数字、年份不同：“{said}”"),
}


def _item(kind: ChangeKind, told: _Entry, before: _Entry | None, after: _Entry | None) -> Change:
    said = told.item.text
    earlier = before.places if before else ()
    later = after.places if after else ()
    message = Message(_TOLD[kind].template, said=short(said))
    return Change(kind, said, earlier, later, "", message)


def _partners(before: list[_Entry], after: list[_Entry]) -> tuple[dict[int, int], set[int]]:
    """Return for each later item the earlier one that it continues, and all that are continued.

    Equal items are paired first, then those that are equal but for numbers, then the most alike;
    an earlier item that some later one repeats is not gone, though another continues it.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for form in (_plain, _masked):
        waiting: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for number, entry in enumerate(before):
            if number not in taken:
                waiting[form(entry), entry.planned].append(number)
        for number, entry in enumerate(after):
            same = waiting.get((form(entry), entry.planned))
            if number not in found and same:
                found[number] = same.pop(0)
                taken.add(found[number])
    likely = sorted(_likely(before, after), key=lambda each: -each[0])
    for _, number, other in likely:
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    return found, taken | {other for _, _, other in likely}


def _plain(entry: _Entry) -> str:
    return entry.plain


def _masked(entry: _Entry) -> str:
    return entry.masked


def _likely(before: list[_Entry], after: list[_Entry]) -> Iterator[tuple[float, int, int]]:
    """Yield pairs of items that share rarer words, with how much they share."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(before):
        for pair in entry.pairs:
            holding[pair].append(number)
    for number, entry in enumerate(after):
        shared: Counter[int] = Counter()
        for pair in entry.pairs:
            held = holding.get(pair, [])
            if len(held) <= _FEW:
                shared.update(held)
        for other, count in shared.items():
            size = len(entry.pairs) + len(before[other].pairs)
            if 2 * count / size >= _ALIKE and entry.planned == before[other].planned:
                yield 2 * count / size, number, other


def _of_figures(earlier: Outline, later: Outline) -> Iterator[Change]:
    """Yield the figures that rose or fell; where a label stands for several figures, none."""
    before, after = _results(sentences_of(earlier)), _results(sentences_of(later))
    by_words: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for one in before:
        for pair in _label_pairs(one):
            by_words[one.unit, pair].append(one)
    used: set[int] = set()
    spanning = any(one.spanning for one in sentences_of(later))
    for two in after:
        known = {id(one): one for pair in _label_pairs(two) for one in by_words[two.unit, pair]}
        best = _best(two, [one for key, one in known.items() if key not in used])
        if best is not None:
            used.add(id(best))
            change = _changed(best, two)
            if change is not None and not (spanning and _doubled(best, two)):
                yield change


def _doubled(one: Stated, two: Stated) -> bool:
    """Whether an amount is more than doubled: in a report of several years, rather their sum."""
    old, new, _ = _values(one, two)
    return not two.rate and new >= _TWICE * old


def _results(sentences: Sequence[Sentence]) -> list[Stated]:
    """Return the figures that can be compared: exact, of what was done, with a label."""
    return [
        one
        for sentence in sentences
        if not sentence.planned
        for one in stated(sentence)
        if one.figure.bound is Bound.EXACT
        and not one.change
        and is_result(one, sentence.told)
        and one.figure.kind is not FigureKind.POINTS
        and len(one.label.words + one.label.noun) > 1
    ]


def _label_pairs(one: Stated) -> set[str]:
    return pairs(one.label.words + one.label.noun)


def _best(two: Stated, known: Sequence[Stated]) -> Stated | None:
    """Return the one figure that has the same label, None where several have or none."""
    scored = [(_both(one, two), one) for one in known if _tells_enough(one, two)]
    sure = [one for score, one in scored if score >= _SURE]
    near = sure or [one for score, one in scored if score >= _SAME_LABEL]
    return near[0] if len(near) == 1 else None


def _tells_enough(one: Stated, two: Stated) -> bool:
    """Whether a label is long enough to be known again, or what is said around it is alike."""
    if len(two.label.words + two.label.noun) >= _TELLING:
        return True
    return covered(content(two.sentence.text), content(one.sentence.text)) >= _ALIKE


def _both(one: Stated, two: Stated) -> float:
    return min(likeness(one, two), likeness(two, one))


def _changed(one: Stated, two: Stated) -> Change | None:
    old, new, unit = _values(one, two)
    if old == new:
        return None
    kind = ChangeKind.UP if new > old else ChangeKind.DOWN
    step = plain(abs(new - old))
    label = two.label.words + two.label.noun
    said: dict[str, str | Message] = {
        "label": short(label),
        "old": one.figure.text,
        "new": two.figure.text,
        "way": _WAY[kind],
        "step": step,
    }
    if two.figure.kind is FigureKind.PERCENT:
        message = Message("{label}：{old}→{new}，{way}{step}个百分点", **said)
    elif old > 0:
        rate = plain((abs(new - old) * _HUNDRED / old).quantize(_ROUND))
        message = Message(
            "{label}：{old}→{new}，{way}{step}{unit}（{rate}%）", **said, unit=unit, rate=rate
        )
    else:
        message = Message("{label}：{old}→{new}，{way}{step}{unit}", **said, unit=unit)
    formula = f"{plain(new)} - {plain(old)} = {plain(new - old)}"
    return Change(kind, label, one.places, two.places, formula, message)


def _values(one: Stated, two: Stated) -> tuple[Decimal, Decimal, str]:
    """Return both values and their unit: as written where that is one, else in the base unit."""
    old, new = one.figure.low, two.figure.low
    if one.figure.unit == two.figure.unit and old is not None and new is not None:
        return old, new, two.figure.unit or ""
    return one.low or Decimal(0), two.low or Decimal(0), two.unit


_WAY = {ChangeKind.UP: Message("增"), ChangeKind.DOWN: Message("减")}

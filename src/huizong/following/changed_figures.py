"""The figures of two reports that have the same label and unit, and differ."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from huizong.following.alike import covered, likeness
from huizong.following.judging import plain
from huizong.following.labels import Stated, stated
from huizong.following.results import is_result
from huizong.following.sentences import Sentence, sentences_of
from huizong.following.tasks import content, pairs
from huizong.following.telling import short
from huizong.values import Bound, Change, ChangeKind, FigureKind, Message, Outline

_ALIKE = 0.4  # of what is said around a short label
_SAME_LABEL = 0.85
_SURE = 0.95
_TELLING = 5  # characters of a label that stands for itself
_TWICE = 2
_ROUND = Decimal("0.1")
_HUNDRED = Decimal(100)


def changed_figures(earlier: Outline, later: Outline) -> Iterator[Change]:
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

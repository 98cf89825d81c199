"""Percentages as the text states them: what part each may be said of, and by which words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from huizong.claims.amount import Amount, Role
from huizong.claims.streams import Sum
from huizong.claims.words import Lexicon, lexicon
from huizong.values import FigureKind

JOINTS = frozenset("、和与及")
_CLAUSE = re.compile(r"[，,；;。]")
_WITHOUT_PARTS = frozenset(
    {
        FigureKind.PERCENT,
        FigureKind.POINTS,
        FigureKind.SCORE,
        FigureKind.DURATION,
        FigureKind.RATIO,
    }
)
_BARE = frozenset({"(", "（", ",", "，", "、", ""})
_CELL = ("|", "\t")
_JOINTS = "其中 :："
_LABELLED = 12  # amounts before a percentage among which its label is looked for
_EACH = "分别"
_OWN = 2  # characters of a label
_NEAR = 8  # amounts before a percentage among which its part stands


@dataclass(frozen=True, slots=True)
class Stated:
    """A percentage with the amounts that it may be said of, and the words between.

    `base` is what stands behind 占 (None without 占), `stem` what stands before 率. A percentage
    is `sure` of its part where nothing but the words of the share stand between the two.
    """

    rate: Amount
    parts: tuple[Amount, ...]
    base: str | None
    stem: str | None
    sure: bool


def stated(
    amounts: Sequence[Amount], sums: Sequence[Sum], words: Lexicon, *, told: AbstractSet[int]
) -> Iterator[Stated]:
    """Yield the percentages of running text.

    The amounts whose orders are `told` take part in the completion of a plan and are passed over.
    """
    closed: dict[int, list[Amount]] = {}
    for part, total in ((part, each.total) for each in sums for part in each.parts):
        closed.setdefault(part.order, []).append(total)
    text = _Text(amounts, closed, words, told)
    at = 0
    while at < len(amounts):
        end = at + 1
        if _is_rate(amounts[at]) and at not in told:
            while end < len(amounts) and _continues(amounts[end], amounts[end - 1]):
                end += 1
            yield from _of_list(text, at, end)
        at = end


@dataclass(frozen=True, slots=True)
class _Text:
    """What the percentages of a document are told among; `totals` by the order of a part."""

    amounts: Sequence[Amount]
    totals: Mapping[int, Sequence[Amount]]
    words: Lexicon
    told: AbstractSet[int]


def _is_rate(amount: Amount) -> bool:
    return amount.family == "rate" and amount.role is Role.LEVEL and amount.cell[0] < 0


def _continues(amount: Amount, before: Amount) -> bool:
    """Whether a percentage goes on a list: 34.4%、27.1%."""
    return _is_rate(amount) and before.passage == amount.passage and amount.gap.strip() in JOINTS


def _of_list(text: _Text, start: int, end: int) -> Iterator[Stated]:
    first = text.amounts[start]
    share, rate = text.words.share.search(first.lead), text.words.rate.search(first.lead)
    base = share[1] if share else None
    stem = rate[1] if rate else None
    label = _label(first, share) if share else ""
    if end - start > 1:
        yield from _zipped(text.amounts[:start], text.amounts[start:end], base, stem)
    elif label:
        yield from _labelled(text.amounts, first, label, base or "")
    else:
        yield from _of_one(text, first, base, stem)


def _zipped(
    before: Sequence[Amount], rates: Sequence[Amount], base: str | None, stem: str | None
) -> Iterator[Stated]:
    """Yield the percentages of a list with their parts: 117件和92件，各占34.4%、27.1%."""
    near = [
        each
        for each in before[-3 * len(rates) :]
        if may_be_part(each) and _together(each, rates[0])
    ]
    parts = near[-len(rates) :]
    listed = all(part.gap.strip() in JOINTS for part in parts[1:])
    each = _EACH in rates[0].gap
    sure = listed or (each and parts[-1].order - parts[0].order == len(parts) - 1)
    if len(parts) == len(rates) and (listed or each):
        for one, part in zip(rates, parts, strict=True):
            yield Stated(one, (part,), base, stem, sure=sure)


def _together(one: Amount, other: Amount) -> bool:
    return (one.passage, one.sentence) == (other.passage, other.sentence)


def may_be_part(amount: Amount) -> bool:
    """Whether an amount is one of which a share can be told."""
    return amount.role is Role.LEVEL and amount.kind not in _WITHOUT_PARTS and amount.value > 0


def _label(rate: Amount, share: re.Match[str]) -> str:
    """Return what a share names itself: 税收收入 of 税收收入占财政收入66%."""
    label = rate.lead[: share.start()].strip(" 约共仅合其中:：(（")
    return label if len(label) >= _OWN else ""


def _labelled(amounts: Sequence[Amount], rate: Amount, label: str, base: str) -> Iterator[Stated]:
    """Yield a share with the amount that bears its name; else with the one before, unsurely."""
    before = [
        each
        for each in amounts[max(rate.order - _LABELLED, 0) : rate.order]
        if each.passage == rate.passage and may_be_part(each)
    ]
    named = [each for each in before if label in each.lead + each.tail]
    near = named[-1:] or [each for each in before[-1:] if each.sentence == rate.sentence]
    yield Stated(rate, tuple(near), base, None, sure=bool(named))


def _of_one(text: _Text, rate: Amount, base: str | None, stem: str | None) -> Iterator[Stated]:
    parts = _parts_before(text, rate, stem)
    bare = rate.gap.strip() in _BARE or rate.gap.rstrip().endswith(_CELL)
    if base is not None or stem is not None or bare or not parts:
        named = stem is not None and bool(parts) and _names(stem, rate, parts[0])
        sure = named if stem is not None and base is None else True
        yield Stated(rate, tuple(parts), base if base or not bare else "", stem, sure=sure)


def _parts_before(text: _Text, rate: Amount, stem: str | None) -> list[Amount]:
    """Return the amount before a percentage, and the total of the list that it closes.

    A rate is rather of what bears its name: 完成385项，正在办理20项，完成率95.1%.
    """
    near = []
    for amount in reversed(text.amounts[max(rate.order - _NEAR, 0) : rate.order]):
        if not _together(amount, rate):
            break
        inside = amount.inside in (-1, rate.inside)
        if may_be_part(amount) and inside and amount.order not in text.told:
            near.append(amount)
    named = [
        each for each in near if stem and each.group == rate.group and _names(stem, rate, each)
    ]
    own = [each for each in named if each.lead.strip(_JOINTS) == stem]
    part = next(iter((*own, *named, *near)), None)
    if part is None:
        return []
    totals = text.totals.get(part.order, ())
    return [part, *(total for total in totals if _together(total, rate))]


def _names(stem: str, rate: Amount, part: Amount) -> bool:
    """Whether a rate is named after its part: 已完成26件，完成率40%; 按时结案率 is not 结案率."""
    next_to = rate.order == part.order + 1 and part.group == rate.group
    told, own = lexicon().qualified.search(stem), lexicon().qualified.search(part.lead)
    if own and own[0] not in stem:
        return False
    if told and told[0] not in part.lead and not next_to:
        return False
    stem = stem[-2:]
    apart = _CLAUSE.search(rate.gap) is not None
    alike = stem in part.lead or (apart and stem in part.tail)
    return alike or (next_to and _is_called(stem, part.lead))


def _is_called(stem: str, lead: str) -> bool:
    """Whether other words say what a rate is named after: 已完工, 完成率; 调解撤诉, 调撤率."""
    words = lexicon().called.get(stem)
    if words is not None and words.search(lead):
        return True
    at = lead.find(stem[0])
    return len(stem) > 1 and 0 <= at < lead.find(stem[1], at + 1)

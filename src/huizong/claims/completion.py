"""How much of a stated plan is done: 完成24627万元，完成年初预算60999万元的40.4%."""

import re
from collections.abc import Iterator, Sequence

from huizong.claims.amount import Amount, Role
from huizong.claims.arithmetic import GOOD, of_share
from huizong.claims.relation import Relation
from huizong.claims.surroundings import before_bracket
from huizong.claims.words import lexicon
from huizong.values import ClaimKind, FigureKind, Verdict

_OF = re.compile(r"[^，。；、,;:：]{0,8}的[约近超逾\s]*")
_REACH = 12  # amounts before a plan among which what is done stands


def completions(amounts: Sequence[Amount]) -> list[Relation]:
    """Return the percentages of a whole that stands right before them, with what is done of it."""
    return [relation for rate in amounts for relation in _of(rate, amounts)]


def is_plan(amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a percentage just behind an amount tells how much of it is done."""
    behind = amounts[amount.order + 1] if amount.order + 1 < len(amounts) else None
    return behind is not None and _is_of(behind, amount)


def _of(rate: Amount, amounts: Sequence[Amount]) -> Iterator[Relation]:
    whole = amounts[rate.order - 1] if rate.order else None
    if whole is None or not _is_of(rate, whole):
        return
    parts = list(_done(whole, amounts))
    fitting = [part for part in parts if of_share(rate, part, whole) in GOOD]
    for part in (*fitting, *parts)[:1]:
        verdict = of_share(rate, part, whole)
        told = part.exact and whole.exact and rate.exact
        if verdict in GOOD or (told and verdict is not Verdict.UNDECIDABLE):
            yield Relation(ClaimKind.SHARE, (rate, part, whole), verdict, 3.0)


def _is_of(rate: Amount, whole: Amount) -> bool:
    return (
        rate.family == "rate"
        and rate.role is Role.LEVEL
        and rate.cell[0] < 0
        and whole.family != "rate"
        and whole.kind is not FigureKind.POINTS
        and whole.value > 0
        and (whole.passage, whole.sentence) == (rate.passage, rate.sentence)
        and _leads_to(rate, whole)
    )


def _leads_to(rate: Amount, whole: Amount) -> bool:
    """Whether a percentage is told of the whole before it: 完成计划85亿元的40%, 为目标85亿元40%."""
    told, gap = before_bracket(whole.gap), rate.gap.lstrip("）)")
    planned = not gap.strip() and lexicon().plan.search(told.strip())
    return bool((_OF.fullmatch(gap) or planned) and lexicon().reaching.search(told))


def _done(whole: Amount, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Yield what may be done of a whole, the nearest first: levels before it in its sentence."""
    for each in reversed(amounts[max(whole.order - _REACH, 0) : whole.order]):
        if (each.passage, each.sentence) != (whole.passage, whole.sentence):
            return
        alike = each.family == whole.family or not whole.unit
        if (
            alike
            and each.role is Role.LEVEL
            and each.family != "rate"
            and each.inside in (-1, whole.inside)
            and not each.tail.startswith("的")
        ):
            yield each

"""The arithmetic of a relation in digits, as a clerk would type it into a calculator."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from huizong.claims.amount import Amount
from huizong.claims.relation import Relation
from huizong.values import ClaimKind

_WRITTEN = re.compile(r"\d[\d,，]*(?:\.\d+)?[余多几]?[万亿千百]*")
_Numbers = Sequence[str]  # as written: the one that is claimed, then the others


def formula(relation: Relation) -> str:
    """Return the arithmetic of a relation, the figures as written, without their units."""
    numbers = [written(each) for each in relation.terms]
    falls = relation.terms[0].sign < 0
    return _FORMULAS[relation.kind, relation.way](numbers, falls)


def written(amount: Amount) -> str:
    """Return the number of an amount as its text has it: 34096万 of 34096万元."""
    match = _WRITTEN.search(amount.text)
    return match[0] if match else f"{amount.value.normalize():f}"


def plain(value: Decimal, *, like: Amount) -> str:
    """Return a value in the scale and unit in which `like` is written: 213840000 -> 21384万元."""
    match = _WRITTEN.search(like.text)
    if match is None:
        return f"{value.normalize():f}"
    digits = match[0].rstrip("万亿千百余多几")
    stated = Decimal(digits.replace(",", "").replace("，", ""))
    scale = like.value / stated if stated else Decimal(1)
    tail = like.text[match.start() + len(digits) :].lstrip("余多几")
    return f"{(value / scale).normalize():f}{tail}"


def _growth(numbers: _Numbers, falls: bool) -> str:  # noqa: FBT001 - one of many of one form
    rate, now, base = numbers
    above = f"{base} - {now}" if falls else f"{now} - {base}"
    return f"({above}) / {base} = {rate}%"


def _by_change(numbers: _Numbers, falls: bool) -> str:  # noqa: FBT001 - as above
    rate, now, change = numbers
    return f"{change} / ({now} {'+' if falls else '-'} {change}) = {rate}%"


def _difference(numbers: _Numbers, falls: bool) -> str:  # noqa: FBT001 - as above
    change, now, base = numbers
    return f"{now} = {base} {'-' if falls else '+'} {change}"


_FORMULAS: dict[tuple[ClaimKind, str], Callable[[_Numbers, bool], str]] = {
    (ClaimKind.SUM, ""): lambda n, _: f"{n[0]} = {' + '.join(n[1:])}",
    (ClaimKind.PART_OF, ""): lambda n, _: f"{n[0]} > {' + '.join(n[1:])}",
    (ClaimKind.SUM_TO_100, ""): lambda n, _: f"100 = {' + '.join(n)}",
    (ClaimKind.SHARE, ""): lambda n, _: f"{n[1]} / {n[2]} = {n[0]}%",
    (ClaimKind.SHARE, "rest"): lambda n, _: f"({n[2]} - {n[1]}) / {n[2]} = {n[0]}%",
    (ClaimKind.SHARE, "ratio"): lambda n, _: f"{n[1]} / {n[2]} = {n[0]}",
    (ClaimKind.GROWTH, ""): _growth,
    (ClaimKind.GROWTH, "doubling"): lambda n, _: f"{n[1]} / {n[2]} >= 2^{n[0]}",
    (ClaimKind.GROWTH, "by-change"): _by_change,
    (ClaimKind.GROWTH, "no-base"): lambda n, falls: f"{n[1]} / (1 {'-' if falls else '+'} {n[0]}%)",
    (ClaimKind.DIFFERENCE, ""): _difference,
    (ClaimKind.POINTS, ""): _difference,
    (ClaimKind.BOUND, ""): lambda n, _: f"{n[1]} <= {n[0]}",
    (ClaimKind.SAME_QUANTITY, ""): lambda n, _: f"{n[0]} = {n[1]}",
    (ClaimKind.IDENTITY, ""): lambda n, _: f"{n[1]} + {n[2]} = {n[3]} + {n[0]}",
    (ClaimKind.MEAN, "yield"): lambda n, _: f"{n[0]} * {n[2]} = {n[1]}",
    (ClaimKind.MEAN, ""): lambda n, _: f"{n[1]} / {n[2]} = {n[0]}",
}

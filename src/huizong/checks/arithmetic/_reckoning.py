"""The numbers of a claim, read back from its formula, and what they would have to be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from huizong.chinese import fold
from huizong.values import Claim, ClaimKind

_NUMBER = re.compile(r"(\d[\d,，]*(?:\.\d+)?)([余多几]?)([万亿千百]*)")
_LARGE = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_FORMS = {
    ClaimKind.SUM: re.compile(r"[^=/]+ = [^=/]+"),
    ClaimKind.SHARE: re.compile(r"(?P<above>[^-/()]+) / (?P<below>[^-/()]+) = (?P<rate>[^%]+)%"),
    ClaimKind.GROWTH: re.compile(r"\((?P<above>.+)\) / (?P<below>[^-/()]+) = (?P<rate>[^%]+)%"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its value in plain units, and what one of its last digit is worth."""

    value: Decimal
    step: Decimal
    scale: int


def terms(claim: Claim) -> tuple[Number, ...] | None:
    """Return the numbers of a sum (total first), a share (rate, part, whole) or a growth.

    A growth gives rate, the two numbers of the difference, and the base. None where the formula has
    another form, or where a number is written with 多 or 余.
    """
    form = _FORMS.get(claim.kind)
    match = form.fullmatch(claim.formula) if form else None
    if match is None:
        return None
    groups = match.groupdict()
    order = [groups["rate"], groups["above"], groups["below"]] if groups else [claim.formula]
    found = [_number(written) for words in order for written in _NUMBER.finditer(words)]
    return tuple(number for number in found if number) if all(found) else None


def compared(claim: Claim) -> tuple[Number, ...]:
    """Return the numbers of a list that leaves some out, the total first; () where one is rough."""
    found = [_number(written) for written in _NUMBER.finditer(claim.formula)]
    return tuple(number for number in found if number) if all(found) else ()


def _number(written: re.Match[str]) -> Number | None:
    if written[2] or written[3] not in _LARGE:
        return None
    digits = written[1].replace(",", "").replace("，", "")
    scale = _LARGE[written[3]]
    decimals = len(digits.partition(".")[2])
    return Number(Decimal(digits) * scale, Decimal(scale).scaleb(-decimals), scale)


def makes(rate: Number, above: Decimal, below: Decimal) -> bool:
    """Whether a percentage is `above` over `below`, rounded to its last digit."""
    if below <= 0:
        return False
    return abs(above * 100 / below - rate.value) <= rate.step / 2


def missing(sum_: Sequence[Number], at: int) -> Decimal:
    """Return what the number at a place of a sum (total first) would have to be."""
    parts = sum((number.value for number in sum_[1:]), Decimal(0))
    return parts if at == 0 else sum_[0].value - parts + sum_[at].value


def rewritten(text: str, number: Number, value: Decimal) -> str:
    """Return a figure's text with another value, in its own scale: 2840万元 -> 2480万元."""
    new = f"{(value / number.scale).normalize():f}"
    return re.sub(r"\d[\d,，]*(?:\.\d+)?", new, fold(text), count=1)

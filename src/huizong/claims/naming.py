"""Whether words speak of what an amount counts."""

from huizong.claims.amount import Amount

_LOOKED_AT = 10  # characters before an amount
_COMMON = 4


def speaks_of(words: str, amount: Amount) -> bool:
    """Whether words share a phrase with what stands before an amount: 占一般预算收入."""
    name = amount.lead.strip()[-_LOOKED_AT:]
    return any(name[at : at + _COMMON] in words for at in range(len(name) - _COMMON + 1))

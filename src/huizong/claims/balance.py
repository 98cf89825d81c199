"""Stocks that must balance: what was carried over and what came in is what was done and is open."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from huizong.claims.amount import Amount, Role
from huizong.claims.relation import Relation
from huizong.claims.words import lexicon
from huizong.values import ClaimKind, Verdict


@cache
def _named() -> dict[str, re.Pattern[str]]:
    words = lexicon().balance
    return {name: re.compile("|".join(map(re.escape, those))) for name, those in words.items()}


@cache
def _any_named() -> re.Pattern[str]:
    return re.compile("|".join(words.pattern for words in _named().values()))


def balances(amounts: Sequence[Amount]) -> Iterator[Relation]:
    """Yield 上年结转12件，新收30件，办结35件，结转下年7件: carried + new = done + open."""
    for _, own in groupby(amounts, key=lambda amount: amount.passage):
        found: dict[str, Amount] = {}
        for amount in own:
            name = _name(amount)
            if name is None:
                continue
            if name == "carried":
                found = {}
            found.setdefault(name, amount)
            if len(found) == len(_named()) and len({each.unit for each in found.values()}) == 1:
                yield _relation(found)
                found = {}


def _name(amount: Amount) -> str | None:
    if amount.role is not Role.LEVEL or not amount.exact or amount.cell[0] >= 0:
        return None
    if not _any_named().search(amount.lead):
        return None
    return next((name for name, words in _named().items() if words.search(amount.lead)), None)


def _relation(found: dict[str, Amount]) -> Relation:
    carried, new, done, left = (found[name] for name in ("carried", "new", "done", "open"))
    fits = carried.value + new.value == done.value + left.value
    verdict = Verdict.HOLDS if fits else Verdict.FAILS
    return Relation(ClaimKind.IDENTITY, (left, carried, new, done), verdict, 3.0)

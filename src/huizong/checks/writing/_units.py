"""The symbols of units, as a definition tells them."""

import re
from collections.abc import Iterable
from functools import cache

from huizong.definitions import Labelled, read_definition


class UnitSymbols(Labelled):
    """Symbols with their Chinese names, and wrong ways of writing with the right ones."""

    symbols: dict[str, str]
    wrong: dict[str, str]


@cache
def unit_symbols() -> UnitSymbols:
    """Return the shipped symbols."""
    return read_definition("words/check_unit_symbols", UnitSymbols)


def any_of(signs: Iterable[str]) -> str:
    """Return a pattern for the longest of some signs."""
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))

"""The pairs of neighbouring signs of a text, as numbers: to look each up costs little.

A pair's number is what its two signs are together in UTF-16, 32 bits; a text of 30,000 signs is
read so in a tenth of the time that as many short strings would take.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress, count

from huizong.checks.once import once
from huizong.checks.script import script
from huizong.values import Manuscript

_ENCODING = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # signs that UTF-16 writes with two numbers
_SIGN = 2  # bytes
_LOW, _HIGH = 0x4E00, 0x9FFF  # hanzi
_FIRST, _SECOND = (0, 16) if sys.byteorder == "little" else (16, 0)  # where in a number they are


@dataclass(frozen=True)
class Pairs:
    """The numbers of the pairs that begin at even and at odd offsets of a text."""

    even: list[int]
    odd: list[int]

    @cached_property
    def distinct(self) -> frozenset[int]:
        """The numbers, each once."""
        return frozenset(chain(self.even, self.odd))

    def where(self, wanted: Callable[[int], bool]) -> Iterator[int]:
        """Yield the offsets of the pairs whose numbers are wanted; even ones first."""
        yield from compress(count(0, 2), map(wanted, self.even))
        yield from compress(count(1, 2), map(wanted, self.odd))


@once
def pairs(manuscript: Manuscript) -> Pairs:
    """Return the pairs of a manuscript's script."""
    return pairs_of(script(manuscript).text)


def pairs_of(text: str) -> Pairs:
    """Return the pairs of a text."""
    signs = _BEYOND.sub("\ufffd", text).encode(_ENCODING, "replace")
    return Pairs(_numbers(signs), _numbers(signs[_SIGN:]))


def numbers(each: Iterable[str]) -> list[int]:
    """Return the numbers of pairs."""
    return _numbers("".join(each).encode(_ENCODING))


def number(pair: str) -> int:
    """Return the number of a pair."""
    return numbers([pair])[0]


def of_hanzi(each: Iterable[int]) -> list[str]:
    """Return the pairs of numbers, those apart of which a sign is no hanzi."""
    return [
        pair(number)
        for number in each
        if _LOW <= number & 0xFFFF <= _HIGH and _LOW <= number >> 16 <= _HIGH
    ]


def pair(number: int) -> str:
    """Return the pair of a number."""
    return chr(number >> _FIRST & 0xFFFF) + chr(number >> _SECOND & 0xFFFF)


def _numbers(signs: bytes) -> list[int]:
    whole = len(signs) // (2 * _SIGN) * (2 * _SIGN)
    return memoryview(signs[:whole]).cast("I").tolist()

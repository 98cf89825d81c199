"""Which stretches of a password others would guess: names, dates, runs of keys. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition_file

SHORTEST_RUN = 4
SHORTEST_WORD = 3
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_DATES = re.compile(
    rf"(?:19[2-9]|20[0-4])\d(?:[-./]?{_MONTH}(?:[-./]?{_DAY})?)?"
    r"|(?<!\d)(?:\d\d)?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
_REPEATED = re.compile(r"(.)\1{2,}|(..)\2{2,}|(...)\3+")
_LAST_OF_LEVEL_ONE = b"\xd7\xf9"


class Guessable(Labelled):
    """What is guessed first: words, rows of keys, signs for letters, signs on digit keys."""

    words: tuple[str, ...]
    rows: tuple[str, ...]
    alike: dict[str, str]
    shifted: dict[str, str]
    initials: dict[str, str]


@cache
def guessable() -> Guessable:
    """Return the shipped list."""
    return read_definition_file(Path(__file__).parent / "guessable.yaml", Guessable)


def guessed(password: str, own_words: Iterable[str] = ()) -> tuple[int, list[str]]:
    """Return how many characters nobody guesses (spaces aside), and the stretches that one does.

    `own_words` are the person's names: user name, name, unit, office; their initials count too.
    """
    covered = [False] * len(password)
    stretches = sorted(_merged(_found(password, own_words)))
    for start, end in stretches:
        covered[start:end] = [True] * (end - start)
    own = sum(
        not known and not character.isspace()
        for known, character in zip(covered, password, strict=True)
    )
    return own, [password[start:end] for start, end in stretches]


def initials(name: str) -> str:
    """Return the first letters of a name's pinyin, but of characters outside the common 3755."""
    return "".join(filter(None, map(_initial, name)))


def _initial(character: str) -> str:
    if character.isascii():
        return character.casefold() if character.isalpha() else ""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    letters, firsts = _first_characters()
    index = bisect_right(firsts, code)
    return letters[index - 1] if index and code <= _LAST_OF_LEVEL_ONE else ""


@cache
def _first_characters() -> tuple[list[str], list[bytes]]:
    table = guessable().initials
    return list(table), [character.encode("gb2312") for character in table.values()]


def _found(password: str, own_words: Iterable[str]) -> Iterator[tuple[int, int]]:
    text = password.casefold()
    if len(text) != len(password):  # a few letters grow when folded; places must stay
        text = password
    plain = "".join(guessable().alike.get(character, character) for character in text)
    for word in {*guessable().words, *_forms(own_words)}:
        for form in {text, plain}:
            yield from _spans(re.escape(word), form)
    for pattern in (_DATES, _REPEATED):
        yield from (match.span() for match in pattern.finditer(text))
    yield from _runs("".join(guessable().shifted.get(character, character) for character in text))


def _forms(own_words: Iterable[str]) -> Iterator[str]:
    for word in own_words:
        for form in (word.casefold(), initials(word)):
            if len(form) >= SHORTEST_WORD or (form and not form.isascii()):
                yield form


def _spans(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(pattern, text))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of keys that lie side by side, either way."""
    beside = _beside()
    for each in beside:
        start = 0
        for place, pair in enumerate(pairwise(text), start=1):
            if pair not in each:
                start = place
            elif place - start + 1 >= SHORTEST_RUN:
                yield start, place + 1


@cache
def _beside() -> tuple[frozenset[tuple[str, str]], ...]:
    rows = guessable().rows
    return tuple(frozenset(pairwise(way)) for row in rows for way in (row, row[::-1]))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged

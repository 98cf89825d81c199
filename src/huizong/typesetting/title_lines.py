"""Breaks a title into lines that keep words whole (GB/T 9704-2012 §7.3.1)."""

import math
from functools import cache

from pydantic import Field

from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition
from huizong.typesetting.form import Form
from huizong.typesetting.printable import width

NEVER, SELDOM, RARELY, RATHER_NOT = 1000.0, 12.0, 6.0, 2.0
_UNEVEN = 24.0
_MORE_LINES = 4.0
_SHORT = 4
"""Characters that the last line should have."""


class TitleWords(Labelled):
    """Words and marks that say where a title is not broken."""

    not_first: str
    not_last: str
    stay_with_next: tuple[str, ...]
    stay_with_last: tuple[str, ...]
    kinds: tuple[str, ...]
    words: tuple[str, ...] = Field(min_length=1)


@cache
def _words() -> TitleWords:
    return read_definition("formats/title_words", TitleWords)


def title_lines(text: str, form: Form) -> tuple[str, ...]:
    """Return the lines of a title; one that fits its line stays whole.

    Of all ways to break it that have the fewest lines, or one more, the cheapest is taken: by what
    its breaks tear apart and by how uneven its lines come out.
    """
    room = form.text_width / (form.title.size + form.grid.spacing)
    if width(text) <= room:
        return (text,)
    least = math.ceil(width(text) / room)
    prices = _prices(text)
    ways = (_cheapest(text, prices, count, room) for count in (least, least + 1, least + 2))
    found = [(cost + index * _MORE_LINES, lines) for index, (cost, lines) in enumerate(ways)]
    return min(found)[1]


def _cheapest(
    text: str, prices: list[float], count: int, room: float
) -> tuple[float, tuple[str, ...]]:
    """Return the best way to make `count` lines and its cost, line by line from the left."""
    average = width(text) / count
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for number in range(count):
        reached: dict[int, tuple[float, tuple[str, ...]]] = {}
        for start, (cost, lines) in best.items():
            ends = range(start + 1, len(text) + 1) if number < count - 1 else (len(text),)
            for end in ends:
                line = text[start:end]
                if width(line) > room:
                    break
                price = cost + prices[end] + _uneven(width(line), average)
                if end not in reached or price < reached[end][0]:
                    reached[end] = (price, (*lines, line))
        best = reached
    return best.get(len(text), (math.inf, (text,)))


def _uneven(taken: float, average: float) -> float:
    short = NEVER / 50 if taken < _SHORT else 0
    return _UNEVEN * ((taken - average) / average) ** 2 + short


def _prices(text: str) -> list[float]:
    """Return what a break before each character costs; at the end of the text it is free."""
    inside = _inside(text)
    return [0.0, *(_price(text, at, inside[at]) for at in range(1, len(text))), 0.0]


def _price(text: str, at: int, torn: float) -> float:
    words, before, after = _words(), text[:at], text[at:]
    if after[0] in words.not_first or before[-1] in words.not_last:
        return NEVER
    if before[-1].isascii() and after[0].isascii():
        return NEVER
    price = torn
    if after.startswith(words.stay_with_last) or before.endswith(words.stay_with_next):
        price += RARELY
    if after.startswith("关于"):
        price -= RATHER_NOT
    if before[-1].isdigit() or after in words.kinds:
        price += RARELY
    if before.count("《") > before.count("》"):
        price += RATHER_NOT
    return price


def _inside(text: str) -> list[float]:
    """Return what each place costs by words: within one much, beside one nothing, else a little."""
    torn = [RATHER_NOT] * (len(text) + 1)
    for word in sorted(_words().words, key=len):
        at = text.find(word)
        while at >= 0:
            for place in (at, at + len(word)):
                torn[place] = min(torn[place], 0.0)
            torn[at + 1 : at + len(word)] = [SELDOM] * (len(word) - 1)
            at = text.find(word, at + 1)
    return torn

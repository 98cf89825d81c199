"""Everyday words of office prose, set apart from those that tell what a statement is about."""

import re
from collections.abc import Iterator
from functools import cache

from huizong.matters.lexicon import alternatives, lexicon

_WEIGHT = {2: 1.0, 1: 0.6}  # of a pair, by how many of its characters are of no everyday word
NOUN, VERB = 1, 2  # what everyday words are; a pair that begins with a verb tells nothing
MOST = 0.6  # of the words of a name
OF_FIELD = 2.0  # weight of a field that is named in words of one group (same_fields)

_PAPER = re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[［【(（]\d{4}[〕\]］】)）]\s*第?\d+\s*号")
_QUOTED = re.compile(r"“[\u4e00-\u9fff]{2,8}”")
_CODE = re.compile(r"[A-Z]+\d{2,}|(?<![A-Z])[A-Z]{2,}(?![A-Z])")  # of a road, a plot, a model: S218
_LETTERS = re.compile(r"[\u4e00-\u9fff]{2,}")


@cache
def _plain() -> tuple[tuple[int, re.Pattern[str]], ...]:
    words = lexicon().words
    kinds = tuple(
        head
        for name, kind in words.kinds.items()
        for head in kind.heads
        if name != "visit" and not kind.names_itself
    )
    verbs = alternatives(words.openers + words.filling + kinds) + "|[的了和与及等]"
    return (NOUN, re.compile(alternatives(words.plain + words.general))), (VERB, re.compile(verbs))


@cache
def _fields() -> tuple[re.Pattern[str], dict[str, str]]:
    first = {w: min(group, key=len) for group in lexicon().words.same_fields for w in group}
    return re.compile(alternatives(tuple(first))), first


@cache
def _teams() -> re.Pattern[str]:
    words = lexicon().words
    seldom = tuple(word + team for word in words.rare_visits for team in ("组", "团", ""))
    return re.compile(alternatives(words.teams + seldom))


def plain_letters(text: str) -> bytearray:
    """Return for each character of a text whether it is of an everyday NOUN or VERB, else 0."""
    plain = bytearray(len(text))
    for sort, pattern in _plain():
        for match in pattern.finditer(text):
            plain[match.start() : match.end()] = bytes([sort]) * (match.end() - match.start())
    return plain


def one_field(text: str) -> str:
    """Return a text with each name of a field as the shortest of its group."""
    pattern, first = _fields()
    return pattern.sub(lambda match: first[match.group()], text)


def weights(text: str) -> dict[str, float]:
    """Return the pairs of characters that tell what a text is about, by their weight.

    A field that may be named in several words is one entry, whatever words name it.
    """
    found: dict[str, float] = {}
    for start, end, said in telling(text):
        found[said] = OF_FIELD if said.startswith("〈") else _WEIGHT[end - start]
    return found


def telling(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what tells what a text is about, each at [start, end): fields, and pairs of characters.

    A pair with one character of an everyday word is of the length of the other alone.
    """
    text = _PAPER.sub(_blank, text) if "号" in text else text
    pattern, first = _fields()
    for match in pattern.finditer(text):
        yield match.start(), match.end(), f"〈{first[match.group()]}〉"
    for match in _CODE.finditer(text):
        yield match.start(), match.end(), f"〈{match.group()}〉"
    for match in _teams().finditer(text):
        bare = match.group().rstrip("组团")
        team = bare if bare in lexicon().words.rare_visits else match.group()
        yield match.start(), match.end(), f"〈{team}〉"
    for match in _QUOTED.finditer(text):
        yield match.start(), match.start() + 1, match.group()
    rest = _teams().sub(_blank, pattern.sub(_blank, text))
    plain = plain_letters(rest)
    for run in _LETTERS.finditer(rest):
        for at in range(run.start(), run.end() - 1):
            left, right = plain[at], plain[at + 1]
            if not left:
                yield at, at + (1 if right else 2), rest[at : at + 2]
            elif left == NOUN and not right:
                yield at + 1, at + 2, rest[at : at + 2]


def _blank(match: re.Match[str]) -> str:
    return "　" * len(match.group())


def covers(text: str, about: str) -> bool:
    """Whether a text has most of what tells what a name is about, in whatever order."""
    named = weights(about)
    there = weights(text)
    shared = sum(min(1.0, weight) for pair, weight in named.items() if pair in there)
    return shared >= MOST * sum(min(1.0, weight) for weight in named.values())

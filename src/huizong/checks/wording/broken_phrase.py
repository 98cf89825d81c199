"""HZ422 固定语写错一字

查什么
    四个字一定连用的成语、固定语错了一个字：同舟共剂、迎刃而上、井然有续、举一返三
    （名单在 check_set_phrases.yaml）。

为什么
    固定语错一个字，读者立刻看出，材料的可信也就打了折扣。

错例
    要做到令行禁至，有诺必践。

正例
    要做到令行禁止，有诺必践。

依据
    现代汉语词典（第7版）；中央和地方公文的通行提法
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.wording._lexicon import WordList
from huizong.checks.wording._likely import is_usual
from huizong.checks.wording._pairs import Pairs, number, pairs
from huizong.definitions import Labelled, read_definition
from huizong.values import Manuscript, Message, Severity

SIZE = 4


@rule("HZ422", Severity.WARNING)
def broken_phrase(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield four signs of which three are a set phrase."""
    found, told = script(manuscript), set[int]()
    for start, phrase in _broken(found.text, pairs(manuscript)):
        words = found.text[start : start + SIZE]
        if start not in told and not found.quoted(start):
            told.add(start)
            yield Fault(
                Message("“{words}”疑为“{phrase}”之误", words=words, phrase=phrase),
                Message("请核对；有意改动的请加引号"),
                found.places(start, start + SIZE),
            )


def _broken(text: str, read: Pairs) -> Iterator[tuple[int, str]]:
    """Yield where a text has a half of a phrase, and the other with one wrong sign."""
    halves = _phrases().halves
    for at in read.where(halves.__contains__):
        for phrase, offset in halves[number(text[at : at + 2])]:
            if _one_off(text, at, phrase, offset) and _wrong(text, at - offset, phrase):
                yield at - offset, phrase


def _one_off(text: str, at: int, phrase: str, offset: int) -> bool:
    """Whether one sign is another than in the half of a phrase beside that at an offset."""
    other = 2 - offset
    signs = text[at - offset + other : at - offset + other + 2] if at >= offset else ""
    return (
        len(signs) == 2
        and (signs[0] == phrase[other]) != (signs[1] == phrase[other + 1])
        and "一" <= signs[0] <= "鿿"
        and "一" <= signs[1] <= "鿿"
    )


def _wrong(text: str, start: int, phrase: str) -> bool:
    """Whether what stands at an offset in place of a phrase is no phrase in its own right."""
    words = text[start : start + SIZE]
    half = words[:2] if words[2:] == phrase[2:] else words[2:]
    return not is_usual(half) and not _phrases().fine(words)


def _fits(words: str, phrase: str) -> bool:
    """Whether words are a phrase in which ？ stands for any sign."""
    return all(sign in ("？", here) for here, sign in zip(words, phrase, strict=True))


class _Told(Labelled):
    phrases: str
    also: str


class _Phrases:
    """The halves of each phrase: where one sign is wrong, one of the two is whole."""

    def __init__(self, told: _Told) -> None:
        phrases = told.phrases.split()
        self.halves: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for phrase in phrases:
            self.halves[number(phrase[:2])].append((phrase, 0))
            self.halves[number(phrase[2:])].append((phrase, 2))
        also = told.also.split()
        self._fine = frozenset(phrases).union(also)
        self._alike = tuple(phrase for phrase in also if "？" in phrase)
        listed = read_definition("words/check_wrong_words", WordList).pairs
        self._listed = tuple(pair.partition("→")[0] for pair in listed.split())

    def fine(self, words: str) -> bool:
        """Whether four signs are right in their own way, or told by the list of wrong words."""
        return (
            words in self._fine
            or any(_fits(words, one) for one in self._alike)
            or any(wrong in words for wrong in self._listed)
        )


@cache
def _phrases() -> _Phrases:
    return _Phrases(read_definition("words/check_set_phrases", _Told))

"""HZ422 固定语写错一字

查什么
    四个字一定连用的成语、固定语错了一个字：同舟共剂、迎刃而上、井然有续
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

from huizong.checks.anchors import anchored, rare
from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.wording._lexicon import WordList
from huizong.definitions import Labelled, read_definition
from huizong.values import Manuscript, Message, Severity

SIZE = 4


@rule("HZ422", Severity.WARNING)
def broken_phrase(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield four signs of which three are a set phrase."""
    found = script(manuscript)
    for start, phrase in _broken(found.text):
        words = found.text[start : start + SIZE]
        yield Fault(
            Message("“{words}”疑为“{phrase}”之误", words=words, phrase=phrase),
            Message("请核对；有意改动的请加引号"),
            found.places(start, start + SIZE),
        )


def _broken(text: str) -> Iterator[tuple[int, str]]:
    known = _phrases()
    for at, piece in known.anchored.found(text):
        for phrase, hole in known.pieces[piece]:
            start = at - (1 if hole == 0 else 0)
            words = text[max(start, 0) : start + SIZE]
            if _one_off(words, phrase, hole) and not known.fine(words):
                yield start, phrase
                break


def _one_off(words: str, phrase: str, hole: int) -> bool:
    same = [a == b for a, b in zip(words, phrase, strict=False)]
    return (
        all("一" <= sign <= "鿿" for sign in words)
        and len(words) == SIZE
        and same.count(False) == 1
        and not same[hole]
    )


def _fits(words: str, phrase: str) -> bool:
    """Whether words are a phrase in which ？ stands for any sign."""
    pairs = zip(words, phrase, strict=False)
    return len(words) == len(phrase) and all(sign in ("？", here) for here, sign in pairs)


class _Told(Labelled):
    phrases: str
    also: str


class _Phrases:
    """Three signs of each phrase; which phrase they are of, and which sign is missing."""

    def __init__(self, told: _Told) -> None:
        phrases = told.phrases.split()
        self.pieces: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for phrase in phrases:
            for piece, hole in ((phrase[1:], 0), (phrase[:3], 3)):
                if rare(piece):
                    self.pieces[piece].append((phrase, hole))
        also = told.also.split()
        self._fine = frozenset(phrases).union(also)
        self._alike = tuple(phrase for phrase in also if "？" in phrase)
        listed = read_definition("words/check_wrong_words", WordList).pairs
        self._listed = tuple(pair.partition("→")[0] for pair in listed.split())
        self.anchored = anchored(self.pieces)

    def fine(self, words: str) -> bool:
        """Whether four signs are right in their own way, or told by the list of wrong words."""
        listed = any(wrong in words for wrong in self._listed)
        return listed or words in self._fine or any(_fits(words, one) for one in self._alike)


@cache
def _phrases() -> _Phrases:
    return _Phrases(read_definition("words/check_set_phrases", _Told))

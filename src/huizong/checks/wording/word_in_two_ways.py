"""HZ418 一文两种写法

查什么
    同一份文稿里一个词有两种写法：制定与制订、作出与做出、其他与其它、台账与台帐
    （名单在 check_two_writings.yaml）。

为什么
    单看哪一种都说得过去，混在一起就显得出自几个人、没有统过稿。

错例
    制定了方案，制订了制度。

正例
    制定了方案和制度。

依据
    公文用语前后一致（凭办公经验）
"""

import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.definitions import Labelled, read_definition
from huizong.values import Manuscript, Message, Severity


@rule("HZ418", Severity.STYLE)
def word_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield, for each word in two writings, the places of the one that is not wanted."""
    found = script(manuscript)
    begun = set(_starts().findall(found.text))
    for pair in _pairs():
        if begun.intersection(pair.starts):
            yield from _faults(found, pair)


def _faults(found: Script, pair: "Pair") -> Iterator[Fault]:
    wanted = re.search(pair.words, found.text)
    other = list(re.finditer(pair.otherwise, found.text)) if wanted else []
    if wanted and other:
        message = Message(
            "“{other}”与“{name}”混用：{why}", other=other[0][0], name=wanted[0], why=pair.why
        )
        places = [place for match in other for place in found.places(*match.span())]
        yield Fault(message, Message("请统一为“{name}”", name=pair.name), tuple(places))


class Pair(BaseModel):
    """Two writings of one word, as regular expressions; the first is the one to keep.

    `starts` are what the second begins with: a text without any of them is not searched.
    """

    name: str
    words: str
    other: str
    otherwise: str
    starts: tuple[str, ...]
    why: str


class _Writings(Labelled):
    pairs: tuple[Pair, ...]


@cache
def _pairs() -> tuple[Pair, ...]:
    return read_definition("words/check_two_writings", _Writings).pairs


@cache
def _starts() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(start) for pair in _pairs() for start in pair.starts))

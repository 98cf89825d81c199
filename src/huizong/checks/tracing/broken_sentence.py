"""HZ310 话没有说完

查什么
    一段以逗号、顿号、左引号或“的、和、与”收尾；“由……科。”没有谓语；
    “近。”“共计。”后面没有数；“督查1—全区”连接号后面没有数；“2025工作总结”年份后面没有“年”。

为什么
    多半是复制时丢了字、换页时断了句，读的人不知道后面还有什么。

错例
    会议由综合科、办公室。

正例
    会议由综合科、办公室主持。

依据
    GB/T 15834-2011 4.1（句号）、4.4（逗号）、4.5（顿号）的用法。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._listed import hits
from huizong.checks.tracing._whole import Hit, Whole, whole
from huizong.checks.tracing._words import broken
from huizong.values import Manuscript, Message, Severity

_BY_WHOM = r"由[^。；，\n]{2,40}?(?:科|室|局|处|办|部|委员会|领导|同志|书记|主任)[。；]"
_BEFORE = re.compile("(?:^|[。；，])[^。；，]{0,8}$")
_ENDED = "。！？；：…”’）)》】.!?;:"
_LONG = 20
_SHORT = 6


@rule("HZ310", Severity.ERROR)
def broken_sentence(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield sentences that break off, and places where a word is gone."""
    text = whole(manuscript)
    yield from _ends(text)
    yield from _without_verb(text)
    for kind in broken().missing:
        for hit in hits(manuscript, kind):
            yield Fault(
                Message("“{around}”这里{what}", around=hit.around(reach=6), what=kind.what),
                Message("请对照原稿补上漏掉的字"),
                hit.places,
            )


def _ends(text: Whole) -> Iterator[Fault]:
    for passage in text.passages:
        said = passage.text
        if passage.table >= 0 or len(said) < _SHORT or said[-1] in _ENDED:
            continue
        hit = Hit(passage, len(said) - 1, len(said))
        dangling = _dangling(said)
        if dangling:
            yield Fault(
                Message(
                    "这一段以“{last}”收尾，话没有说完：“{around}”",
                    last=dangling,
                    around=hit.around(reach=12),
                ),
                Message("请对照原稿补全；是换页断开的，接上下一段"),
                hit.places,
            )


def _dangling(said: str) -> str:
    """Return what a text breaks off with, "" where it does not."""
    if _is_said(said) or said.endswith(broken().whole) or (len(said) < _LONG and "，" not in said):
        return said[-1] if said[-1] in "，、“‘《（" else ""
    return next((word for word in broken().dangling if said.endswith(word)), "")


def _is_said(said: str) -> bool:
    """Whether a text ends in 是……的, which is a whole sentence."""
    last = max(said.rfind(mark) for mark in "。；！？") + 1
    return said.endswith("的") and "是" in said[last:]


def _without_verb(text: Whole) -> Iterator[Fault]:
    for hit in text.hits(_BY_WHOM):
        before = hit.passage.text[max(hit.start - 10, 0) : hit.start]
        if _BEFORE.search(before) and not _has_verb(hit.words[1:]):
            yield Fault(
                Message("“{words}”没有说做什么", words=hit.words),
                Message("请补上谓语：由谁主持、组织还是承办"),
                hit.places,
            )


def _has_verb(said: str) -> bool:
    """Whether a text says what is done, the names of offices apart."""
    organ, verb = _patterns()
    return verb.search(organ.sub("", said)) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(broken().organs), re.compile(broken().verbs)

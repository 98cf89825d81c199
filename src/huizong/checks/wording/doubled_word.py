"""HZ413 字词重复

查什么
    打重了的字词：的的、了了、工作工作，以及“中小小学生”这样夹在词里的重字
    （同一份文稿别处写的是“中小学生”，才报）。研究研究、常常、种种这样的叠词不报。

为什么
    重字多半是改稿或成批替换留下的，读的人一眼就看见。

错例
    各单位要认真认真落实会议的的精神。

正例
    各单位要认真落实会议的精神。

依据
    校对常识
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.definitions import Labelled, read_definition
from huizong.values import Edit, Manuscript, Message, Severity

_WORD = re.compile(r"([\u4e00-\u9fff]{2,4})\1")
_SIGN = re.compile(r"([\u4e00-\u9fff])\1(?!\1)")
_PARTICLE = re.compile(
    "的的(?<!目的的)(?!确|士|款)|了了(?!解|结|却|然|望|事|无|断|债)|们们|我我|这这|但但|并并"
    "|未未(?!来|央|雨)|和和(?!谐|平|睦|美|气|解|善|好|风|田|县|顺|缓)|与与(?!会|否|时|日|此)|已已|把把(?![关握手脉])"
    "|及及(?<![以涉普顾波危企触推遍]及及)(?![时早格其物])|将将(?![来军士领近才])|请请(?![示求假款客])"
    "|并且且|从从(?![事严前容来业重速快未政小中此而源化属众优])|为为(?<![作因认成称变分视列改设定]为为)(?![民人农数期主首])"
    "|要要(?<![重主必需首纪摘概简紧扼机提纲撮险想索只]要要)"
    "(?![素求点件害事闻塞道领务职义旨冲强目人脉隘回债账钱饭价到来])"
)
_RHYTHM = re.compile("[一很不再又边越各且更最多]")
_ONES = set("一二三四五六七八九十百千万亿零〇两")
_NEAR = 20_000  # signs around, in which a word is looked for elsewhere


@rule("HZ413", Severity.ERROR)
def doubled_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the words, particles and signs that were typed twice."""
    found = script(manuscript)
    for match in _WORD.finditer(found.text):
        if match[1] not in _repeatable().words and not _innocent(found, match):
            yield _fault(found, match.start(1), match.end(1), match[1], sure=False)
    for match in _PARTICLE.finditer(found.text):
        yield _fault(found, match.start(), match.start() + 1, match[0][0], sure=True)
    yield from _signs(found)


def _signs(found: Script) -> Iterator[Fault]:
    """Yield doubled signs whose neighbours stand elsewhere in the text around a single one."""
    usual = _repeatable().signs
    for match in _SIGN.finditer(found.text):
        if match[1] not in usual and _slipped(match):
            yield _fault(found, match.start(), match.start() + 1, match[1], sure=False)


def _around(text: str, start: int) -> str:
    return text[max(start - _NEAR, 0) : start + _NEAR]


def _slipped(match: re.Match[str]) -> bool:
    """Whether the text nearby has the neighbours of a doubled sign around a single one."""
    start, end, sign, text = match.start(), match.end(), match[1], match.string
    left, right = text[max(start - 2, 0) : start], text[end : end + 2]
    if left[-1:] == sign or not (
        left and right and all("一" <= sign <= "鿿" for sign in (left[-1], right[0]))
    ):
        return False
    near = _around(text, start)
    single = left + sign + right[:1] in near or left[-1:] + sign + right in near
    return single and not _meeting(near, left[-1:] + sign, sign + right[:1])


def _meeting(text: str, before: str, behind: str) -> bool:
    """Whether two words just meet (农业 and 业主): each stands elsewhere without the other."""
    without = f"{before}(?!{before[-1]}|{behind[1:]})|(?P<behind>(?<!{before}){behind})"
    found = {match["behind"] is None for match in re.finditer(without, text)}
    return len(found) == 2


def _innocent(found: Script, match: re.Match[str]) -> bool:
    """Whether a repeated word is a row of a list, a name, or numbers read one by one."""
    word = match[1]
    return (
        len(set(word)) == 1
        or set(word) <= _ONES
        or bool(_RHYTHM.search(word))
        or _meeting_words(found.text, match)
        or found.quoted(match.start())
        or found.index(match.start()) != found.index(match.end() - 1)
    )


def _meeting_words(text: str, match: re.Match[str]) -> bool:
    """Whether 业创 is twice in 产业创业创新 only because two words meet there, or 博士博士后."""
    start, end = match.span()
    around = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
    near = _around(text, start)
    longer = text[end : end + 1] in {"后", "生", "长"}
    return longer or all(len(pair) > 1 and near.count(pair) > 1 for pair in around)


def _fault(found: Script, start: int, end: int, word: str, *, sure: bool) -> Fault:
    places = found.places(start, end)
    return Fault(
        Message("“{word}”重复了", word=word),
        Message("请删去一个“{word}”", word=word),
        found.places(start, end + end - start),
        (Edit(places[0], ""),) if sure and len(places) == 1 else (),
        None if sure else Severity.WARNING,
    )


class _Told(Labelled):
    signs: str
    words: str


@dataclass(frozen=True, slots=True)
class _Repeatable:
    signs: frozenset[str]
    words: frozenset[str]


@cache
def _repeatable() -> _Repeatable:
    told = read_definition("words/check_doubled_words", _Told)
    signs = frozenset("".join(told.signs.split())) | _ONES
    return _Repeatable(signs, frozenset(told.words.split()))

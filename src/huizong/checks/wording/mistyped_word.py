"""HZ425 疑有打错的字

查什么
    两个字连在一起不成词，换成读音相同或字形相近的一个字、或者颠倒过来就是常用词：严格值行（执行）、
    工程尽度（进度）、建筑工施（施工）。凭常用词和字的相接判断，不限于名单；书名号和引号里的、人名、全文出现两次以上的不报。

为什么
    拼音输入选错一个字，拼写检查认不出来，通读时也容易滑过去。

错例
    严格值行值班制度，工程尽度快于计划。

正例
    严格执行值班制度，工程进度快于计划。

依据
    现代汉语词典（第7版）；词和字的常见程度据词频统计，只作提醒
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.checks.wording._likely import (
    least,
    likelihood,
    meant,
    run_before,
    run_behind,
    strange,
)
from huizong.checks.wording._pairs import pairs
from huizong.values import Manuscript, Message, Severity

_AROUND = 4  # signs on either side by which a pair is judged
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
# A name: a surname with one or two signs, where a name may begin and where it ends.
_NAME = (
    f"(?:^|[、，；：:（( 　]|书记|长|主任|员|师|代表|同志|[人由与和])[{_SURNAMES}]"
    "[\u4e00-\u9fff]{1,2}(?=$|[、，。；：:）) 　]|同志|等|书记|主任"
    "|[局县镇乡市区省村校院科处所队组]长|老师|出席|参加|主持)"
)
_PLACES = "村镇乡县河路街桥岭湖沟屯寨堡坝"  # 江溪村: the name of a place may be anything
_WIDEST = 6
_ELSEWHERE = 1.0  # what it speaks for a word that the text has it elsewhere


@rule(
    "HZ425",
    Severity.WARNING,
    yields_to=("HZ401", "HZ402", "HZ403", "HZ405", "HZ406", "HZ407", "HZ408", "HZ413", "HZ422"),
)
def mistyped_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield pairs of signs that are no word and one slip away from a usual one."""
    found = script(manuscript)
    text = found.text
    for pair in strange(pairs(manuscript)):
        at = text.find(pair)
        if text.find(pair, at + 1) < 0 and (word := _meant(text, at)) and not _apart(found, at):
            yield Fault(
                Message("“{words}”疑为“{phrase}”之误", words=pair, phrase=word),
                Message("请核对；专名、术语确是这样写的，不必改"),
                found.places(at, at + 2),
            )


def _meant(text: str, at: int) -> str:
    """Return the word that was meant at an offset, where that is much likelier; else ""."""
    words = list(meant(text[at : at + 2]))
    if not words:
        return ""
    before = run_before(text[max(at - _AROUND, 0) : at])
    behind = run_behind(text[at + 2 : at + 2 + _AROUND])
    rated = [
        (likelihood(before + word + behind) - against + (_ELSEWHERE if word in text else 0), word)
        for word, against in words
    ]
    best, word = max(rated)
    stands = likelihood(before + text[at : at + 2] + behind)
    return word if best - stands >= least() else ""


def _apart(found: Script, at: int) -> bool:
    """Whether a pair stands where anything may: in a quotation, a title, a cell, a name."""
    passage = found.passages[found.index(at)]
    if found.quoted(at) or (passage.table >= 0 and len(passage.text) < _WIDEST):
        return True
    if found.text[at + 1 : at + 3].strip(_PLACES) != found.text[at + 1 : at + 3]:
        return True
    low = max(at - _WIDEST, found.line(at)[0])
    names = _name().finditer(found.text[low : at + 2 + _WIDEST])
    return any(low + name.start() < at + 2 and at < low + name.end() for name in names)


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_NAME, re.MULTILINE)

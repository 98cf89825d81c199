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

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.values import Edit, Manuscript, Message, Severity

_WORD = re.compile(r"([\u4e00-\u9fff]{2,4})\1")
_SIGN = re.compile(r"([\u4e00-\u9fff])\1")
_PARTICLE = re.compile(
    "的的(?<!目的的)(?!确|士|款)|了了(?!解|结|却|然|望|事|无|断|债)|们们|我我|这这|但但|并并"
)
# Words that may be said twice: to try something a little, or one after the other.
_TENTATIVE = re.compile(
    "(?:研究|讨论|商量|考虑|休息|学习|锻炼|了解|体验|调查|打听|琢磨|检查|总结|交流|回忆|比较|尝试|关心|帮助|放松"
    "|许多|非常|很多|一[\u4e00-\u9fff]|[两三四五六七八九十][\u4e00-\u9fff]|多少|永远|十分|特别|慢慢|天天|年年)$"
)
_HANZI = re.compile("[\u4e00-\u9fff]{2}")
_RHYTHM = re.compile("[一很不再又边越各且更最多]")
_ONES = set("一二三四五六七八九十百千万亿零〇两")
# Signs that Chinese doubles as a matter of course.
_USUAL = set(
    "常纷刚渐往天人代层处件种步多大好稳牢深紧仅恰频屡每历家户村乡事时刻年月日岁点条个项满高早久远慢快轻"
    "重明清白红绿蓝黑黄冷暖热细密团圆源滔滚巍堂堂勃欣蒸兢业孜循侃津娓谆沾默隐淡浓匆忙念斤楚济郁葱苍茫"
    "皑灿熠闪亮平安健康老少妈爸爷奶哥姐弟妹叔伯舅太星宝贝看想说谈听试走跑跳笑问等找练查管扎踏实片阵串行朵"
    "声句字页张本次回遍趟场台样般统悄静朗烈洋洒绵延脉款区比真干苦辛勤恳诚忠耿切拳脚口心眼手面方块队群双对"
    "支首段节期批套份门座间栋排列级组位名头匹棵粒颗滴串束丝缕股丛峰山水河江湖港湾坪岭坳坡沟洼冲了的"
)


@rule("HZ413", Severity.ERROR)
def doubled_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the words, particles and signs that were typed twice."""
    found = script(manuscript)
    for match in _WORD.finditer(found.text):
        if not _TENTATIVE.match(match[1]) and not _innocent(found, match):
            yield _fault(found, match.start(1), match.end(1), match[1], sure=False)
    for match in _PARTICLE.finditer(found.text):
        yield _fault(found, match.start(), match.start() + 1, match[0][0], sure=True)
    yield from _signs(found)


def _signs(found: Script) -> Iterator[Fault]:
    """Yield doubled signs whose neighbours stand elsewhere in the text around a single one."""
    text = found.text
    for match in _SIGN.finditer(text):
        start, sign = match.start(), match[1]
        left, right = text[max(start - 2, 0) : start], text[match.end() : match.end() + 2]
        if sign in _USUAL or sign in _ONES or not _HANZI.fullmatch(left[-1:] + right[:1]):
            continue
        single = left + sign + right[:1] in text or left[-1:] + sign + right in text
        if single and not _meeting(text, left[-1:] + sign, sign + right[:1]):
            yield _fault(found, start, start + 1, sign, sure=False)


def _meeting(text: str, before: str, behind: str) -> bool:
    """Whether two words just meet (学校 and 校长): each stands elsewhere without the other."""
    without = f"{before}(?!{before[-1]}|{behind[1:]})|(?P<behind>(?<!{before}){behind})"
    found = {match["behind"] is None for match in re.finditer(without, text) if match}
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
    around = text[start - 1 : start + 1], text[end - 1 : end + 1]
    return text[end : end + 1] in "后生长" or all(text.count(pair) > 1 for pair in around)


def _fault(found: Script, start: int, end: int, word: str, *, sure: bool) -> Fault:
    places = found.places(start, end)
    return Fault(
        Message("“{word}”重复了", word=word),
        Message("请删去一个“{word}”", word=word),
        found.places(start, end + end - start),
        (Edit(places[0], ""),) if sure and len(places) == 1 else (),
        None if sure else Severity.WARNING,
    )

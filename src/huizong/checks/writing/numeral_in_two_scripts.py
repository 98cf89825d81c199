"""HZ519 汉字与阿拉伯数字混在一个数里

查什么
    一个数里阿拉伯数字与“十、百、千”连用（3千人、5百户、三百20人），或写成“3亿4500万”。
    “3万”“4.5亿”“5千米”“8千克”不报。

为什么
    阿拉伯数字只能与“万”“亿”连用。

错例
    3千人参加，投资3亿4500万元。

正例
    3000人参加，投资3.45亿元。

依据
    GB/T 15835-2011 5.1.2
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_MIXED = re.compile(
    "[0-9十百千](?:(?<=[0-9])(?<![A-Za-z].)[百千]"
    "(?!米|克|瓦|卡|帕|伏|焦|安|赫|兆|字节|分|强|佳|优|大|名城)(?:[万亿]|[多余]?[\u4e00-\u9fff])"
    "|(?<=[0-9])十(?:[万亿]|[多余]?[人名个元户件份次亩天岁年])"
    "|(?<=[一二三四五六七八九].)[0-9]+(?=[人名个元户件份次亩])"
    "|(?<=[0-9])亿[0-9]+万)"
)


_DIGITS = set("0123456789.一二三四五六七八九")


@rule("HZ519", Severity.STYLE)
def numeral_in_two_scripts(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield numbers that mix Arabic digits with 十, 百 or 千, or write 亿 and 万 both."""
    found = script(manuscript)
    for match in _MIXED.finditer(found.text):
        if found.quoted(match.start()):
            continue
        start = match.start()
        while found.text[start - 1 : start] in _DIGITS:
            start -= 1
        yield Fault(
            Message("“{words}”把两种数字混在一个数里", words=found.text[start : match.end()]),
            Message("请全用阿拉伯数字（3000、3.45亿），或全用汉字"),
            found.places(start, match.end()),
        )

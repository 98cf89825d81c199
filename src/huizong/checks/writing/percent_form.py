"""HZ523 百分数和百分点的写法

查什么
    “5%个百分点”“提高3百分点”“百分之5”；金额、件数、人数的增减写成“个百分点”。

为什么
    “%”与“百分点”是两回事，写在一起不知道是哪一个；“百分之”后面用汉字。百分点是两个率的差，
    4.32亿元增长8.6个百分点，不知道是8.6%，还是增速快了8.6个百分点。

错例
    合格率提高3百分点，达到百分之95。全年实现销售额4.32亿元，同比增长8.6个百分点。

正例
    合格率提高3个百分点，达到95%。全年实现销售额4.32亿元，同比增长8.6%。

依据
    GB/T 15835-2011；国家统计局对百分点的解释
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.values import Manuscript, Message, Severity

_FORM = re.compile(
    "百分(?:点(?:(?P<both>(?<=[%％]百分点)|(?<=[%％]个百分点))|(?P<bare>(?<=[0-9]百分点)))"
    "|之(?P<arabic>[0-9０-９]))|个[%％](?P<odd>点|(?<=[0-9]个%))"
)
_SAID = {
    "both": Message("“%”与“百分点”不能连用"),
    "bare": Message("“百分点”前少了“个”"),
    "arabic": Message("“百分之”后面不用阿拉伯数字"),
    "odd": Message("“百分点”写错了"),
}
_POINTS = re.compile("个百分点")
# An amount grows by percent; only what is a rate already moves by percentage points.
_AMOUNT = re.compile(
    r"(?P<amount>[0-9][0-9,.]*[万亿]?(?:元|美元|吨|公斤|亩|公顷|公里|人次|[件户家个台辆头套宗起批次人名]))"
    r"[，,、]?(?:同比|环比|[比较](?:上年|去年|上月|上季)(?:同期|同月)?)?(?:增长|增加|下降|减少)了?"
    r"(?P<points>[0-9][0-9.]*个百分点)$"
)
_LONGEST = 48  # characters from an amount to its points


@rule("HZ523", Severity.WARNING)
def percent_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield percentages and percentage points that are written together or in part."""
    found = script(manuscript)
    for match in _FORM.finditer(found.text):
        yield Fault(
            _SAID[match.lastgroup or "odd"],
            Message("请写成“5%”“5个百分点”或“百分之五”，并核对是哪一个"),
            found.places(*match.span()),
        )
    yield from _amounts(found)


def _amounts(found: Script) -> Iterator[Fault]:
    """Yield amounts that are said to have grown by percentage points."""
    for points in _POINTS.finditer(found.text):
        start = max(points.end() - _LONGEST, 0)
        match = _AMOUNT.search(found.text[start : points.end()])
        if match:
            yield Fault(
                Message(
                    "“{amount}”的增减写成了“{points}”",
                    amount=match["amount"],
                    points=match["points"],
                ),
                Message("数量的增减请写“%”；说的是增速快慢的，请写明“增速提高几个百分点”"),
                found.places(start + match.start("points"), points.end()),
            )

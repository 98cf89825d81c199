"""HZ523 百分数和百分点的写法

查什么
    “5%个百分点”“提高3百分点”“百分之5”。

为什么
    “%”与“百分点”是两回事，写在一起不知道是哪一个；“百分之”后面用汉字。

错例
    合格率提高3百分点，达到百分之95。

正例
    合格率提高3个百分点，达到95%。

依据
    GB/T 15835-2011；国家统计局对百分点的解释
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
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

"""HZ514 发文字号的写法

查什么
    发文字号加了“第”、编了虚位、年份写两位、括号里有“年”：〔2026〕第7号、〔2026〕007号、〔26〕7号；
    括号不是六角的（[2026]第7号）也查，括号另由 HZ513 报。

为什么
    标准规定字号不编虚位（1不编为01），不加“第”字，年份写全。

错例
    青政办〔2026〕第07号

正例
    青政办〔2026〕7号

依据
    GB/T 9704-2012 7.2.5
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_FORM = re.compile(
    r"〔(?:[0-9]{4}年〕|[0-9]{2}〕|[0-9]{4}〕[ 　]?(?:第|0))[ 　]?[0-9]{0,4}[ 　]?号?"
    r"|[\[【（(［｛{](?:19|20)[0-9]{2}年?[\]】）)］｝}][ 　]?(?:第[ 　]?|(?=0))[0-9]{1,4}[ 　]?号"
)


@rule("HZ514", Severity.STYLE)
def docnumber_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield document numbers with 第, a leading zero, a short year or 年."""
    found = script(manuscript)
    for match in _FORM.finditer(found.text):
        yield Fault(
            Message("发文字号“{words}”写法不合标准", words=match[0]),
            Message("请写成“〔2026〕7号”的样子：四位年份，不加“第”，不编虚位"),
            found.places(*match.span()),
        )

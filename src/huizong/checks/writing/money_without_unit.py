"""HZ528 金额少了“元”

查什么
    金额写了“万”“亿”和币种，没有写单位：400万人民币、投资300万。

为什么
    “400万”是什么，要靠猜；单位漏写，汇总时会当成别的量。

错例
    引资400万人民币。

正例
    引资400万元人民币。

依据
    GB/T 15835-2011；会计基础工作规范（1996）
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_MONEY = re.compile(
    "[万亿](?:(?P<yuan>[多余]?人民币)(?!元|[0-9])|(?=[，。；、,;]|$))", re.MULTILINE
)
_NUMBER = re.compile(r"[0-9][0-9.]*(?:多|余)?[万亿]*$")
_SPENT = re.compile(
    r"(?:投资|资金|经费|引资|补助|筹资|捐款|奖金|拨款|贷款|损失|收入|产值|税收)(?:约|近|达|共|总额|额)?"
    r"[0-9][0-9.]*(?:多|余)?$"
)
_REACH = 24


@rule("HZ528", Severity.STYLE)
def money_without_unit(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield amounts of money without 元."""
    found = script(manuscript)
    for match in _MONEY.finditer(found.text):
        said = _NUMBER if match["yuan"] else _SPENT
        ahead = said.search(found.text, max(match.start() - _REACH, 0), match.start())
        if ahead and found.passages[found.index(match.start())].table < 0:
            words = found.text[ahead.start() : match.end()]
            yield Fault(
                Message("“{words}”少了“元”", words=words),
                Message("请写明单位，如“400万元人民币”"),
                found.places(ahead.start(), match.end()),
            )

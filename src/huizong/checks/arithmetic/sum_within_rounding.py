"""HZ215 合计与分项差在四舍五入

查什么
    各项都是取了整的数（万元、亿元、带小数），相加与合计差在末位的四舍五入以内；全文没有说明。一份文件
    只报一次。

为什么
    并没有算错，但读的人一加不等就会来问；加一句通行的说明就没有疑问。

错例
    总收入3.4亿元，其中税收2.3亿元、非税1.2亿元。

正例
    总收入3.5亿元，其中税收2.3亿元、非税1.2亿元。

依据
    国家统计局统计公报的通行注释（部分数据因四舍五入的原因，存在总计与分项合计不等的情况）；
    GB/T 8170-2008 数值修约规则。
"""

import re
from collections.abc import Iterator

from huizong.checks.arithmetic._claims import claimed, said
from huizong.checks.rule import Fault, rule
from huizong.values import Claim, ClaimKind, Manuscript, Message, Severity, Verdict

_NOTED = re.compile("四舍五入|数值修约|机械调整")
_APPROXIMATE = re.compile("[余多几约近超上以]")


@rule("HZ215", Severity.STYLE)
def sum_within_rounding(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell once that sums differ by rounding where no note says so."""
    found = [
        claim
        for claim in claimed(manuscript, Verdict.ROUNDING, ClaimKind.SUM)
        if not _APPROXIMATE.search(_written(claim))
    ]
    if found and not _NOTED.search(manuscript.document.text):
        yield Fault(
            Message(
                "“{total}”与分项之和差在四舍五入以内，全文这样的合计有{count}处，没有说明",
                total=said(found[0], "total"),
                count=len(found),
            ),
            Message(
                "不必改数；可在文末加注“部分数据因四舍五入的原因，存在总计与分项合计不等的情况”"
            ),
            tuple(dict.fromkeys(place for claim in found for place in claim.places)),
        )


def _written(claim: Claim) -> str:
    return claim.formula + said(claim, "total") + said(claim, "parts")

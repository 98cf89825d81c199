"""HZ216 增幅没有整数基数

查什么
    件数、人数后面写着“同比增长”百分之几，没有写上期数；而没有任何一个整数按这个幅度增减，四舍五入或者
    截尾以后能得到本期数。同一句里写了上期数的，“人次下降22.0%”这样指明说的是别的数的，不报。

为什么
    件数、人数的上期只能是整数：7件同比增长15%，上期要有6.09件。多半是本期数、增幅错了一个，或者比的
    不是一回事。

错例
    全年办理复议案件7件，同比增长15%。

正例
    全年办理复议案件7件，同比增长16.7%。

依据
    增长率＝（本期数－上期数）÷上期数；公文内容“真实、准确”（党政机关公文处理工作条例第十九条）。
"""

import re
from collections.abc import Iterator

from huizong.checks.arithmetic._claims import claimed
from huizong.checks.arithmetic._growth import lacks_base
from huizong.checks.rule import Fault, rule
from huizong.values import Claim, ClaimKind, Manuscript, Message, Severity, Verdict

_HINT = Message("请查出上期数，按（本期－上期）÷上期重算；增幅说的若是别的数，请写明")

_BASE = re.compile(r"[^。\n]{0,60}?(?:[上去]年|上月|上期)(?:同期|同月)?[^。，；\d]{0,12}\d")
_NAMED = re.compile(
    r"([批起件人户次案项]次?|人数|件数|批数|起数)数?(?:上升|下降|增长|增加|减少)了?$"
)
_NEAR = 8  # characters before a rate that may name what it is of


@rule("HZ216", Severity.WARNING)
def no_whole_base(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell growth that no whole number gives."""
    for claim in claimed(manuscript, Verdict.FAILS, ClaimKind.GROWTH):
        if lacks_base(claim) and not _is_told(claim, manuscript.document.text):
            yield Fault(claim.message, _HINT, claim.places)


def _is_told(claim: Claim, text: str) -> bool:
    """Whether the sentence states the base, or names another number as what grew: 批次下降28.6%."""
    rate, now = claim.places[0], claim.places[-1]
    if _BASE.match(text, rate.end):
        return True
    named = _NAMED.search(text[max(rate.start - _NEAR, 0) : rate.start])
    return named is not None and named[1][0] not in text[now.start : now.end]

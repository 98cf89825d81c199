"""HZ218 率超过了100%

查什么
    满意率、覆盖率、合格率这一类“部分占整体”的率写成了100%以上。完成率、毛入学率、资产负债率、
    拨备覆盖率和增减幅度可以超过100%，不报。

为什么
    部分不会大于整体，不是率算错了，就是分子、分母不是一个口径。

错例
    群众满意率达102.5%。

正例
    年度任务完成率达102.5%，群众满意率达98.5%。

依据
    率＝部分÷整体；公文内容“真实、准确”（党政机关公文处理工作条例第十九条）。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.arithmetic._rates import Stated, percentages, rates
from huizong.checks.rule import Fault, rule
from huizong.values import FigureKind, Manuscript, Message, Severity

_FULL = 100


@rule("HZ218", Severity.ERROR)
def percent_over_hundred(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell rates of a part in a whole that are above 100 percent."""
    for stated in percentages(manuscript):
        for each in stated:
            if each.figure.kind is FigureKind.PERCENT and (each.figure.low or 0) > _FULL:
                named = _rate().search(each.lead)
                if named and not _unbounded().search(each.lead):
                    yield _fault(each, named[1])


def _fault(stated: Stated, name: str) -> Fault:
    figure = stated.figure
    return Fault(
        Message("“{rate}”写成了“{text}”，不会超过100%", rate=name, text=figure.text),
        Message("请核对分子、分母；说的若是完成计划的程度，请改称“完成率”"),
        stated.passage.places(figure.start, figure.end),
        severity=Severity.WARNING if name in rates().doubtful else None,
    )


@cache
def _rate() -> re.Pattern[str]:
    names = "|".join(sorted(rates().bounded + rates().doubtful, key=len, reverse=True))
    return re.compile(
        f"({names})(?:已|均|也|都|高|提高|提升|保持在?)*(?:达到了?|达|为|是|至|到|约)*$"
    )


@cache
def _unbounded() -> re.Pattern[str]:
    return re.compile("|".join(rates().unbounded))

"""HZ302 确数中间夹着约数

查什么
    同一句里，同一个量词一处写确数、一处写“若干”“数十”“近百”：开会12次、调研若干次。

为什么
    其余各数都数得出，这一处却数不出，读的人会问是没有统计还是不好说。

错例
    全年召开例会12次、专题会若干次。

正例
    全年召开例会12次、专题会5次。

依据
    经验做法，未见明文规定；GB/T 15835-2011 4.1.1（统计数据用阿拉伯数字）可资参照。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._whole import Hit, whole
from huizong.checks.tracing._words import vague
from huizong.values import Bound, Figure, FigureKind, Manuscript, Message, Severity

_ENDS = "。；！？"


@rule("HZ302", Severity.STYLE)
def vague_figure(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield vague counts in sentences that count the same measure word exactly."""
    for hit in whole(manuscript).hits(_pattern()):
        measure = _measure().search(hit.words)
        exact = measure and _exact_beside(hit, measure[0])
        if exact:
            yield Fault(
                Message("同一句里已有“{exact}”，“{vague}”却没有确数", exact=exact, vague=hit.words),
                Message("请查台账换成确数；确实没有统计的，改用不带数的说法"),
                hit.places,
            )


def _exact_beside(hit: Hit, measure: str) -> str:
    """Return a figure of the sentence that counts by the measure word; "" where there is none."""
    text = hit.passage.text
    start = max(text.rfind(end, 0, hit.start) for end in _ENDS) + 1
    ends = [at for at in (text.find(end, hit.end) for end in _ENDS) if at >= 0]
    end = min(ends, default=len(text))
    for figure in hit.passage.figures:
        within = start <= figure.start and figure.end <= end
        if within and figure.unit == measure and figure.bound is Bound.EXACT and _is_many(figure):
            return figure.text
    return ""


def _is_many(figure: Figure) -> bool:
    counted = figure.kind is FigureKind.COUNT and figure.text[0].isdigit()
    return counted and figure.low is not None and figure.low > 1


@cache
def _pattern() -> str:
    measures = "|".join(sorted(vague().measures, key=len, reverse=True))
    named = "(?:" + measures + ")"
    return "|".join(entry.replace("{measure}", named) for entry in vague().vague)


@cache
def _measure() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(vague().measures, key=len, reverse=True)) + ")$")

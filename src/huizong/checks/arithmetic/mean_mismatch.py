"""HZ207 平均数算错

查什么
    同一句里写了总数、个数和“平均每期”“平均每户”的数，三个数相除不符。一句里同样单位的数不止一个，认不准
    是哪两个数相除的，不报；“约”“左右”不报。

为什么
    平均数是除出来的，领导用来比高低；错了说明总数、个数、平均数里有一个不对。

错例
    全年培训12期共1440人次，平均每期102人次。

正例
    全年培训12期共1440人次，平均每期120人次。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；GB/T 8170-2008 数值修约规则。
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from huizong.checks.arithmetic._rates import decimals, lead
from huizong.checks.rule import Fault, rule
from huizong.values import Bound, Figure, FigureKind, Manuscript, Message, Passage, Severity

_EACH = re.compile(r"平均(?:每|一)([个家户村校场次天月年组期批人名处项]次?)[\u4e00-\u9fff]{0,4}$")
_SENTENCE_END = re.compile(r"[。！？；;\n]")
_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY})


@rule("HZ207", Severity.WARNING)
def mean_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell means that the only total and the only number of their sentence do not give."""
    for passage in manuscript.passages:
        if "平均" not in passage.text or passage.table >= 0:
            continue
        for at, mean in enumerate(passage.figures):
            named = _EACH.search(lead(passage, mean))
            if named and _is_plain(mean):
                yield from _judged(passage, mean, _before(passage, at), named[1])


def _is_plain(figure: Figure) -> bool:
    return figure.kind in _KINDS and figure.bound is Bound.EXACT and bool(figure.low)


def _before(passage: Passage, at: int) -> list[Figure]:
    """Return the figures before the mean in its sentence, the nearest first."""
    start = passage.figures[at].start
    return list(
        takewhile(
            lambda figure: not _SENTENCE_END.search(passage.text, figure.end, start),
            reversed(passage.figures[:at]),
        )
    )


def _judged(passage: Passage, mean: Figure, before: list[Figure], each: str) -> Iterator[Fault]:
    totals = [figure for figure in before if (figure.kind, figure.unit) == (mean.kind, mean.unit)]
    numbers = [figure for figure in before if figure.unit == each]
    if len(totals) != 1 or len(numbers) != 1 or totals == numbers:
        return
    total, number = totals[0], numbers[0]
    if not (_is_plain(total) and _is_plain(number)):
        return
    right = (total.low or Decimal(0)) / (number.low or Decimal(1))
    if abs(right - (mean.low or Decimal(0))) >= _room(mean):
        yield Fault(
            Message(
                "“{total}”除以“{number}”是{right}，写的是“{mean}”",
                total=total.text,
                number=number.text,
                right=f"{right.quantize(Decimal('0.01')).normalize():f}",
                mean=mean.text,
            ),
            Message("请核对总数和个数；数都对的，按总数÷个数重算平均数"),
            tuple(
                place
                for figure in (mean, total, number)
                for place in passage.places(figure.start, figure.end)
            ),
        )


def _room(mean: Figure) -> Decimal:
    """Return what one of the last written digit is worth: a mean may be rounded or cut off."""
    scale = 10**8 if "亿" in mean.text else 10**4 if "万" in mean.text else 1
    return Decimal(scale).scaleb(-decimals(mean))

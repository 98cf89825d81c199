"""HZ223 倍数算错

查什么
    “由100件增至300件，增长3倍”：由甲增至乙，增长的倍数应是乙÷甲再减1；“是上年100件的2倍”：应是乙÷甲。

为什么
    “增长2倍”是原来的3倍，“增长到3倍”才是3倍；倍数最容易多算一倍。

错例
    受理量由100件增至300件，增长3倍。

正例
    受理量由100件增至300件，增长2倍。

依据
    现代汉语词典（第7版）：倍；国家统计局统计公报通例（增长N倍，为原来的N＋1倍）。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from huizong.checks.arithmetic._rates import lead
from huizong.checks.rule import Fault, rule
from huizong.values import Bound, Figure, Manuscript, Message, Passage, Severity

_FROM = re.compile(r"(?:由|从)[^，。；,;]{0,14}$")
_REACHES = re.compile(
    r"[^，。；,;]{0,10}(?:升|增|高|提|扩|发展|增加|增长)[^，。；,;]{0,6}?[至到为]"
)
_GREW = re.compile(r"[，,、（(]?(?:同比|共|净|实际|数量|总量)*(?:增长|增加|提高|扩大|上升)了?")
_TIMES_OF = re.compile(r"[，,]?(?:是|为|相当于)[^，。；,;]{0,10}")
_OF = "的"


@rule("HZ223", Severity.ERROR)
def multiple_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell multiples that their two figures do not give."""
    for passage in manuscript.passages:
        figures = passage.figures
        if "倍" in passage.text:
            for three in zip(figures, figures[1:], figures[2:], strict=False):
                yield from _of_three(passage, three)


def _of_three(passage: Passage, three: Sequence[Figure]) -> Iterator[Fault]:
    one, other, times = three
    if times.unit != "倍" or not all(_is_plain(figure) for figure in three):
        return
    gaps = [
        passage.text[before.end : behind.start].strip()
        for before, behind in ((one, other), (other, times))
    ]
    grew = _FROM.search(lead(passage, one)) and _REACHES.fullmatch(gaps[0])
    if one.unit != other.unit:
        return
    if grew and _GREW.fullmatch(gaps[1]):
        yield from _judged(passage, (one, other, times), less=1)
    elif _TIMES_OF.fullmatch(gaps[0]) and gaps[1] == _OF:
        yield from _judged(passage, (other, one, times), less=0)


def _is_plain(figure: Figure) -> bool:
    return figure.bound is Bound.EXACT and bool(figure.low)


def _judged(passage: Passage, three: Sequence[Figure], *, less: int) -> Iterator[Fault]:
    """Yield the fault of base, present figure and multiple, which may be rounded or cut off."""
    base, now, times = three
    right = (now.low or Decimal(0)) / (base.low or Decimal(1)) - less
    said = times.low or Decimal(0)
    step = _step(times.text)
    if not said - step / 2 <= right < said + step:
        yield Fault(
            Message(
                "“{base}”到“{now}”是{of}{right}倍，写的是“{times}”",
                base=base.text,
                now=now.text,
                of=Message("增长") if less else Message("原来的"),
                right=f"{right.quantize(max(step, Decimal('0.01'))).normalize():f}",
                times=times.text,
            ),
            Message("请核对；“增长N倍”是原来的N＋1倍，“是……的N倍”才是N倍"),
            tuple(
                place
                for figure in (times, base, now)
                for place in passage.places(figure.start, figure.end)
            ),
        )


def _step(text: str) -> Decimal:
    match = re.search(r"[.．]([0-9０-９]+)", text)
    return Decimal(1).scaleb(-len(match[1])) if match else Decimal(1)

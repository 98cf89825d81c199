"""HZ222 单位差一万倍

查什么
    同一个名目、同样的数字，一处的单位是“元”，另一处是“万元”（或“万元”与“亿元”、“份”与“万份”）。

为什么
    两处差一万倍，必有一处漏写或多写了“万”。

错例
    下达补助资金3560元。
    全年下达补助资金3560万元。

正例
    下达补助资金3560万元。
    全年下达补助资金3560万元。

依据
    GB/T 15835-2011 4.1；公文内容“真实、准确”（党政机关公文处理工作条例第十九条）。
"""

from collections import defaultdict
from collections.abc import Iterator

from huizong.checks.arithmetic._rates import lead
from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.chinese import fold
from huizong.values import Bound, Figure, FigureKind, Manuscript, Message, Passage, Severity

_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_LABEL = r"([\u4e00-\u9fff]{4})[达共为是约计了]*$"
_KINDS = frozenset({FigureKind.MONEY, FigureKind.COUNT, FigureKind.AREA, FigureKind.MASS})
_WRONG = 10**4
_Told = tuple[Passage, Figure]


@rule("HZ222", Severity.WARNING)
def unit_slip(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell one quantity whose two statements differ by ten thousand times."""
    if not _slips(manuscript):
        return
    known: dict[tuple[str, str, str | None], _Told] = {}
    told: dict[tuple[str, str, str | None], bool] = defaultdict(bool)
    for passage in manuscript.passages:
        for figure in passage.figures:
            key = _key(passage, figure)
            if key is None:
                continue
            before = known.setdefault(key, (passage, figure))
            values = sorted((before[1].low or 0, figure.low or 0))
            if values[0] and values[0] * _WRONG == values[1] and not told[key]:
                told[key] = True
                yield _fault(before, (passage, figure))


def _slips(manuscript: Manuscript) -> bool:
    """Whether any two figures of one unit differ by ten thousand times: in most papers none do."""
    values = {
        (figure.unit, figure.low)
        for passage in manuscript.passages
        for figure in passage.figures
        if figure.low and figure.kind in _KINDS
    }
    return any((unit, value * _WRONG) in values for unit, value in values)


def _key(passage: Passage, figure: Figure) -> tuple[str, str, str | None] | None:
    """Return label, digits and unit of an exact figure of running text, None for others."""
    if figure.kind not in _KINDS or figure.bound is not Bound.EXACT or passage.table >= 0:
        return None
    number = compiled(_NUMBER).search(fold(figure.text))
    label = compiled(_LABEL).search(lead(passage, figure))
    if number is None or label is None or len(number[0].strip("0.")) < 2:
        return None
    return label[1], number[0], figure.unit


def _fault(one: _Told, other: _Told) -> Fault:
    return Fault(
        Message(
            "同一个名目，一处写“{one}”，一处写“{other}”，差一万倍",
            one=one[1].text,
            other=other[1].text,
        ),
        Message("请对照账目，把写错的一处单位改过来"),
        (*one[0].places(one[1].start, one[1].end), *other[0].places(other[1].start, other[1].end)),
    )

"""HZ221 人与人次混用

查什么
    同一件事的同一个数，一处写“80多人”，一处写“80多人次”。看的是数相同，而且前后几个字里有三个以上
    连着的字相同。

为什么
    一个人来三次是1人、3人次；同一个数不会既是人又是人次，除非每人只来一次。

错例
    组织心肺复苏培训86人。
    全年心肺复苏培训共86人次。

正例
    组织心肺复苏培训86人。
    全年心肺复苏培训共120人次。

依据
    人次＝各次人数之和；公文内容“真实、准确”（党政机关公文处理工作条例第十九条）。
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from huizong.checks.rule import Fault, rule
from huizong.values import Bound, Figure, FigureKind, Manuscript, Message, Passage, Severity

_NEAR = 24  # characters on each side in which two places must speak of the same
_ALIKE = 3
_FEW = 10
_PERSONS, _TIMES = ("人", "名"), "人次"
_SAYS_NOTHING = "人次多余名的了，。；、：,;: \n\t参加共计全年今"
_Told = tuple[Passage, Figure]


@rule("HZ221", Severity.WARNING)
def persons_or_times(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell one number that is of persons in one place and of attendances in another."""
    persons: dict[tuple[Decimal, Bound], list[_Told]] = defaultdict(list)
    times: dict[tuple[Decimal, Bound], list[_Told]] = defaultdict(list)
    for passage in manuscript.passages:
        for figure in passage.figures:
            if figure.kind is FigureKind.COUNT and passage.table < 0 and (figure.low or 0) >= _FEW:
                key = (figure.low or Decimal(0), figure.bound)
                if figure.unit in _PERSONS:
                    persons[key].append((passage, figure))
                elif figure.unit == _TIMES:
                    times[key].append((passage, figure))
    for key in times.keys() & persons.keys():
        yield from _pairs(persons[key], times[key])


def _pairs(persons: list[_Told], times: list[_Told]) -> Iterator[Fault]:
    for one, other in product(persons[:_FEW], times[:_FEW]):
        if _grams(one) & _grams(other):
            yield Fault(
                Message(
                    "同一件事，一处写“{one}”，一处写“{other}”",
                    one=one[1].text,
                    other=other[1].text,
                ),
                Message("请查签到册：数人头的都写“人”，按次累计的都写“人次”"),
                (
                    *one[0].places(one[1].start, one[1].end),
                    *other[0].places(other[1].start, other[1].end),
                ),
            )
            return


def _grams(told: _Told) -> set[str]:
    """Return the stretches of characters around a figure that may name what is counted."""
    passage, figure = told
    before = passage.text[max(figure.start - _NEAR, 0) : figure.start]
    behind = passage.text[figure.end : figure.end + _NEAR]
    return {
        words[at : at + _ALIKE]
        for words in (before, behind)
        for at in range(len(words) - _ALIKE + 1)
        if not any(sign in _SAYS_NOTHING or sign.isdigit() for sign in words[at : at + _ALIKE])
    }

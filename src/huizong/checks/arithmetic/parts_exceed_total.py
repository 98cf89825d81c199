"""HZ224 分项之和超过总数

查什么
    “其中”后面用顿号连着的各项，同一个量词，加起来比总数多；“已整改”和“正在整改”（“未整改”“待整改”）
    加起来比总数多。列的是党员、妇女、学历这类会重叠的人，不报。

为什么
    分项可以不列全，但不会比总数多；多出来的，不是有一项错了，就是有重复。

错例
    共召开会议61次，其中党组会32次、局长办公会23次、专题会18次。

正例
    共召开会议73次，其中党组会32次、局长办公会23次、专题会18次。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from huizong.checks.arithmetic._claims import claimed
from huizong.checks.arithmetic._rates import lead, rates
from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.values import (
    Bound,
    ClaimKind,
    Figure,
    FigureKind,
    Manuscript,
    Message,
    Passage,
    Severity,
    Verdict,
)

_AMONG = re.compile(r"[^，。；：、\d]{0,8}[，,（(]?其中[:：，,]?([^，。；：、,;:\d]{1,12})")
_NEXT = re.compile(r"[、，,]([^，。；：、,;:\d（）()]{1,12})")
_DONE = r"[^，。；：、\d]{0,8}[，,]?(?:其中[，,]?)?已(?:经)?([\u4e00-\u9fff]{2})(?:完成|到位)?"
_OPEN = r"[^，。；：、\d]{0,4}[，,、](?:正在|未|尚未|待|还未)([\u4e00-\u9fff]{2})(?:的)?"
_END = re.compile(r"[^，,、\d]{0,6}(?:[。；;！!\n）)]|$)")
_CHANGE = re.compile(r"(?:增|减|升|降|多|少|提高|超|比|较)[^，。；、]{0,4}$")
_NEAR = Decimal("1.3")
_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY})
_PERSONS = frozenset("人名位")


@rule("HZ224", Severity.WARNING)
def parts_exceed_total(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell listed parts that together are more than their total."""
    told = {
        claim.places[0]
        for claim in claimed(manuscript, Verdict.FAILS, ClaimKind.SUM, ClaimKind.BOUND)
    }
    for passage in manuscript.passages:
        if passage.table < 0 and ("其中" in passage.text or "已" in passage.text):
            for at, total in enumerate(passage.figures):
                parts = _listed(passage, at) or _done_and_open(passage, at)
                if parts and _exceed(parts, total) and not _CHANGE.search(lead(passage, total)):
                    fault = _fault(passage, total, parts)
                    if fault.places[0] not in told:
                        yield fault


def _exceed(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether parts are more than a total, yet so near to it that they were meant to make it.

    Where the first of them make it, those behind are another thing: 办结2件 behind 2件、16件.
    """
    whole, added = total.low or Decimal(0), _value(parts)
    if any(_value(parts[:count]) == whole for count in range(2, len(parts))):
        return False
    return whole < added <= whole * _NEAR and all((part.low or 0) <= whole for part in parts)


def _listed(passage: Passage, at: int) -> Sequence[Figure]:
    """Return the two or more figures that 其中 and commas of one list join to a total."""
    figures, text = passage.figures, passage.text
    parts: list[Figure] = []
    for index in range(at + 1, len(figures)):
        figure, before = figures[index], figures[index - 1].end
        joint = (_NEXT if parts else _AMONG).fullmatch(text, before, figure.start)
        if not (joint and figure.unit == figures[at].unit):
            break
        if not (_is_plain(figure) and _is_plain(figures[at])):
            break
        if _overlaps().search(joint[1]):
            return ()
        parts.append(figure)
    enough = 3 if parts and (parts[0].unit or "")[:1] in _PERSONS else 2
    ends = parts and _END.match(text, parts[-1].end)
    return parts if len(parts) >= enough and ends else ()


def _done_and_open(passage: Passage, at: int) -> Sequence[Figure]:
    """Return what is done and what is not: 共268处，已整改251处，正在整改27处."""
    three = passage.figures[at : at + 3]
    if len(three) < 3 or len({figure.unit for figure in three}) > 1:
        return ()
    if "已" not in passage.text[three[0].end : three[1].start]:
        return ()
    done = compiled(_DONE).fullmatch(passage.text, three[0].end, three[1].start)
    left = compiled(_OPEN).fullmatch(passage.text, three[1].end, three[2].start)
    same = done and left and done[1] == left[1] and all(map(_is_plain, three))
    return three[1:] if same else ()


def _is_plain(figure: Figure) -> bool:
    exact = figure.bound is Bound.EXACT and bool(figure.low)
    return exact and figure.kind in _KINDS and "." not in figure.text


@cache
def _overlaps() -> re.Pattern[str]:
    return re.compile("|".join(rates().overlapping))


def _value(parts: Sequence[Figure]) -> Decimal:
    return sum((figure.low or Decimal(0) for figure in parts), Decimal(0))


def _fault(passage: Passage, total: Figure, parts: Sequence[Figure]) -> Fault:
    return Fault(
        Message(
            "“{total}”之内列出的{count}项（{parts}），加起来比总数多",
            total=total.text,
            count=len(parts),
            parts="、".join(figure.text for figure in parts),
        ),
        Message("请核对总数和各项；各项有重叠的，请写明“部分项目重复统计”"),
        tuple(
            place
            for figure in (total, *parts)
            for place in passage.places(figure.start, figure.end)
        ),
    )

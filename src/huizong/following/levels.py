"""Ranks (居全市第3位, 进入前三名) and lengths of time (平均用时4.2天) as levels to compare."""

import re
from dataclasses import replace

from huizong.values import Figure, FigureKind

PLACE = "位"
DAY = "天"

_PLACES = {"位", "名"}
_BEFORE = 24  # characters before a length of time that say it is one of work
_RANKED = re.compile(
    r"(?:继续)?(?:保持在?|稳定在|力争|确保|争取|提升到|上升到|前移到)?"
    r"(?:进入|位列|位居|名列|跻身|排名|排在|排|列|居)?"
    r"(?:全?(?:国|省|市|县|区|镇|系统))?(?:各(?:县|市|区|乡镇|单位)(?:（[^）]*）)?)?(?:的)?列?$"
)
_SPENT = re.compile(r"时限|用时|时间|时长|耗时|周期")
_SCOPE = re.compile(r"全?(国|省|市|县|区|镇|系统)(?=各|前|第|排|的|$)")


def leveled(text: str, figure: Figure) -> Figure | None:
    """Return a rank or length of time as a level in one unit, None where it is none.

    前3位 is the rank 3; a length of time is a level only where its clause says what takes so long.
    """
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    if figure.kind is FigureKind.RANK and figure.low is not None:
        return replace(figure, unit=PLACE)
    if figure.kind is FigureKind.COUNT and figure.unit in _PLACES and before.endswith("前"):
        text, start = f"前{figure.text}", figure.start - 1
        return replace(figure, kind=FigureKind.RANK, unit=PLACE, text=text, start=start)
    if figure.kind is FigureKind.DURATION and _SPENT.search(before):
        return replace(figure, unit=DAY if figure.unit == "日" else figure.unit)
    return None


def ranked(region: str) -> str:
    """Return the words before a rank without those that only say it is one."""
    return _RANKED.sub("", region)


def scope(clause: str) -> str:
    """Return among whom a clause ranks something (市 of 全市第3位), "" where it does not say."""
    found = _SCOPE.search(clause)
    return found[1] if found else ""

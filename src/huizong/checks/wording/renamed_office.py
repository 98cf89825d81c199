"""HZ409 机关名称已改

查什么
    机构改革后改了名的机关仍用旧称：环保局、安监局、质监局、国土资源局……
    只在文稿写明的年份晚于改名之年时提醒；前面有“原”的、书名号里的，“农业部门”“文化和旅游局”这样
    恰好含着旧称的，不报。

为什么
    旧称往往是从往年材料抄来的；发给改了名的单位很失礼，责任单位也落不到实处。

错例
    （2026年）责任单位：县环保局、县安监局。

正例
    （2026年）责任单位：县生态环境局、县应急管理局。

依据
    国务院机构改革方案（2018、2023）；各地名称不一，只作提醒
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from huizong.checks.anchors import Anchored, anchored
from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, scripts
from huizong.definitions import Labelled, read_definition
from huizong.values import Manuscript, Message, Severity

_FORMER = re.compile(r"(?:原|时任|曾任|更名|前身|撤销|组建|划入|整合)[^，。；、\n]{0,8}$")
_ANOTHER = ("长", "门")  # 农业部长, 农业部门
_YEAR = re.compile(r"(20[0-9]{2})年")


@rule("HZ409", Severity.WARNING)
def renamed_office(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the offices that had another name in the year that the text is of."""
    offices = _offices()
    for found in scripts(manuscript):
        hits = list(offices.names.found(found.text))
        year = _year(found) if hits else 0
        for start, old in hits:
            now, since = offices.now[old]
            within = found.text[start - 1 : start] in offices.within.get(old, ())
            if year >= since and not (within or _innocent(found, start, start + len(old))):
                yield Fault(
                    Message(
                        "{year}年的文稿里“{old}”已是旧称，现为{now}", year=year, old=old, now=now
                    ),
                    Message("请核对单位现在的名称；说的是改名以前的事，请写“原{old}”", old=old),
                    found.places(start, start + len(old)),
                )


def _innocent(found: Script, start: int, end: int) -> bool:
    before = found.text[max(start - 12, 0) : start]
    return (
        found.text[end : end + 1] in _ANOTHER or bool(_FORMER.search(before)) or found.quoted(start)
    )


def _year(found: Script) -> int:
    """Return the year that a text is of: its date, its title, else the one it names most."""
    if found.report and found.report.date[:4].isdigit():
        return int(found.report.date[:4])
    years = _YEAR.findall(found.text)
    return int(max(years, key=years.count)) if years else 0


class Office(BaseModel):
    """Old names of an office, its name now, and the first year in which the old ones are wrong.

    `behind` are signs behind which an old name is but the end of the name now: 文化和旅游局.
    """

    old: tuple[str, ...]
    new: str
    since: int
    behind: str = ""


class Offices(Labelled):
    """Offices that changed their names."""

    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    names: Anchored
    now: dict[str, tuple[str, int]]
    within: dict[str, frozenset[str]]


@cache
def _offices() -> _Known:
    told = read_definition("words/check_renamed_offices", Offices).offices
    now = {old: (each.new, each.since) for each in told for old in each.old}
    within = {old: frozenset(each.behind) for each in told for old in each.old if each.behind}
    return _Known(anchored(now), now, within)

"""Announced counts held against what follows in paragraphs of its own: 三方面：（一）…（二）…."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from huizong.chinese import fold, number
from huizong.claims.counting import NUMERAL, count_of, told_count
from huizong.values import Claim, Item, ItemKind, Outline, Place, Verdict, cut, places_of

_NUMBER = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")
_MEASURES = "个方面|方面|大方面|项|点|条|个环节|个重点|个问题|类问题|大举措|大任务|个步骤|种情况"
_FEWEST, _MOST = 2, 200  # items that make a list, and those looked at behind an announcement
_SURE = re.compile("方面|[以如]下|下列|[:：]$")


@cache
def _announced() -> re.Pattern[str]:
    """What ends a paragraph that announces how many follow: 抓好以下三项工作：."""
    before = r"(?<![第\d〇零一二三四五六七八九十百年月.])"
    return re.compile(
        rf"{before}({NUMERAL})({_MEASURES})[^，。；：、:\d“”\n]{{0,10}}(?:[:：。]|[，,]?[如具][^，。]{{0,4}}[:：。])?\s*$"
    )


def headings(outline: Outline) -> Iterator[Claim]:
    """Yield the counts that a paragraph announces, with the numbered items behind it."""
    for report in outline.reports:
        yield from _of_siblings(report.items)


def _of_siblings(items: Sequence[Item]) -> Iterator[Claim]:
    for at, item in enumerate(items):
        match = _announced().search(fold(item.text))
        if match is not None:
            under = [each for each in item.children if each.kind is not ItemKind.INLINE_ITEM]
            yield from _of_announced(item, match, [*under, *items[at + 1 : at + 1 + _MOST]])
        yield from _of_siblings(item.children)


def _of_announced(item: Item, match: re.Match[str], behind: Sequence[Item]) -> Iterator[Claim]:
    """Yield how many items of one numbering, counted from one, follow an announcement."""
    wanted, listed = count_of(match[1]), _numbered(behind)
    if wanted is None or wanted < _FEWEST or len(listed) < _FEWEST:
        return
    sure = _SURE.search(match[0].strip()) is not None
    if len(listed) == wanted or sure:
        verdict = Verdict.HOLDS if len(listed) == wanted else Verdict.FAILS
        own = places_of(cut(item.runs, match.start(1), match.end(2)))
        places = (*own, *(_marker(each.place, each.marker) for each in listed if each.place))
        yield told_count(match[1] + match[2], places, verdict, wanted, len(listed))


def _numbered(behind: Sequence[Item]) -> list[Item]:
    """Return the items numbered 一, 二, 三 in one style, from the first, as far as they go."""
    if not behind or not behind[0].marker:
        return []
    style = _style(behind[0].marker)
    found: list[Item] = []
    for each in behind:
        if each.marker and _style(each.marker) == style:
            if _value(each.marker) != len(found) + 1:
                break
            found.append(each)
        elif each.marker:
            break
    return found


def _marker(place: Place, marker: str) -> Place:
    return Place(place.path, place.start, min(place.start + len(marker), place.end))


def _style(marker: str) -> str:
    return _NUMBER.sub("#", marker.strip(" -　"), count=1)


def _value(marker: str) -> int | None:
    match = _NUMBER.search(fold(marker)) or _NUMBER.search(marker)
    if match is None:
        return None
    if match[0] in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(match[0]) + 1
    value = int(match[0]) if match[0].isdigit() else number(match[0])
    return None if value is None else int(value)

"""HZ123 “二是”少了“是”

查什么
    前面的段落以“一是”开头，这一段以“二”开头却没有“是”。

为什么
    漏字；念起来不成句，程序也认不出这是第二点。

错例
    一是加强学习。组织专题辅导三次。
    二改进作风。开展走访十次。

正例
    二是改进作风。开展走访十次。

依据
    序次语同级写法应当一致。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.definitions import Labelled, read_definition
from huizong.outline.counting import hanzi_number
from huizong.values import Edit, Manuscript, Message, Severity

_NEAR = 8


class _Points(Labelled):
    """Words with which a point of work begins."""

    openings: tuple[str, ...]


@cache
def _head() -> re.Pattern[str]:
    openings = "|".join(read_definition("words/check_points", _Points).openings)
    number = "(?P<number>[一二三四五六七八九十])"
    return re.compile(rf"^[^\S\n]*{number}(?:(?P<point>是)|(?={openings}))", re.MULTILINE)


_HINT = Message("请补上“是”字")


@rule("HZ123", Severity.ERROR)
def broken_point(manuscript: Manuscript) -> Iterator[Fault]:
    """Find paragraphs that go on counting points without the word that makes them points."""
    whole = script(manuscript)
    if "一是" not in whole.text:
        return
    last, at = 0, -_NEAR
    for match in _head().finditer(whole.text):
        number, here = hanzi_number(match["number"]), whole.index(match.start("number"))
        if match["point"]:
            last, at = number or 0, here
        elif number == last + 1 and last and here - at <= _NEAR:
            places = whole.places(match.start("number"), match.end("number"))
            message = Message("这一点以“{found}”开头，少了“是”", found=match["number"])
            yield Fault(message, _HINT, places, (Edit(places[0], f"{match['number']}是"),))
            last, at = number, here

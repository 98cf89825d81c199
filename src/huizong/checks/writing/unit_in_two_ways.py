"""HZ520 计量单位写法不一

查什么
    同一份文稿里单位有的用符号、有的用汉字：12600㎡与60多万平方米，3000m与5公里。
    每份文稿每种符号报一次。表格里的不报。

为什么
    公文正文一般用单位的中文名称，同一份文稿只用一种。

错例
    改造危房12600㎡，新建校舍800平方米。

正例
    改造危房12600平方米，新建校舍800平方米。

依据
    国务院关于在我国统一实行法定计量单位的命令（1984）；公文用语习惯
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import scripts
from huizong.checks.writing._units import any_of, unit_symbols
from huizong.values import Manuscript, Message, Severity

_NAME = re.compile(
    "[0-9多余万亿](?:平方米|平方公里|公里|立方米|公斤|千克|米|吨|公顷|亩|小时|口|户)"
)


@rule("HZ520", Severity.STYLE)
def unit_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield, for each document and symbol, the units in symbols among units in Chinese."""
    for found in scripts(manuscript):
        symbols: dict[str, list[re.Match[str]]] = {}
        for match in _pattern().finditer(found.text):
            if found.passages[found.index(match.start())].table < 0:
                symbols.setdefault(match["sign"], []).append(match)
        named = _NAME.search(found.text) if symbols else None
        for sign, matches in symbols.items():
            if named is None:
                break
            yield Fault(
                Message(
                    "单位有的用符号“{sign}”，有的用汉字（{named}）", sign=sign, named=named[0][1:]
                ),
                Message("正文请统一用中文名称“{name}”", name=unit_symbols().symbols[sign]),
                tuple(place for match in matches for place in found.places(*match.span())),
            )


@cache
def _pattern() -> re.Pattern[str]:
    signs = any_of(unit_symbols().symbols)
    return re.compile(f"[0-9](?<![A-Za-z0-9.-].)[0-9.,]*[ ]?(?P<sign>{signs})(?![A-Za-z0-9/·²³])")

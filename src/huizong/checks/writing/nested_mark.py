"""HZ504 引号、书名号套用

查什么
    引号里又用双引号、书名号里又用双书名号：里层应用单引号‘’、单书名号〈〉。

为什么
    外层和里层一样，就分不清哪里是引文的头尾。

错例
    转发《关于印发《防汛预案》的通知》

正例
    转发《关于印发〈防汛预案〉的通知》

依据
    GB/T 15834-2011 4.8.3.3、4.15.3.6
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_TITLES = re.compile("《[^《》\n]*(《)[^《》\n]*(》)[^《》\n]*》")
_QUOTES = re.compile("“[^“”\n]*(“)[^“”\n]*(”)[^“”\n]*”")
_INNER = {"《": "〈", "》": "〉", "“": "‘", "”": "’"}


@rule("HZ504", Severity.STYLE)
def nested_mark(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield marks that stand within a pair of their own kind."""
    found = script(manuscript)
    for pattern in (_TITLES, _QUOTES):
        for match in pattern.finditer(found.text):
            places = [found.places(*match.span(group)) for group in (1, 2)]
            inner = _INNER[match[1]] + _INNER[match[2]]
            yield Fault(
                Message("“{outer}”里面又用了“{outer}”", outer=match[1] + match[2]),
                Message("里层请用“{inner}”", inner=inner),
                tuple(place for one in places for place in one),
                tuple(
                    Edit(one[0], sign)
                    for one, sign in zip(places, inner, strict=True)
                    if len(one) == 1
                ),
            )

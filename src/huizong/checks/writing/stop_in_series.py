"""HZ527 分号隔开的各项里有句号

查什么
    一段里“一是……；二是……；三是……”各项用分号隔开，中间某一项里却用了句号；一串“是否……；有无……；”的问句
    中间夹了一个句号。

为什么
    句号表示话已说完，后面的“三是”就接不上了；分项里要停顿用逗号，或者各项都用句号隔开。

错例
    一是制定方案；二是广泛宣传。召开大会；三是加强检查。

正例
    一是制定方案；二是广泛宣传，召开大会；三是加强检查。

依据
    GB/T 15834-2011 4.6.3 分号
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_ITEM = re.compile(
    "[一二三四五六七八九](?<=[。；：，\n;:,].)[是要]|[一二三四五六七八九]是(?<=[；;]..)"
)
_ASKED = re.compile(
    "[；;][^。；;\n]{4,40}(?:是否|有无)[^。；;\n]{0,30}(?P<stop>。)"
    "(?=[^。；;\n]{2,40}(?:是否|有无)[^。；;\n]{1,30}[；;])"
)
_ORDER = "一二三四五六七八九"


@rule("HZ527", Severity.STYLE)
def stop_in_series(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield full stops within an item where the series goes on behind a semicolon."""
    found = script(manuscript)
    for match in _ASKED.finditer(found.text):
        yield Fault(
            Message("分号隔开的一串问句中间用了句号"),
            Message("请把句号改为分号，或各句都用句号隔开"),
            found.places(*match.span("stop")),
        )
    items = list(_ITEM.finditer(found.text))
    for one, other in pairwise(items):
        follows = _ORDER.index(one[0][0]) + 1 == _ORDER.index(other[0][0])
        if not follows or found.text[other.start() - 1] not in "；;" or one[0][1] != other[0][1]:
            continue
        at = found.text.find("。", one.end(), other.start())
        if at >= 0 and "\n" not in found.text[one.start() : other.start()]:
            yield Fault(
                Message("“{one}……；{other}”之间用了句号", one=one[0], other=other[0]),
                Message("请把句号改为逗号，或各项都用句号隔开"),
                found.places(at, at + 1),
            )

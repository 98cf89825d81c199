"""HZ521 计量单位写错

查什么
    单位符号大小写错（KM、KG、M2、Kw），用了兼容字符（㎡、㎞），或用了已废除的名称（平米、公分、平方）。

为什么
    k是千，K是开尔文；M是兆，m是米。写错了就是另一个量。

错例
    铺设管道3KM，绿化500平米。

正例
    铺设管道3千米，绿化500平方米。

依据
    GB 3100-1993 国际单位制及其应用；法定计量单位
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.writing._units import any_of, unit_symbols
from huizong.values import Manuscript, Message, Severity


@rule("HZ521", Severity.STYLE, yields_to=("HZ520",))
def unit_symbol(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield units in the wrong case, in compatibility characters, or by abolished names."""
    found = script(manuscript)
    for match in _pattern().finditer(found.text):
        yield Fault(
            Message("单位“{sign}”写法不对", sign=match["sign"]),
            Message("请用“{right}”", right=unit_symbols().wrong[match["sign"]]),
            found.places(*match.span("sign")),
        )


@cache
def _pattern() -> re.Pattern[str]:
    signs = any_of(unit_symbols().wrong)
    return re.compile(
        f"[0-9多余万亿](?<![A-Za-z-].)[ ]?(?P<sign>{signs})(?![A-Za-z0-9米公千厘毫分英市里数根])"
    )

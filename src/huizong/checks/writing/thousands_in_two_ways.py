"""HZ518 千分位写法不一

查什么
    同一份文稿里大数有的加千分撇（12,345人），有的不加（67890人）。

为什么
    数字写法要一致；一张表、一段话里混用容易看错位数。

错例
    受益12,345人，培训67890人次。

正例
    受益12345人，培训67890人次。

依据
    GB/T 15835-2011 5.1.1
"""

from collections.abc import Iterator

from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.checks.script import scripts
from huizong.values import Manuscript, Message, Severity

_GROUPED = r"[1-9](?<![0-9.,].)[0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])(?=\.|[\u4e00-\u9fff])"
_PLAIN = (
    r"[1-9](?<![0-9.,A-Za-z-].)[0-9]{4,8}(?![0-9,A-Za-z-])"
    r"(?=(?:\.[0-9]+)?(?![年号])[\u4e00-\u9fff])"
)


@rule("HZ518", Severity.STYLE)
def thousands_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield, for each document, the large numbers of the rarer of the two writings."""
    for found in scripts(manuscript):
        grouped = list(compiled(_GROUPED).finditer(found.text)) if "," in found.text else []
        plain = list(compiled(_PLAIN).finditer(found.text)) if grouped else []
        if grouped and plain:
            rarer, usual = (grouped, plain) if len(grouped) <= len(plain) else (plain, grouped)
            yield Fault(
                Message("“{one}”与“{other}”千分位写法不一", one=rarer[0][0], other=usual[0][0]),
                Message("请统一：都加千分撇，或都不加"),
                tuple(place for match in rarer for place in found.places(*match.span())),
            )

"""HZ404 “截止”用在时间前

查什么
    “截止”后面直接跟时间的（截止12月底、截止目前）。报名截止日期、5月30日截止不报。

为什么
    “截止”是到期停止，用在时间之后；到某个时间为止用“截至”。

错例
    截止10月底，已完成投资300万元。

正例
    截至10月底，已完成投资300万元；报名10月31日截止。

依据
    现代汉语词典（第7版）：截至、截止
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_TIME = r"[0-9０-９〇一二三四五六七八九十]{1,4}(?:年|月|日|号|点|时)"
_CUTOFF = re.compile(
    rf"截止(?P<to>至|到)?[于]?(?={_TIME}|目前|今年|去年|本[年月周季]|上[年月周]|昨[天日]|今[天日]"
    r"|现在|当前|年底|年末|月底|月末|季末|上半年|统计时|发稿|报告期|[0-9]{4}[./-])"
)
_DEADLINE = re.compile(r"(?:报名|征集|投稿|申报|受理|征求意见|投标|提交|缴费|网上填报|日期|时间)$")


@rule("HZ404", Severity.ERROR)
def cutoff_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each 截止 that a time follows."""
    found = script(manuscript)
    for match in _CUTOFF.finditer(found.text):
        if _DEADLINE.search(found.text[max(match.start() - 6, 0) : match.start()]):
            continue
        places = found.places(match.start(), match.end())
        yield Fault(
            Message("“{words}”后面是时间，应作“截至”", words=match[0]),
            Message("请改为“截至”；“截止”用在时间之后，如“5月30日截止”"),
            places,
            (Edit(places[0], "截至"),) if len(places) == 1 else (),
            Severity.STYLE if match["to"] else None,
        )

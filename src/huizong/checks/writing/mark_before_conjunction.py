"""HZ509 “等”“和”前面的标点

查什么
    “等”“和”“及”前面用了顿号，“等”前面用了逗号：水库、塘坝、等；规划、设计、和施工。

为什么
    “等”“和”已经把并列的各项连起来或收住，前面不再停顿。

错例
    包括规划、设计、和施工、等环节。

正例
    包括规划、设计和施工等环节。

依据
    GB/T 15834-2011 4.5 顿号
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_BEFORE = re.compile(
    "[、，,](?=[等和及])(?:"
    "(?<=、)(?=等(?:[，。；、）)]|(?![级待距额价比效同候次离分温于高腰边])[\u4e00-\u9fff]))"
    "|(?<=[，,])(?=等(?:[，。；]|部门|单位|有关|方面|问题|环节|情况|措施|工作))"
    "|(?<=、)(?=和(?!平|谐|美|睦|解|善|田|顺|县|硕|静|龙|林|政|布|风|气|缓|合|衷|而不|为贵|声|弦|服"
    "|蔼|煦|校|园|苑|家)[\u4e00-\u9fff“《])"
    "|(?<=、)(?=及(?!时|格|早|第|其|笄|锋)[\u4e00-\u9fff“《]))"
)


@rule("HZ509", Severity.STYLE)
def mark_before_conjunction(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield pauses before 等, 和 and 及."""
    found = script(manuscript)
    for match in _BEFORE.finditer(found.text):
        start = match.start()
        if start and found.text[start - 1] in "一二三四五六七八九十":
            continue  # 一、和……: the number of an item
        word = found.text[start + 1]
        places = found.places(start, start + 1)
        yield Fault(
            Message("“{word}”前面不用“{mark}”", word=word, mark=match[0]),
            Message("请删去“{mark}”", mark=match[0]),
            found.places(start, start + 2),
            (Edit(places[0], ""),) if len(places) == 1 and not found.quoted(start) else (),
        )

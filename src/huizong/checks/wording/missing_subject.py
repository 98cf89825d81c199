"""HZ412 介词淹没主语

查什么
    句子以“通过……，使……”“经过……，使……”“由于……，使……”开头，没有主语。

为什么
    “通过”带着的是状语，“使”又把主语变成了宾语，全句没有说是谁做的；删去一个就通了。

错例
    通过开展培训，使全体干部的业务水平得到提高。

正例
    通过开展培训，全体干部的业务水平得到提高。

依据
    现代汉语语法；公文写作常见差错（只作提醒）
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_BURIED = re.compile(
    r"(?:通过|经过|由于|随着)(?:(?<=[。；;\n：]..)|(?<=^..))"
    r"[^，,。；;：\n]{2,30}[，,](?P<makes>使得?|让)(?![用命者馆])"
)


@rule("HZ412", Severity.STYLE)
def missing_subject(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each sentence that begins with 通过 and goes on with 使."""
    found = script(manuscript)
    for match in _BURIED.finditer(found.text):
        yield Fault(
            Message("“{opening}……{makes}……”没有主语", opening=match[0][:2], makes=match["makes"]),
            Message("请删去“{opening}”或“{makes}”", opening=match[0][:2], makes=match["makes"]),
            found.places(match.start(), match.end()),
        )

"""HZ531 句子没有说完就用了句号

查什么
    句子只有“为避免……”“为了防止……”这样的状语就用了句号，主句在下一句。

为什么
    表示目的的状语后面还有话，要用逗号；用句号就成了两个半句。

错例
    为避免上述问题的出现。我们要做到以下几条：

正例
    为避免上述问题的出现，我们要做到以下几条：

依据
    GB/T 15834-2011 4.1 句号、4.4 逗号
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_PURPOSE = re.compile(
    "为(?:(?<=[，,。；\n].)|(?<=^.))(?:了)?(?:避免|防止|杜绝|解决|方便|减少|克服|防范)(?P<rest>[^，,。；;：:！？\n]{2,30})(?P<stop>。)(?=[\u4e00-\u9fff])"
)
_MAIN = re.compile(
    "提供|作出|做出|奠定|打下|注入|创造|而|添|增|贡献|营造|保障|争|树立|赢得|开辟|要|应|必须|需"
)


@rule("HZ531", Severity.WARNING)
def cut_sentence(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield sentences that end before their main clause."""
    found = script(manuscript)
    for match in _PURPOSE.finditer(found.text):
        if not _MAIN.search(match["rest"]):
            places = found.places(*match.span("stop"))
            yield Fault(
                Message("“{words}”话没有说完就用了句号", words=match[0]),
                Message("请改为逗号，与后面的话连成一句"),
                found.places(*match.span()),
                (Edit(places[0], "，"),) if len(places) == 1 else (),
            )

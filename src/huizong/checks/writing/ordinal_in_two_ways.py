"""HZ532 序数写法不一

查什么
    同一份文稿里同一件事的序数有的用汉字、有的用阿拉伯数字：第二十八个教师节，第28个教师节。

为什么
    同一件事两种写法，读的人会以为是两件事；检索也会漏。

错例
    庆祝第二十八个教师节……第28个教师节大会

正例
    庆祝第28个教师节……第28个教师节大会

依据
    GB/T 15835-2011 4.3
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import scripts
from huizong.chinese import number
from huizong.values import Manuscript, Message, Severity

_ORDINAL = re.compile(
    "第(?P<value>[0-9]+|[一二三四五六七八九十百〇零]+)(?P<measure>个|届|次|轮|批|期|季度|名|位|条)"
    "(?=(?P<what>[\u4e00-\u9fff]{2}))"
)


@rule("HZ532", Severity.STYLE)
def ordinal_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield ordinals of one value and measure that a document writes in both scripts."""
    for found in scripts(manuscript):
        known: dict[tuple[object, str, str], dict[bool, re.Match[str]]] = {}
        for match in _ORDINAL.finditer(found.text):
            key = (number(match["value"]), match["measure"], match["what"])
            known.setdefault(key, {}).setdefault(match["value"].isascii(), match)
        for both in known.values():
            if len(both) == 2:
                chinese, arabic = both[False], both[True]
                yield Fault(
                    Message("“{one}”又写作“{other}”", one=chinese[0], other=arabic[0]),
                    Message("请统一写法"),
                    (*found.places(*chinese.span()), *found.places(*arabic.span())),
                )

"""HZ525 序次语后的标点

查什么
    “第一”“首先”“其次”后面用了顿号，“一是”“二是”后面用了顿号。

为什么
    “第一”“首先”后面用逗号；“一是”后面不用标点或用逗号。顿号只跟在“一”“二”这样单独的汉字序号后面。

错例
    第一、加强领导；一是、落实责任。

正例
    第一，加强领导；一是落实责任。

依据
    GB/T 15834-2011 附录B.1 序次语之后的标点用法
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_MARK = re.compile(
    "、(?:(?<=第[一二三四五六七八九十]、)|(?<=第[一二三四五六七八九十]{2}、)|(?<=首先、)|(?<=其次、)|(?<=再次、)"
    "|(?<=最后、)|(?<=其[一二三]、)|(?<=[一二三四五六七八九][是要]、))"
    "(?![第一二三四五六七八九十0-9]|再次|其次|然后)"
)
_WORD = re.compile(
    "(?:第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后|其[一二三]|[一二三四五六七八九][是要])$"
)
_EDGE = set("。；：，,;\n 　”）)")


@rule("HZ525", Severity.STYLE)
def ordinal_mark(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield 、 behind 第一, 首先 and 一是."""
    found = script(manuscript)
    for match in _MARK.finditer(found.text):
        word = _WORD.search(found.text, max(match.start() - 3, 0), match.start())
        if word is None or (word.start() and found.text[word.start() - 1] not in _EDGE):
            continue
        places = found.places(*match.span())
        yield Fault(
            Message("“{words}”后面不用顿号", words=word[0]),
            Message("请改为逗号"),
            found.places(word.start(), match.end()),
            (Edit(places[0], "，"),) if len(places) == 1 else (),
        )

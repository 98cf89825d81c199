"""HZ505 引号、书名号之间的顿号

查什么
    并列的引号之间、并列的书名号之间用了顿号：“三化”、“四美”，《办法》、《细则》。
    每份文稿报一次，列出全部位置。中间有括注的（《办法》（试行）、《细则》）不报。

为什么
    引号、书名号本身已经隔开，2011年的标准规定通常不再用顿号。

错例
    学习《条例》、《办法》和“八条禁令”、“十个不准”。

正例
    学习《条例》《办法》和“八条禁令”“十个不准”。

依据
    GB/T 15834-2011 4.5.3.5
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import scripts
from huizong.values import Manuscript, Message, Severity

_PAUSE = re.compile("[”》]、(?:(?<=”.)(?=“)|(?<=》.)(?=《))")


@rule("HZ505", Severity.STYLE)
def pause_between_quotes(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield, for each document, all 、 between quotation marks or between title marks."""
    for found in scripts(manuscript):
        offsets = [match.start() + 1 for match in _PAUSE.finditer(found.text)]
        if offsets:
            words = found.text[offsets[0] - 1 : offsets[0] + 2]
            yield Fault(
                Message("“{words}”中间不用顿号，共{count}处", words=words, count=len(offsets)),
                Message("请删去顿号"),
                tuple(place for offset in offsets for place in found.places(offset, offset + 1)),
            )

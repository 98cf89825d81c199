"""HZ508 破折号写法

查什么
    破折号写成“--”“――”“──”“－－”，或副标题前只有一个“—”。

为什么
    破折号是“——”，占两个字；制表线、减号拼成的在别的字体里会断开。

错例
    坚定信心--在全县农村工作会议上的讲话

正例
    坚定信心——在全县农村工作会议上的讲话

依据
    GB/T 15834-2011 4.10
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_FORM = re.compile(
    r"[―─━－–\-—](?:(?<=[―─━－–])[―─━－–]+|(?<=-)-(?<![|+-]--)(?![-|+>])|(?<=^—)(?=在|记[^者]))",
    re.MULTILINE,
)


@rule("HZ508", Severity.STYLE)
def dash_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield dashes that are made of other signs, beside Chinese text."""
    found = script(manuscript)
    for match in _FORM.finditer(found.text):
        start, end = match.span()
        around = found.text[max(start - 1, 0) : start] + found.text[end : end + 1]
        if any(map(_is_chinese, around)) and found.passages[found.index(start)].table < 0:
            yield Fault(
                Message("“{words}”不是破折号的写法", words=match[0]),
                Message("请用“——”"),
                found.places(start, end),
            )


def _is_chinese(sign: str) -> bool:
    return "一" <= sign <= "鿿" or sign in "“”《》）"

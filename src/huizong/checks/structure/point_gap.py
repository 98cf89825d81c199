"""HZ121 “一是、二是”不连续

查什么
    一段里的“一是……三是……”跳过了“二是”，或“二是”用了两次。

为什么
    多半是删去或插入一点以后没有改序数。

错例
    一是加强学习；三是改进作风。

正例
    一是加强学习；二是改进作风。

依据
    序次语应当依次排列（GB/T 15834-2011 4.5 所举序次语的用法）。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.outline.counting import hanzi_number
from huizong.values import Manuscript, Message, Severity

_POINT = re.compile(r"([一二三四五六七八九十]{1,2})是(?![否的])(?=[\u4e00-\u9fff“《])")
_BEFORE = frozenset("。；;：:，,！？”）)\n \u3000\t")
_HINT = Message("请核对是不是漏了一点；没有漏的，改正序数")


@rule("HZ121", Severity.ERROR)
def point_gap(manuscript: Manuscript) -> Iterator[Fault]:
    """Find points within a paragraph that do not count on."""
    whole = script(manuscript)
    last, line = 0, -1
    for match in _POINT.finditer(whole.text):
        if match.start() and whole.text[match.start() - 1] not in _BEFORE:
            continue
        number = hanzi_number(match[1])
        here = whole.index(match.start())
        if number is None:
            continue
        if here != line:
            last, line = 0, here
        elif number != 1 and last and number != last + 1:
            yield _fault(whole, match, last)
        last = number


def _fault(whole: Script, match: re.Match[str], last: int) -> Fault:
    message = Message("“{before}是”后面是“{found}是”", before=_hanzi(last), found=match[1])
    return Fault(message, _HINT, whole.places(match.start(), match.end()))


def _hanzi(number: int) -> str:
    from huizong.chinese import chinese_number

    return chinese_number(number)

"""HZ534 顿号与逗号用错

查什么
    两个分句之间用了顿号：落实《规定》、提升服务水平；完善制度、把责任压到岗位。
    “对”后面并列的单位之间用了逗号：对局党委，院委安排的工作。

为什么
    句内并列的词语之间用顿号，分句之间用逗号；用反了，读的人会断错句。

错例
    贯彻落实《安全生产条例》、提升监管水平。

正例
    贯彻落实《安全生产条例》，提升监管水平。

依据
    GB/T 15834-2011 4.4（逗号）、4.5（顿号）
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.values import Manuscript, Message, Severity

_VERB = (
    "(?:把|进一步|切实|不断|提升|增强|推动|加强|提高|完善|健全|开展|强化|促进|深入|认真|做好|抓好)"
)
_PAUSE = re.compile(
    f"》(?P<title>、)(?={_VERB})|(?P<clause>、)(?=把(?![关握门控脉舵手])|将(?![军士官领来乐要相]))"
)
_COMMA = re.compile(
    "对(?<![面应比相针反核校配成一答结派].)[\u4e00-\u9fff]{1,6}(?P<mark>[，,])"
    "(?=[\u4e00-\u9fff]{1,6}(?:安排|交办|布置|部署|下达|委托)的)"
)
_MARKER = re.compile("(?:^|[。\n])[ 　]*[一二三四五六七八九十0-9]{1,3}$")
_BEFORE = 24


@rule("HZ534", Severity.STYLE)
def comma_or_pause(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield pause marks between clauses, and commas between what one preposition leads."""
    found = script(manuscript)
    for match in _PAUSE.finditer(found.text):
        if match["title"] or not _is_series(found, match.start()):
            at = match.end() - 1
            yield _fault(found, at, Message("这里是两个分句，“、”应作“，”"))
    for match in _COMMA.finditer(found.text):
        yield _fault(found, match.start("mark"), Message("“对”后面并列的词语之间应用顿号"))


def _is_series(found: Script, at: int) -> bool:
    """Whether a pause mark is that of an item, or of a series of 把好事办好、把实事做实."""
    before = found.text[max(found.line(at)[0], at - _BEFORE) : at]
    clause = re.split("[，。；,;]", before)[-1]
    return bool(_MARKER.search(before)) or bool(re.search("把|将|、", clause)) or len(clause) < 5


def _fault(found: Script, at: int, message: Message) -> Fault:
    return Fault(message, Message("词语并列用顿号，分句之间用逗号"), found.places(at, at + 1))

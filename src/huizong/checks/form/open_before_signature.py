"""HZ625 落款前的一句没有句号

查什么
    署名前面的最后一句话没有句号，或者没有句号又与署名连成一行：……同时报电子版青溪县水务局。
    附件说明、联系人和结语之外的短行不报。

为什么
    正文到哪里为止看不出来；与署名连在一起，单位名称就成了句子的一部分。

错例
    沁河县水务局关于开展检查的通知
    各乡镇：
    请于11月底前完成检查，同时报送书面材料
    沁河县水务局
    2026年11月5日

正例
    沁河县水务局关于开展检查的通知
    各乡镇：
    请于11月底前完成检查，同时报送书面材料。
    沁河县水务局
    2026年11月5日

依据
    GB/T 15834-2011 4.1（句号）；GB/T 9704-2012 7.3.5（署名单独成行）
"""

import re
from collections.abc import Iterator

from huizong.checks.form._paper import Paper, papers
from huizong.checks.form._words import words
from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_SENTENCE = re.compile("[，；。,;]")
_APART = re.compile("附|联系|抄送|电话|地址|主题词|[（(]")
_OPEN = re.compile("[\u4e00-\u9fff0-9%％]$")
_SHORTEST = 12


@rule("HZ625", Severity.WARNING, yields_to=("HZ310", "HZ526"))
def open_before_signature(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield last sentences that have no full stop before the signature."""
    for paper in papers(manuscript):
        if paper.date > 1 and paper.date_from == 0 and paper.note < 0:
            last = paper.date - 1 if paper.signature < 0 else paper.signature - 1
            if last > paper.title_at and _is_open(paper, last):
                yield _fault(paper, last)


def _is_open(paper: Paper, last: int) -> bool:
    """Whether a line is a sentence, or one with a name behind it, and has no mark at its end."""
    text = paper.lines[last].text.rstrip()
    if len(text) < _SHORTEST or _APART.match(text) or not _OPEN.search(text):
        return False
    return bool(_SENTENCE.search(text)) and (paper.signature >= 0 or _ends_in_name(text))


def _ends_in_name(text: str) -> bool:
    return compiled(f"{words().organ}$").search(text) is not None


def _fault(paper: Paper, last: int) -> Fault:
    line = paper.lines[last]
    end = len(line.text.rstrip())
    if paper.signature >= 0:
        said = Message("“……{words}”末尾没有标点", words=line.text[max(end - 6, 0) : end])
        hint = Message("请补上句号；后面还有话的，请补全")
    else:
        said = Message(
            "“……{words}”没有句号，与署名连成一行", words=line.text[max(end - 16, 0) : end]
        )
        hint = Message("请在句末加句号，署名另起一行")
    return Fault(said, hint, line.places(end - 1, end))

"""HZ603 标题里有标点

查什么
    标题末尾有标点，或者中间有逗号、句号、分号、冒号。书名号、引号、括号、顿号、破折号和空格不报。

为什么
    公文标题除法规、规章名称加书名号外，一般不用标点。

错例
    沁河县水务局2026年工作总结。

正例
    沁河县水务局2026年工作总结

依据
    通行写法（党政机关公文标题一般不用标点）；GB/T 9704-2012 7.3.1。
"""

import re
from collections.abc import Iterator

from huizong.checks.form._paper import papers
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_MARKS = re.compile(r"[，。；：,;:]|[、！？!?]$")


@rule("HZ603", Severity.STYLE)
def title_punctuation(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield titles with punctuation."""
    for paper in papers(manuscript):
        if paper.title_at < 0 or not paper.kind:
            continue
        line = paper.lines[paper.title_at]
        match = _MARKS.search(line.text)
        if match and not _quoted(line.text, match.start()):
            yield Fault(
                Message("标题“{title}”里有标点“{mark}”", title=line.text, mark=match.group()),
                Message("请删去；需要停顿的，换成空格或改写"),
                line.places(*match.span()),
            )


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands within quotation marks, a book title or brackets."""
    before = text[:at]
    return any(
        before.count(opening) > before.count(closing)
        for opening, closing in ("“”", "《》", "（）", "()")
    )

"""HZ604 主送机关后的冒号

查什么
    标题下面的主送机关末尾没有全角冒号：用了半角“:”，或者没有标点、用了别的标点。

为什么
    主送机关名称后标全角冒号，表示以下是对它说的话。

错例
    各乡镇人民政府:

正例
    各乡镇人民政府：

依据
    GB/T 9704-2012 7.3.2。
"""

from collections.abc import Iterator

from huizong.checks.form._paper import papers
from huizong.checks.rule import Fault, rule
from huizong.values import Edit, Manuscript, Message, Severity


@rule("HZ604", Severity.STYLE)
def recipient_mark(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield recipients that no full-width colon follows."""
    for paper in papers(manuscript):
        if paper.recipient < 0:
            continue
        line = paper.lines[paper.recipient]
        text, last = line.text, len(line.text)
        if text.endswith("："):
            continue
        half = text.endswith(":")
        places = line.places(last - 1, last)
        yield Fault(
            Message("主送机关“{text}”末尾用了半角冒号", text=text)
            if half
            else Message("主送机关“{text}”末尾没有冒号", text=text),
            Message("请在末尾标全角冒号“：”"),
            places,
            fix=(Edit(places[0], "："),) if half and len(places) == 1 else (),
        )

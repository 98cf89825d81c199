"""HZ604 主送机关后的冒号

查什么
    标题下面的主送机关末尾没有冒号：没有标点，或者用了别的标点。半角冒号由“半角标点”报；下面紧接着
    日期的是发布单位，不报。

为什么
    主送机关名称后标全角冒号，表示以下是对它说的话。

错例
    沁河县教育局关于开展安全检查的通知
    各中小学校
    现将检查的有关事项通知如下。

正例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。

依据
    GB/T 9704-2012 7.3.2。
"""

from collections.abc import Iterator

from huizong.checks.form._paper import DATE, Paper, papers
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity


@rule("HZ604", Severity.STYLE)
def recipient_mark(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield recipients that no colon follows."""
    for paper in papers(manuscript):
        text = paper.lines[paper.recipient].text if paper.recipient >= 0 else "："
        if text[-1] not in "：:" and not _is_byline(paper):
            last = len(text)
            yield Fault(
                Message("主送机关“{text}”末尾没有冒号", text=text),
                Message("请在末尾标全角冒号“：”"),
                paper.lines[paper.recipient].places(last - 1, last),
            )


def _is_byline(paper: Paper) -> bool:
    """Whether the line is who issues it, above the date, as under the title of a 公报."""
    behind = paper.lines[paper.recipient + 1 : paper.recipient + 2]
    return any(DATE.match(line.text) for line in behind)

"""HZ607 附件与附件说明不符

查什么
    附件说明列的序号不连续；列了几个、后面跟的附件是另一个数；附件的名称与说明里的不一样；
    后面有附件，正文下面没有附件说明。说明里列了、文件里一个附件都没有的（另附）不报。

为什么
    附件是正文的一部分，说明里的序号和名称应当与附件一致，缺了、错了就办不成。

错例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    附件：1. 检查项目表
    沁河县教育局
    2026年11月5日
    附件1
    责任分工表

正例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    附件：1. 检查项目表
    沁河县教育局
    2026年11月5日
    附件1
    检查项目表

依据
    GB/T 9704-2012 7.3.4、7.3.7。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from huizong.checks.form._attachments import Announced, announced, order_of
from huizong.checks.form._paper import Paper, papers
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_SIGNS = re.compile(r"[\s\u3000《》“”\"（）()。，、；：:.·—\-]")


@rule("HZ607", Severity.WARNING)
def attachment_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield where attachments and their announcement differ."""
    for paper in papers(manuscript):
        entries = announced(paper)
        yield from _orders(paper, entries)
        if not paper.attachments:
            continue
        if not entries:
            if paper.official:
                yield _unannounced(paper)
        elif len(entries) != len(paper.attachments):
            yield _count(paper, entries)
        else:
            yield from _names(paper, entries)


def _orders(paper: Paper, entries: tuple[Announced, ...]) -> Iterator[Fault]:
    for one, other in pairwise(entries):
        if one.order and other.order and other.order != one.order + 1:
            yield Fault(
                Message("附件说明的序号{one}后面是{other}", one=one.order, other=other.order),
                Message("请按次序重新编号，并与后面的附件核对"),
                paper.place(other.line),
            )


def _unannounced(paper: Paper) -> Fault:
    return Fault(
        Message("后面有附件，正文下面没有附件说明"),
        Message("请在正文下空一行写“附件：”和附件名称"),
        paper.place(paper.attachments[0]),
    )


def _count(paper: Paper, entries: tuple[Announced, ...]) -> Fault:
    places = (place for index in paper.attachments for place in paper.place(index))
    return Fault(
        Message(
            "附件说明列了{told}个附件，后面有{found}个",
            told=len(entries),
            found=len(paper.attachments),
        ),
        Message("请补上缺的附件，或者改附件说明"),
        (*paper.place(entries[0].line), *places),
    )


def _names(paper: Paper, entries: tuple[Announced, ...]) -> Iterator[Fault]:
    for entry, at in zip(entries, paper.attachments, strict=True):
        order = order_of(paper.lines[at].text)
        if order and entry.order and order != entry.order:
            yield Fault(
                Message("附件说明里是附件{told}，这里是附件{found}", told=entry.order, found=order),
                Message("请核对附件的序号"),
                (*paper.place(at), *paper.place(entry.line)),
            )
        title = _title(paper, at)
        if (
            title
            and _bare(title) not in _bare(entry.name)
            and _bare(entry.name) not in _bare(title)
        ):
            yield Fault(
                Message(
                    "附件说明写的是“{told}”，附件的标题是“{found}”", told=entry.name, found=title
                ),
                Message("请使两处名称一致"),
                (*paper.place(at + 1), *paper.place(entry.line)),
            )


def _title(paper: Paper, at: int) -> str:
    """Return the title of an attachment, on one or two lines; "" where none is seen."""
    lines = [line.text for line in paper.lines[at + 1 : at + 3]]
    if not lines or len(lines[0]) > 50 or re.search("[。；]", lines[0]):
        return ""
    return lines[0]


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)

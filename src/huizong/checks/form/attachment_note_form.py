"""HZ606 附件说明的写法

查什么
    “附件：”写成“附：”；附件名称后面有标点；几个附件的序号写成“1、”。

为什么
    附件说明有统一的写法：“附件：”后标名称，几个附件用“1.”“2.”编号，名称后不加标点。

错例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    附：1、检查项目表。

正例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    附件：1. 检查项目表

依据
    GB/T 9704-2012 7.3.4。
"""

import re
from collections.abc import Iterator

from huizong.checks.form._attachments import Announced, announced
from huizong.checks.form._paper import Paper, papers
from huizong.checks.rule import Fault, rule
from huizong.values import Edit, Manuscript, Message, Severity

_HEAD = re.compile(r"^附[ \u3000]*(?P<word>件?)[^:：]{0,4}[:：]")
_TAIL = re.compile("[。；，、;,.]+$")


@rule("HZ606", Severity.STYLE)
def attachment_note_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield what is not as it should be in the note on attachments."""
    for paper in papers(manuscript):
        if paper.note >= 0 and paper.title_at >= 0:
            yield from _head(paper)
            for entry in announced(paper):
                yield from _entry(paper, entry)


def _head(paper: Paper) -> Iterator[Fault]:
    line = paper.lines[paper.note]
    match = _HEAD.match(line.text)
    if match is None:
        return
    if not match["word"]:
        yield Fault(
            Message("“{head}”应当写作“附件：”", head=match.group()),
            Message("请写“附件：”，后标附件名称"),
            line.places(*match.span()),
        )


def _entry(paper: Paper, entry: Announced) -> Iterator[Fault]:
    line = paper.lines[entry.line]
    tail = _TAIL.search(line.text)
    if tail and tail.start() > entry.start:
        places = line.places(*tail.span())
        yield Fault(
            Message("附件名称“{name}”后面有标点", name=entry.name),
            Message("附件名称后不加标点，请删去"),
            places,
            fix=(Edit(places[0], ""),) if len(places) == 1 else (),
        )
    if "、" in entry.dot and entry.line == paper.note:
        dot = entry.start - len(entry.dot)
        signs = line.places(dot, entry.start)
        yield Fault(
            Message("附件序号写成了“{order}、”", order=entry.order),
            Message("请写作“{order}.”", order=entry.order),
            line.places(max(dot - len(str(entry.order)), 0), entry.start),
            fix=(Edit(signs[0], "."),) if len(signs) == 1 and entry.dot == "、" else (),
        )

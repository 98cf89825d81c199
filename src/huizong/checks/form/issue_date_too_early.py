"""HZ610 成文日期早于所说的事

查什么
    正文里已经办完的事（“召开了”“完成了”），日期却在落款的成文日期之后。

为什么
    不是日期写错，就是把打算写成了已办。

错例
    沁河县水务局关于水毁修复情况的报告
    县人民政府：
    2026年11月20日召开了验收会。
    沁河县水务局
    2026年11月5日

正例
    沁河县水务局关于水毁修复情况的报告
    县人民政府：
    2026年10月20日召开了验收会。
    沁河县水务局
    2026年11月5日

依据
    GB/T 9704-2012 7.3.5.4（成文日期为会议通过或签发的日期）。
"""

import re
from collections.abc import Iterator

from huizong.checks.form._paper import Paper, papers
from huizong.checks.rule import Fault, rule
from huizong.values import Figure, FigureKind, Manuscript, Message, Severity

_DONE = re.compile(
    r"^[^。；！？“《]{0,50}?(?:召开了|举办了|开展了|完成了|组织了|印发了|进行了|举行了|通过了|已经?)"
)
_PLANNED = re.compile("将|拟|计划|要|前|起|预计|准备|待|届时")
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}$")


@rule("HZ610", Severity.WARNING)
def issue_date_too_early(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield events told as done after the date of issue."""
    for paper in papers(manuscript):
        issued = _issued(paper)
        if issued:
            yield from _later(paper, issued)


def _issued(paper: Paper) -> str:
    """Return the date of issue in ISO 8601, "" where it is not told in full."""
    match = paper.issued
    if match is None or not match["day"] or len(match["year"]) != 4:
        return ""
    if not (match["year"] + match["month"] + match["day"]).isdigit():
        return ""
    return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"


def _later(paper: Paper, issued: str) -> Iterator[Fault]:
    for line in paper.lines[: paper.date]:
        for figure in line.figures:
            if figure.kind is FigureKind.DATE and _is_done_later(line.text, figure, issued):
                yield Fault(
                    Message(
                        "“{words}”的事写成已经办完，成文日期却是{issued}",
                        words=line.text[figure.start : figure.end + 10],
                        issued=paper.lines[paper.date].text[paper.date_from :],
                    ),
                    Message("请核对这两个日期"),
                    (*line.places(figure.start, figure.end), *paper.date_places()),
                )


def _is_done_later(text: str, figure: Figure, issued: str) -> bool:
    if not figure.date or not _ISO.fullmatch(figure.date) or figure.date <= issued:
        return False
    match = _DONE.match(text[figure.end :])
    return match is not None and not _PLANNED.search(match.group())

"""HZ616 报告夹带请示

查什么
    文种是报告，末尾却写“妥否，请批示”“恳请拨付”。

为什么
    报告不需要批复，夹在里面的请示没有人批，事情就搁下了。

错例
    沁河县水务局关于水毁修复情况的报告
    县人民政府：
    全县水毁12处，损失86万元。妥否，请批示。
    沁河县水务局
    2026年11月5日

正例
    沁河县水务局关于水毁修复情况的报告
    县人民政府：
    全县水毁12处，损失86万元。特此报告。
    沁河县水务局
    2026年11月5日

依据
    党政机关公文处理工作条例（2012）行文规则：不得在报告等非请示性公文中夹带请示事项。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.form._paper import Paper, papers
from huizong.checks.form._words import words
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_TAIL = 14


@rule("HZ616", Severity.WARNING)
def request_in_report(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield requests at the end of official reports."""
    for paper in papers(manuscript):
        if paper.title_at < 0 or not _is_report(paper) or not paper.official:
            continue
        end = paper.date if paper.date >= 0 else paper.end
        for line in paper.lines[max(paper.title_at + 1, end - _TAIL) : end]:
            match = _request().search(line.text.rstrip("。！"))
            if match:
                yield Fault(
                    Message("报告里夹带了请示：“{words}”", words=match.group()),
                    Message("需要批复的，另写一份请示；不需要的，删去这句"),
                    line.places(*match.span()),
                )


def _is_report(paper: Paper) -> bool:
    return paper.kind == "报告" and "请示" not in paper.title


@cache
def _request() -> re.Pattern[str]:
    return re.compile(words().requests)

"""HZ611 缺标题、署名或日期

查什么
    一份报告没有标题；或者没有署名的单位、没有日期（标题和题下、落款都没有）。

为什么
    没有这三样，谁的报告、哪一期的报告都说不清，汇总时也无从对号。

错例
    沁河县水务局2026年工作总结

    一、清淤。完成清淤12公里，投入资金86万元，受益村庄24个，群众反映好，市局组织观摩。
    二、巡查。巡查河道86次，发现问题12个，当场纠正10个，立案2件，全部办结，没有引起复议。
    三、培训。举办培训4期，受训360人次，考试合格率达到标准，讲义汇编成册，发到了每个村和水利站。

正例
    沁河县水务局2026年工作总结

    一、清淤。完成清淤12公里，投入资金86万元，受益村庄24个，群众反映好，市局组织观摩。
    二、巡查。巡查河道86次，发现问题12个，当场纠正10个，立案2件，全部办结，没有引起复议。
    三、培训。举办培训4期，受训360人次，考试合格率达到标准，讲义汇编成册，发到了每个村和水利站。

    沁河县水务局
    2026年11月5日

依据
    党政机关公文处理工作条例（2012）第九条（标题、发文机关署名、成文日期）。
"""

from collections.abc import Iterator

from huizong.checks.form._paper import DATE, Paper, papers
from huizong.checks.rule import Fault, rule
from huizong.values import ItemKind, Manuscript, Message, Place, Severity, walk

_KINDS = ("duties", "summary", "plan", "duty-report", "notice")
_SHORTEST = 150
"""Characters; shorter ones are notes."""
_DAY = 10  # 2026-11-05


@rule("HZ611", Severity.WARNING)
def signature_missing(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield reports that do not say what they are, whose, or of when."""
    for paper in papers(manuscript):
        place = paper.report.place
        if place is not None and place.end - place.start >= _SHORTEST:
            yield from _faults(paper)


def _faults(paper: Paper) -> Iterator[Fault]:
    spoken = any(line.text.startswith("各位") for line in paper.lines)
    dated = len(paper.report.date) >= _DAY or _has(paper, ItemKind.DATE) or paper.date >= 0
    signed = bool(paper.report.organisation) or _has(paper, ItemKind.SIGNATURE)
    if not paper.report.title and paper.title_at < 0:
        yield Fault(
            _untitled(signed=signed, dated=dated),
            Message("请补上标题（单位、时间、文种）、署名和日期"),
            _first(paper),
        )
    elif not dated and not spoken and (paper.official or paper.report.kind in _KINDS):
        said = Message("全文没有成文日期") if signed else Message("全文没有署名和成文日期")
        yield Fault(said, Message("请在文末写明单位和日期，日期写全年、月、日"), _last(paper))


def _untitled(*, signed: bool, dated: bool) -> Message:
    if signed:
        return Message("这份报告没有标题") if dated else Message("这份报告没有标题和日期")
    return Message("这份报告没有标题和单位") if dated else Message("这份报告没有标题、单位和日期")


def _has(paper: Paper, kind: ItemKind) -> bool:
    return any(item.kind is kind for item, _ in walk(paper.report.items))


def _first(paper: Paper) -> tuple[Place, ...]:
    return paper.place(0)


def _last(paper: Paper) -> tuple[Place, ...]:
    dates = [index for index in range(len(paper.lines)) if DATE.match(paper.lines[index].text)]
    last = paper.place(dates[-1] if dates else len(paper.lines) - 1)
    return (*last, *paper.place(paper.title_at)) if paper.title_at >= 0 else last

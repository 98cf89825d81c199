"""HZ309 年份与本文时间不符

查什么
    总结（标题写明是哪一年的）里，小标题写的是另一年的总结；或者把标题那一年以后的事当作已经做完的写；
    “今年（2025年）”“去年（2025年）”括号里的年份与标题的年份合不上。讲打算、目标的话不算。

为什么
    多半是套用旧稿忘了改年份，或者敲错了年份。

错例
    沁河县水务局2025年工作总结

    2026年，先后组织培训4期，完成了全部整改任务。

正例
    沁河县水务局2025年工作总结

    2025年，先后组织培训4期，完成了全部整改任务。

依据
    党政机关公文处理工作条例（2012）公文起草要求（表述准确）；GB/T 15835-2011 4.1.2（年份用全称）。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._whole import Hit, Whole, by_report
from huizong.values import Manuscript, Message, Report, Severity, text_of

_TITLE_YEAR = re.compile(
    r"(?<![0-9—－\-])((?:19|20)[0-9]{2})年?(?:度|工作|上半年|下半年|全年|[^0-9])"
)
_HEADING = (
    r"^[（(]?[一二三四五六七八九十]{0,3}[）)、]?(?:19|20)[0-9]{2}年(?:度|全年)?(?:的?主要)?"
    r"工作(?:总结|回顾|完成情况|开展情况|情况回顾)[：:。]?$"
)
_DONE = (
    r"(?:19|20)[0-9]{2}年(?<![0-9至到—\-－～《“].{5})(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"[^。；！？\n“《]{0,60}?"
    r"(?:完成了|召开了|开展了|举办了|组织了|被评为|荣获|先后|共[0-9]|累计[0-9])"
)
_FUTURE = re.compile(
    "将|要|拟|计划|打算|确保|力争|预计|目标|规划|争取|前|底|内|至|到|起|届|下一步|明年|方案|意见|预算"
)
_BESIDE = r"(?:今年|本年|去年|上年|明年)[（(](?:19|20)[0-9]{2}年?[）)]"
_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1}
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_SUMMARY = "总结"
_FARTHEST = 10


@rule("HZ309", Severity.WARNING)
def wrong_year(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield years that the year of the title contradicts."""
    if not any(_year_of(report) for report in manuscript.outline.reports):
        return
    for report, text in by_report(manuscript):
        year = _year_of(report)
        if year:
            yield from _headings(text, year)
            yield from _done(text, year)
            yield from _beside(text, year)


def _year_of(report: Report) -> int:
    """Return the one year that the title of a summary names; 0 where there is none."""
    title = text_of(report.title)
    years = {int(year) for year in _TITLE_YEAR.findall(title)}
    return years.pop() if len(years) == 1 and _SUMMARY in title else 0


def _headings(text: Whole, year: int) -> Iterator[Fault]:
    for hit in text.hits(_HEADING):
        found = int(_YEAR.findall(hit.words)[0])
        if found != year:
            yield _fault(
                hit, Message("标题是{year}年的总结，这里写的是{found}年", year=year, found=found)
            )


def _done(text: Whole, year: int) -> Iterator[Fault]:
    for hit in text.hits(_DONE):
        found = int(_YEAR.findall(hit.words)[0])
        if year < found <= year + _FARTHEST and not _FUTURE.search(hit.words):
            narrowed = Hit(hit.passage, hit.start, hit.start + len("2026年"))
            yield _fault(
                narrowed,
                Message(
                    "本文是{year}年的总结，“{words}”却把{found}年的事写成已经做完",
                    year=year,
                    words=hit.words[:24],
                    found=found,
                ),
            )


def _beside(text: Whole, year: int) -> Iterator[Fault]:
    for hit in text.hits(_BESIDE):
        found = int(_YEAR.findall(hit.words)[0])
        now = found - _OFFSETS[hit.words[0]]
        if now not in (year, year + 1):
            yield _fault(
                hit, Message("“{words}”与标题的{year}年合不上", words=hit.words, year=year)
            )


def _fault(hit: Hit, message: Message) -> Fault:
    return Fault(message, Message("请核对年份；是套用旧稿的，连内容一起核对"), hit.places)

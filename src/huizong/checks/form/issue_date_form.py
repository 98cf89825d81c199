"""HZ608 成文日期的写法

查什么
    落款的日期没有写到日、用汉字数字、汉字与阿拉伯数字混用。
    没有填的由“留有空位”报；横线、点、补“0”、两位的年份和“号”由“日期写法”报。

为什么
    成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位。

错例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    沁河县教育局
    二〇二六年11月05日

正例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    沁河县教育局
    2026年11月5日

依据
    GB/T 9704-2012 7.3.5.4。
"""

import re
from collections.abc import Iterator

from huizong.checks.form._paper import Paper, papers
from huizong.checks.rule import Fault, rule
from huizong.chinese import digits, number
from huizong.values import Manuscript, Message, Severity

_BLANK = re.compile("[_＿×xX]")
_FULL_YEAR = 4
_ZERO = re.compile("[○OＯ零]")
_CHINESE = re.compile("[〇零○OＯ一二三四五六七八九十廿卅正元]")


@rule("HZ608", Severity.STYLE)
def issue_date_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield dates of issue that are not written in full."""
    for paper in papers(manuscript):
        if paper.date >= 0 and (paper.signature >= 0 or paper.official):
            yield from _faults(paper)


def _faults(paper: Paper) -> Iterator[Fault]:
    match = paper.issued
    if match is None or _BLANK.search(match.group()):
        return
    wrong = _wrong(match)
    if wrong is not None:
        right = _right(match)
        yield Fault(
            Message("成文日期“{words}”{wrong}", words=match.group(), wrong=wrong),
            Message("请写作“{right}”", right=right)
            if right
            else Message("请用阿拉伯数字把年、月、日写全，如“2026年11月5日”"),
            paper.date_places(),
        )


def _wrong(match: re.Match[str]) -> Message | None:
    """Return what is wrong with a date, the worst of it."""
    if not match["day"]:
        return Message("没有写到日")
    if not _CHINESE.search(match.group()):
        return None
    mixed = re.search("[0-9]", match.group())
    return Message("汉字数字和阿拉伯数字混用") if mixed else Message("用了汉字数字")


def _right(match: re.Match[str]) -> str:
    """Return a date in digits, as the standard writes it; "" where it is not told in full."""
    parts = (match["year"], match["month"], match["day"])
    if not match["day"] or len(match["year"]) != _FULL_YEAR:
        return ""
    year = digits(_ZERO.sub("〇", parts[0])) if not parts[0].isdigit() else int(parts[0])
    month, day = number(parts[1].replace("正", "一")), number(parts[2])
    if year is None or month is None or day is None:
        return ""
    return f"{year}年{int(month)}月{int(day)}日"

"""Notices of holidays: read, and doubted where they contradict themselves."""

from datetime import date

import pytest

from huizong.calendar import shipped_calendar
from huizong.calendar.days import each_day, stretches
from huizong.calendar.notices import NoNotice, read_notice

NOTICE = """关于2027年部分节假日安排的通知

各区县：现将2027年元旦、春节等节日的放假调休日期通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕前一天、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
三、清明节：4月5日（周一）放假，与周末连休。
四、国庆节、中秋节：10月1日（星期五）至7日（星期四）放假调休，共7天。9月26日（星期天）、10月9日（星期六）上班。
节假日期间，各单位要安排好值班。
"""


def found(text: str) -> tuple[list[str], list[str]]:
    notice = read_notice(text)
    rest = [f"{each.name} {each.first:%m%d}-{each.last:%m%d}" for each in notice.rest]
    return rest, [f"{each.name} {each.day:%m%d}" for each in notice.work]


def test_it_works():
    assert found(NOTICE) == (
        ["元旦 0101-0103", "春节 0205-0211", "清明节 0403-0405", "国庆节、中秋节 1001-1007"],
        ["春节 0131", "春节 0213", "国庆节、中秋节 0926", "国庆节、中秋节 1009"],
    )
    notice = read_notice(NOTICE)
    assert (notice.year, notice.doubts) == (2027, ())
    year = notice.arranged(basis="示例", since=date(2026, 11, 20))
    assert len(year.days()) == 3 + 7 + 3 + 7 + 4


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("3日（周日）", "3日（周六）", "是周日，请核对"),
        ("共3天", "共4天", "写着共4天，读出来是3天"),
        ("2月13日（周六）", "2月12日", "这天不是周末"),
        ("4月5日（周一）", "4月31日", "没有“4月31日”这一天"),
    ],
)
def test_what_contradicts_itself_is_doubted(wrong, right, says):
    doubts = [str(each) for each in read_notice(NOTICE.replace(wrong, right)).doubts]
    assert any(says in doubt for doubt in doubts), doubts


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "没有找到年份"),
        ("关于部分节假日安排的通知", "没有找到年份"),
        ("2027年节假日的通知。", "没有找到放假"),
    ],
)
def test_another_text_is_no_notice(text, says):
    with pytest.raises(NoNotice, match=says):
        read_notice(text)


def test_days_of_the_year_before_are_its_own():
    text = "关于2023年部分节假日安排的通知。元旦：2022年12月31日至2023年1月2日放假调休，共3天。"
    assert found(text) == (["元旦 0101-0102"], [])
    assert read_notice(text).doubts == ()
    assert found(text.replace("2022年12月31日至2023年1月2日", "12月30日至1月1日"))[0] == [
        "元旦 1230-1231"
    ]


def _as_notice(year: int) -> str:
    """Write a year that is shipped as its notice would say it."""
    special = shipped_calendar().special
    lines = [f"关于{year}年部分节假日安排的通知"]
    names = dict.fromkeys(day.name for day in special.values() if day.date.year == year)
    for name in names:
        days = sorted(
            day.date for day in special.values() if day.date.year == year and day.name == name
        )
        rests = stretches(special[day] for day in days if not special[day].works)
        said = "".join(
            f"{each.first:%-m月%-d日}至{each.last:%-m月%-d日}放假，共{each.days}天。"
            for each in rests
        )
        works = "、".join(
            f"{day:%-m月%-d日}（周{'一二三四五六日'[day.weekday()]}）"
            for day in days
            if special[day].works
        )
        lines.append(f"一、{name}：{said}" + (f"{works}上班。" if works else ""))
    return "\n".join(lines)


@pytest.mark.parametrize("year", [2014, 2016, 2018, 2021, 2024, 2025, 2026])
def test_what_is_shipped_reads_back_as_it_is(year):
    special = shipped_calendar().special
    notice = read_notice(_as_notice(year))
    rests = {day for each in notice.rest for day in each_day(each.first, each.last)}
    works = {each.day for each in notice.work}
    mine = [day for day in special.values() if day.date.year == year]
    assert rests == {day.date for day in mine if not day.works}
    assert works == {day.date for day in mine if day.works}
    assert notice.doubts == ()

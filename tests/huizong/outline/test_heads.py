import pytest
from outlines import document_of

from huizong.outline import outline
from huizong.outline.dates import date_at_end, is_date, iso_date
from huizong.outline.titles import (
    is_title,
    kind_of,
    opens_document,
    organisation_and_section,
    owner_of,
)

DATES = {
    "2026年10月31日": "2026-10-31",
    "2026年10月": "2026-10",
    "2026—3—3": "2026-03-03",
    "2026.3.13": "2026-03-13",
    "2026-03-13": "2026-03-13",
    "（2026年1月28日）": "2026-01-28",
    "二〇二六年十月三十一日": "2026-10-31",
    "二○二六年三月": "2026-03",
    "2026年_月_日": "2026",
    "20xx年8月": "",
    "没有日期": "",
}
KINDS = {
    "云溪县教育局2026年工作总结": "summary",
    "2026年下半年工作要点": "plan",
    "宣讲会计划书": "plan",
    "述职述廉报告": "duty-report",
    "综合科工作职责": "duties",
    "水务信息简报": "bulletin",
    "关于做好防汛工作的通知": "notice",
    "县政府常务会议纪要": "minutes",
    "2026年政府工作报告（摘要）": "summary",
    "雲溪縣教育局工作總結": "summary",
    "综合科": "",
}
OWNERS = {
    "秘书科2026年10月工作总结": "秘书科",
    "云溪县教育局2026工作总结": "云溪县教育局",
    "2026年云溪县水务局防汛工作总结": "云溪县水务局",
    "云溪县教育局关于做好招生工作的通知": "云溪县教育局",
    "2026年工作打算": "",
    "秋季运动会活动方案": "",
    "2026年云溪县政府工作报告": "云溪县政府",
    "云溪县2026年政府工作报告": "云溪县政府",
    "2026年云溪县人民政府工作报告": "云溪县人民政府",
    "2026年中华人民共和国国务院政府工作报告": "中华人民共和国国务院",
    "柳河镇政府工作报告（摘要）": "柳河镇政府",
    "政府工作报告": "",
    "2026年雲溪縣教育局工作總結": "雲溪縣教育局",
}
PARTS = {
    "云溪县教育局人事科": ("云溪县教育局", "人事科"),
    "云溪县教育局": ("云溪县教育局", ""),
    "云溪县人民政府办公室": ("云溪县人民政府办公室", ""),
    "秘书科": ("", "秘书科"),
    "云溪县委办公室督查室": ("云溪县委办公室", "督查室"),
    "": ("", ""),
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_cut_where_the_text_is(text):
    assert iso_date(text) == DATES[text]


def test_which_lines_are_dates():
    assert is_date("2026年10月31日")
    assert is_date("2026年_月_日")
    assert not is_date("2026年")
    assert not is_date("2026年10月31日，召开会议。")
    assert date_at_end("云溪县教育局2026年10月31日") == 6
    assert date_at_end("完成于2026年10月") is None


@pytest.mark.parametrize("title", KINDS)
def test_the_kind_is_the_last_word(title):
    assert kind_of(title) == KINDS[title]


@pytest.mark.parametrize("title", OWNERS)
def test_whose_document_it_is(title):
    assert owner_of(title) == OWNERS[title]


@pytest.mark.parametrize("name", PARTS)
def test_a_unit_and_its_section(name):
    assert organisation_and_section(name) == PARTS[name]


def test_what_opens_a_document_in_the_middle():
    assert opens_document("云溪县教育局2026年工作要点")
    assert not opens_document("2026年工作要点")
    assert not opens_document("云溪县教育局岗位职责")
    assert not is_title("一、2026年工作要点")
    assert not is_title("云溪县教育局印发了2026年工作要点，要求：抓好工作总结")


HEADS = {
    "2026年1月8日在云溪县第十八届人民代表大会第六次会议上\n县长　林远山": ("", "2026-01-08"),
    "----2026年1月8日林远山县长在全县三级干部大会上的讲话": ("", "2026-01-08"),
    "（2026年1月8日）\n云溪县人民政府代县长 林远山": ("云溪县人民政府", "2026-01-08"),
    "国务院总理　林　远": ("国务院", ""),
    "2026年1月8日印发": ("", ""),
    "1、2026年1月8日在县城召开大会。": ("", ""),
}


@pytest.mark.parametrize("lines", HEADS)
def test_the_lines_under_a_title_say_who_and_when(lines):
    report = outline(document_of(f"政府工作报告\n{lines}\n一、回顾\n二、安排")).reports[0]
    assert (report.organisation, report.date) == HEADS[lines]

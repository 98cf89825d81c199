from dataclasses import replace

import pytest
from making import EXAMPLE, item, report, row

from huizong.typesetting import Role, lay_out, read_form
from huizong.values import Attachment, Envelope, ItemKind

FORM = read_form("gbt9704")
ZI = FORM.character
TEXT = report(item("请认真贯彻执行。", kind=ItemKind.PARAGRAPH), title="通知")
SIGNED = Envelope(issuers=("云岭县水利局",), date="2026年11月5日")


def printed(envelope: Envelope, made=TEXT, form: str = "gbt9704"):
    return lay_out(made, read_form(form), envelope=envelope)


def one(parts, text: str):
    return next(part for part in parts if part.text == text)


def test_without_a_seal_the_name_stands_two_characters_from_the_right():
    parts = printed(SIGNED)
    assert one(parts, "云岭县水利局").right == 2 + 2 + 0.5  # the date is half a character longer
    assert one(parts, "2026年11月5日").right == 2


def test_with_a_seal_the_date_stands_four_characters_from_the_right_below_the_names_middle():
    parts = printed(replace(SIGNED, sealed=True))
    name, date = one(parts, "云岭县水利局").setting, one(parts, "2026年11月5日").setting
    assert date.right == 4 * ZI
    # 6 characters of a name above 6.5 of a date.
    assert name.right == pytest.approx(4.25 * ZI)
    assert name.before == 2 * FORM.grid.pitch


def test_a_name_longer_than_its_margins_moves_the_date_instead():
    parts = printed(
        replace(SIGNED, issuers=("云岭县农村人居环境整治工作领导小组办公室",), sealed=True)
    )
    assert one(parts, "云岭县农村人居环境整治工作领导小组办公室").setting.right >= 0


def test_offices_that_sign_together_have_room_for_a_seal_each():
    names = ("甲局", "乙局", "丙局", "丁局")
    parts = printed(replace(SIGNED, issuers=names, sealed=True))
    rows = [part for part in parts if part.setting and part.setting.align == "even"]
    assert [part.text for part in rows] == ["甲局\t乙局\t丙局", "丁局"]
    assert rows[1].setting.before == 4 * FORM.grid.pitch


@pytest.mark.parametrize("several", range(2, 8))
def test_the_last_of_several_names_stands_above_the_middle_of_the_date(several):
    names = tuple("甲乙丙丁戊己庚"[:several])
    parts = printed(replace(SIGNED, issuers=names, sealed=True))
    last = [part for part in parts if part.setting and part.setting.align == "even"][-1]
    date = one(parts, "2026年11月5日").setting
    share = (FORM.text_width - last.setting.left - last.setting.right) / len(last.cells)
    assert share == pytest.approx(FORM.text_width / 3)  # room for a seal of 45 millimetres
    assert last.setting.right + share / 2 == pytest.approx(date.right + 3.25 * ZI)
    assert min(last.setting.left, date.right) >= 0


def test_long_names_stand_two_in_a_row():
    names = ("云岭县发展和改革局文", "云岭县自然资源和规划局", "云岭县水利局")
    parts = printed(replace(SIGNED, issuers=names, sealed=True))
    rows = [part for part in parts if part.setting and part.setting.align == "even"]
    assert [len(part.cells) for part in rows] == [2, 1]


def test_who_signs_takes_the_place_of_who_signed_the_text():
    parts = printed(SIGNED, EXAMPLE)
    said = [part.text for part in parts]
    assert "云岭县委办公室" not in said
    assert said[-2:] == ["云岭县水利局", "2026年11月5日"]


def test_a_seal_alone_is_given_room_over_who_signed_the_text():
    parts = printed(Envelope(sealed=True), EXAMPLE)
    assert one(parts, "2026年11月2日").setting.right == 4 * ZI


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (["任务表"], ["附件：任务表"]),
        (["任务表", "名单"], ["附件：1.任务表", "2.名单"]),
    ],
)
def test_attachments_are_announced_below_the_text(titles, said):
    attached = tuple(Attachment(title) for title in titles)
    parts = printed(replace(SIGNED, attachments=attached))
    at = next(i for i, part in enumerate(parts) if part.text == "请认真贯彻执行。")
    assert [part.text for part in parts[at + 1 : at + 1 + len(said)]] == said


def test_a_text_that_announces_its_attachments_is_not_added_to():
    own_note = report(item("附件：任务表", kind=ItemKind.PARAGRAPH), title="通知")
    parts = printed(Envelope(attachments=(Attachment("任务表"),)), own_note)
    assert sum(part.text == "附件：任务表" for part in parts) == 1


def test_each_attachment_begins_a_page_with_its_number_and_title():
    attached = (Attachment("任务表", (row("乡镇", "任务"), row("甲镇", "3处"))), Attachment("名单"))
    parts = printed(Envelope(attachments=attached))
    pages = [part.text for part in parts if part.setting and part.setting.new_page]
    assert pages == ["附件1", "附件2"]
    titles = [part for part in parts if part.role is Role.TITLE]
    assert [(part.text, part.above) for part in titles[1:]] == [("任务表", 1), ("名单", 1)]


def test_a_paper_of_one_attachment_does_not_number_it():
    parts = printed(Envelope(attachments=(Attachment("名单"),)))
    assert "附件" in [part.text for part in parts]


def test_the_note_stands_in_brackets_whatever_brackets_it_came_with():
    for note in ("此件公开发布", "（此件公开发布）"):
        assert printed(replace(SIGNED, note=note))[-1].text == "（此件公开发布）"


def test_attendance_wraps_below_the_first_name():
    part = printed(Envelope(attendance=(("出席", ("甲", "乙")),)), form="minutes")[-1]
    assert part.text == "出席：甲　乙"
    assert (part.setting.first, part.setting.left) == (2 * ZI, 5 * ZI)
    assert [said.face for said in part.cells[0]] == ["hei", "fangsong"]


def test_the_colophon_ends_the_last_page():
    told = Envelope(
        distribution=(("抄送", ("县人大常委会办公室", "县政协办公室")),),
        printer="云岭县人民政府办公室",
        printed="2026年11月6日",
    )
    part = printed(told)[-1]
    assert part.text.splitlines() == [
        "抄送：县人大常委会办公室，县政协办公室。",
        "云岭县人民政府办公室\t2026年11月6日印发",
    ]


def test_a_letters_colophon_names_no_printer():
    told = Envelope(distribution=(("抄送", ("县政协办公室",)),), printer="甲", printed="乙")
    assert printed(told, form="letter")[-1].text == "抄送：县政协办公室。"


def test_a_plain_report_is_signed_below_its_title():
    parts = printed(SIGNED, form="report")
    assert [part.text for part in parts[:3]] == ["通知", "云岭县水利局", "（2026年11月5日）"]


def test_to_whom_a_paper_goes_is_said_once():
    greeted = report(item("各乡镇：", kind=ItemKind.SALUTATION), title="通知")
    for made in (TEXT, greeted):
        parts = printed(Envelope(recipients=("各乡镇",)), made)
        assert [part.text for part in parts].count("各乡镇：") == 1

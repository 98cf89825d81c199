from making import EXAMPLE, item, report

from huizong.typesetting.form import read_form
from huizong.typesetting.layout import lay_out
from huizong.typesetting.printed import Role
from huizong.values import ItemKind, text_of

FORM = read_form("gbt9704")


def test_everything_is_printed_once_and_in_order():
    assert [(part.role.value, part.text) for part in lay_out(EXAMPLE, FORM)] == [
        ("title", "十月工作汇总"),
        ("heading", "一、会议活动"),
        ("text", "1.筹备召开全县冬修水利推进会。"),
        ("text", "2.抓好秋播生产。播种油菜2万亩。"),
        ("caption", "表1 进度"),
        ("table", "乡镇\t完成\n松涧镇\t46"),
        ("signature", "云岭县委办公室"),
        ("date", "2026年11月2日"),
    ]


def test_a_run_in_heading_is_set_apart_from_what_follows():
    part = lay_out(EXAMPLE, FORM)[3]
    assert (text_of(part.lead), text_of(part.runs)) == ("2.抓好秋播生产。", "播种油菜2万亩。")


def test_an_inline_item_is_said_by_its_paragraph():
    inline = item("一是早谋划", kind=ItemKind.INLINE_ITEM)
    parts = lay_out(report(item("做法：一是早谋划。", inline), title=""), FORM)
    assert [part.text for part in parts] == ["做法：一是早谋划。"]


def test_the_date_starts_two_characters_right_of_the_name():
    name, date = (p for p in lay_out(EXAMPLE, FORM) if p.role in {Role.SIGNATURE, Role.DATE})
    assert name.above == 1
    # The name is 7 characters wide, the date 6.5: flush at 2 it would start only 0.5 to the right.
    assert (name.right, date.right) == (2, 0.5)


def test_control_characters_are_left_out():
    parts = lay_out(report(item("甲\x00乙\x0b丙"), title=""), FORM)
    assert parts[0].text == "甲乙 丙"

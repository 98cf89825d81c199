from dataclasses import replace

import pytest
from making import EXAMPLE, item, report

from huizong.typesetting import Role, lay_out, read_form
from huizong.values import Envelope, ItemKind

FORM = read_form("gbt9704")
ZI, LINE = FORM.character, FORM.grid.pitch
TEXT = report(item("本令自公布之日起施行。", kind=ItemKind.PARAGRAPH), title="")
SIGNED = Envelope(stamps=(("县长", "周某某"),), date="2026年11月5日")


def printed(envelope: Envelope, made=TEXT):
    return lay_out(made, FORM, envelope=envelope)


def one(parts, text: str):
    return next(part.setting for part in parts if part.text == text)


def test_a_stamp_stands_two_lines_below_the_text_and_four_characters_from_the_right():
    parts = printed(SIGNED)
    stamp, date = one(parts, "县长　　 周某某"), one(parts, "2026年11月5日")
    assert stamp.before == 2.5 * LINE  # the name is in the middle of a stamp of two lines
    assert stamp.right == 4.5 * ZI  # and of four characters
    assert (date.before, date.right) == (1.5 * LINE, 4 * ZI)


def test_those_who_sign_together_stand_below_each_other_with_room_for_a_stamp_each():
    parts = printed(replace(SIGNED, stamps=(("部长", "周某某"), ("副局长", "吴某"))))
    first, second = one(parts, "部长　　　 周某某"), one(parts, "副局长　　 吴　某")
    assert first.right == second.right
    assert second.before == LINE


def test_a_stamp_without_a_title_is_the_name_alone():
    assert one(printed(replace(SIGNED, stamps=(("", "周某某"),))), "周某某").right == 4.5 * ZI


def test_a_name_wider_than_a_stamp_keeps_its_distance_from_the_margin():
    parts = printed(replace(SIGNED, stamps=(("主席", "阿某某·买买某"),)))
    assert one(parts, "主席　　阿某某·买买某").right == 4 * ZI


def test_a_stamp_takes_the_place_of_an_office():
    parts = printed(replace(SIGNED, issuers=("云岭县人民政府",), sealed=True), EXAMPLE)
    said = [part.text for part in parts]
    assert "云岭县人民政府" not in said
    assert "云岭县委办公室" not in said


def test_the_last_words_of_the_text_stay_with_the_stamp():
    parts = printed(SIGNED)
    text = next(part for part in parts if part.role is Role.TEXT)
    assert text.keep
    assert one(parts, "县长　　 周某某").keep


@pytest.mark.parametrize("name", ["周某", "周某某", "欧阳某某"])
def test_the_title_ends_two_characters_left_of_the_stamp(name):
    setting = next(
        part for part in printed(replace(SIGNED, stamps=(("县长", name),))) if part.cells
    ).setting
    room = 4
    wide = len(name)
    assert setting.right == pytest.approx((4 + (room - wide) / 2) * ZI)

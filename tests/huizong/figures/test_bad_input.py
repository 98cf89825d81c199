"""Absurd and damaged numbers: no exception, no time lost, and nothing guessed."""

from decimal import Decimal

import pytest

from huizong.chinese import number
from huizong.cli import main
from huizong.figures import figures, normalised, subjects
from work import work

MEGABYTE = 10**6
ABSURD = {
    "四百个零": "共1" + "0" * 400 + "件。",
    "一万万亿亿": "共一万万亿亿件。",
    "两个小数点": "共3.4.5件。",
    "逗号错位": "共1,23,4件。",
    "孤零零的万": "共万件。",
    "孤零零的亿": "亿，万，千，百。",
    "孤零零的点": "第点点。",
    "没有值的分数": "百分之，分之三。",
    "单独的代理项": "甲\ud800乙\udfff丙。",
    "零宽与控制字符": "\u200b\x00\x0b\ufeff。",
}


@pytest.mark.parametrize("name", ABSURD)
def test_what_is_no_number_is_left_alone(name):
    assert [figure for figure in figures(ABSURD[name]) if figure.low or figure.high] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲\ud8003个\udfff乙", [("3个", 3)]),
        ("3.4.5，收文58件", [("58件", 58)]),
        ("1,23,4，收文58件", [("58件", 58)]),
        ("万，收文58件", [("58件", 58)]),
        ("一万万亿亿，收文58件", [("58件", 58)]),
        ("9" * 400 + "，收文58件", [("58件", 58)]),
    ],
)
def test_the_numbers_beside_are_read_all_the_same(text, found):
    assert [(figure.text, figure.low) for figure in figures(text)] == found


@pytest.mark.parametrize(
    "numeral", ["1" + "0" * 400, "一万万亿亿", "3.4.5", "1,23,4", "\ud800", ""]
)
def test_no_numeral_has_no_value(numeral):
    assert number(numeral) is None


@pytest.mark.parametrize(
    "sign", ["9", "一", "十", "万", "亿", "1,", "1.", "1 ", "第", "２", "分之"]
)
def test_a_megabyte_of_it_is_no_more_work_than_its_length(sign):
    text = sign * (MEGABYTE // len(sign.encode()))
    assert figures(text) == ()


@pytest.mark.parametrize("sign", ["9", "九", "3.4.5件，", "1,23,4件，", "万件，", "一万万亿亿件，"])
def test_the_work_on_damage_grows_with_the_text_only(sign):
    figures("1")
    small, large = (work(figures, sign * times) for times in (500, 2000))
    assert large <= 4.5 * small + 200


def test_what_follows_figures_bears_absurd_values_too():
    text = f"共{'9' * 24}亩，{'9' * 24}亿公顷以上。"
    found = figures(text)
    assert [normalised(figure).low for figure in found] == [
        Decimal("9" * 24),
        Decimal("9" * 24) * 10**8 * 15,
    ]
    assert len(subjects(text, found, date="不是日期")) == len(found)


@pytest.mark.parametrize("option", ["--json", "--html"])
@pytest.mark.parametrize("name", ABSURD)
def test_through_the_command_line(tmp_path, capsys, name, option):
    path = tmp_path / "稿.txt"
    text = ABSURD[name].replace("\x00", "")
    path.write_text(f"收文58件。\n{text}\n", encoding="utf-8", errors="replace")
    assert main(["figures", str(path), option]) == 0
    assert "58件" in capsys.readouterr().out


def test_a_megabyte_of_digits_through_the_command_line(tmp_path, capsys):
    path = tmp_path / "稿.txt"
    path.write_text("收文58件。\n" + "9" * MEGABYTE, encoding="utf-8")
    assert main(["figures", str(path), "--json"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_bytes_that_are_no_characters_are_refused_by_name(tmp_path, capsys):
    """Surrogates as UTF-8 would write them: no encoding of ours, so the file is named."""
    path = tmp_path / "稿.txt"
    path.write_bytes("收文58件。".encode() + b"\xed\xa0\x80" * 3)
    status = main(["figures", str(path)])
    told = capsys.readouterr()
    assert status in (0, 2)
    assert "58件" in told.out or "稿.txt" in told.err

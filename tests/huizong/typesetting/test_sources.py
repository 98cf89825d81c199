from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.pipeline import compile_office, gather, sources
from huizong.typesetting.sources import HEAD, OWN_WORDS
from huizong.values import Report, Source, own

LONG = "甲" * 80


def office(*texts: str):
    names = ("秘书科", "农业科", "信息科")
    made = [
        Source(f"{name}.txt", f"{name}2026年10月工作总结\n{text}".encode())
        for name, text in zip(names, texts, strict=False)
    ]
    readings = gather(made).readings
    return compile_office(readings), readings


def rows(made, readings):
    table = sources(made.report, readings, bases=made.bases)
    return [tuple(item.text.split("\t")) for item in table.items]


def test_a_figure_is_told_with_its_item_section_file_and_sentence():
    made, readings = office("1、办理来文58件、电报3份。办会2次。\n", "1、播种油菜2万亩。\n")
    found = rows(made, readings)
    assert found[0] == HEAD
    said = {figures: (vouching, sentence) for _, figures, _, vouching, sentence in found[1:]}
    assert said["58件、3份"] == ("秘书科.txt", "1、办理来文58件、电报3份。")
    assert said["2次"] == ("秘书科.txt", "办会2次。")
    assert said["2万亩"] == ("农业科.txt", "1、播种油菜2万亩。")


def test_who_vouches_is_named_where_the_file_does_not():
    made, readings = office("1、办理来文58件。\n")
    named = gather(
        [Source("上报.txt", b"1\xe3\x80\x81\xe5\x8a\x9e\xe7\x90\x8658\xe4\xbb\xb6\xe3\x80\x82\n")],
        sections={"上报.txt": "秘书科"},
    ).readings
    assert rows(made, readings)[1][3] == "秘书科.txt"
    assert rows(compile_office(named), named)[1][3] == "秘书科（上报.txt）"


def test_a_long_sentence_is_quoted_around_the_figure():
    made, readings = office(f"1、{LONG}，办理来文58件，{LONG}。\n")
    quoted = rows(made, readings)[1][4]
    assert "58件" in quoted
    assert quoted.startswith("…")
    assert quoted.endswith("…")


def test_the_programs_own_figure_is_said_to_be_that():
    _, readings = office("1、办理来文58件。\n")
    report = readings[0].report
    bare = Report((own("甲"),), "", "", "", "", None, report.items)
    by_hand = tuple(
        type(item)(item.kind, item.marker, (own(item.text),), None) for item in report.items
    )
    table = sources(Report(bare.title, "", "", "", "", None, by_hand), readings)
    assert table.items[1].text.split("\t")[4] == OWN_WORDS


def test_a_file_that_was_not_handed_in_is_named_and_not_quoted():
    made, _ = office("1、办理来文58件。\n")
    assert rows(made, [])[1][3:] == ("秘书科.txt", "")


counts = st.lists(st.integers(2, 99999), min_size=1, max_size=6, unique=True)


@settings(deadline=None, max_examples=20)
@given(counts)
def test_every_figure_of_the_report_has_its_row(numbers):
    made, readings = office("".join(f"{at}、办理来文{n}件。\n" for at, n in enumerate(numbers, 1)))
    told = "、".join(row[1] for row in rows(made, readings)[1:])
    assert [f"{n}件" for n in numbers] == told.split("、")
    assert len(made.bases) == len(numbers)

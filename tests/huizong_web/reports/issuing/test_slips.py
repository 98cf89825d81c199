"""Slips: what a section's newer file says otherwise than the one that was issued."""

import pytest

from huizong.pipeline import compile_office, read_report
from huizong.values import Source
from huizong_web.reports.issuing.slips import slips

OLD = """秘书科2026年10月工作总结

1、办理来文58个文号152份。
2、召开例会4次，研究议题9项。
3、编发简报3期。
"""


def of(new, old=OLD):
    readings = [
        read_report(Source("秘书科/总结.txt", text.encode()), section="秘书科")
        for text in (old, new)
    ]
    compiled = compile_office(readings[:1], title="青河县委办公室2026年10月工作总结")
    return [(slip.figures, slip.after) for slip in slips(compiled.bases, *readings)]


@pytest.mark.parametrize(
    ("old", "new", "figures"),
    [
        ("152份", "153份", [("152份", "153份")]),
        ("4次，研究议题9项", "5次，研究议题8项", [("4次", "5次"), ("9项", "8项")]),
        ("简报3期", "简报3期，调研报告2篇", [("", "2篇")]),
        ("4次，研究议题9项", "4次", [("9项", "")]),
    ],
)
def test_a_changed_figure_is_a_slip(old, new, figures):
    found = of(OLD.replace(old, new))
    assert [list(each) for each, _after in found] == [figures]


def test_the_same_file_has_none():
    assert of(OLD) == []


def test_other_words_around_the_same_figures_are_none():
    assert of(OLD.replace("编发简报3期", "编发内部简报3期")) == []


def test_other_numbers_of_items_are_none():
    text = "秘书科2026年10月工作总结\n\n1、整理档案。\n"
    lines = OLD.splitlines()[2:]
    assert of(text + "\n".join(f"{n}{line[1:]}" for n, line in enumerate(lines, 2))) == []


def test_a_lost_item_is_told():
    found = of(OLD.replace("3、编发简报3期。\n", ""))
    assert found == [((("3期", ""),), "")]


def test_new_items_are_none():
    assert of(OLD + "4、整理档案30卷。\n") == []

"""A draft as a Word file, and read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.pipeline import read_report, typeset
from huizong.values import Source
from huizong_web.reports.writing.lines import Line, tidy
from huizong_web.reports.writing.papers import lines_of, report_of, taken_from

TITLE = "秘书科2026年10月工作总结"


def read(data: bytes, name: str = "总结.docx"):
    return read_report(Source(f"秘书科/{name}", data), section="秘书科")


def back(lines):
    reading = read(typeset(report_of(lines, title=TITLE, section="秘书科"), ".docx"))
    return [(line.text, line.level) for line in lines_of(reading.report)]


WHAT = ["会务工作", "文稿工作", "信息调研", "来文办理", "督查督办", "值班值守"]
DID = ["起草讲话稿", "办理来文", "筹备推进会", "接待来访", "报送信息", "3月核对台账"]
ENDS = ["{n}件。", "{n}次，均已办结。", "，共{n}人参加；", "{n}篇"]
HEADINGS = st.sampled_from(WHAT)
STATEMENTS = st.builds(
    lambda did, end, n: did + end.format(n=n),
    st.sampled_from(DID),
    st.sampled_from(ENDS),
    st.integers(2, 400),
)


@st.composite
def reports(draw):
    """A report as sections write it: headings over statements, statements over details."""
    lines: list[Line] = []
    for _section in range(draw(st.integers(1, 4))):
        lines.append(Line(f"k{len(lines)}", draw(HEADINGS), 0))
        for _item in range(draw(st.integers(1, 4))):
            lines.append(Line(f"k{len(lines)}", draw(STATEMENTS), 1))
            depth = draw(st.sampled_from([1, 1, 2, 3]))
            for level in range(2, depth + 1):
                for _detail in range(draw(st.integers(1, 3))):
                    lines.append(Line(f"k{len(lines)}", draw(STATEMENTS), level))
    return tidy(lines)


@settings(max_examples=25, deadline=None)
@given(reports())
def test_the_file_gives_back_the_same_outline(lines):
    assert back(lines) == [(line.text, line.level) for line in lines]


@pytest.mark.parametrize("text", ["3月办理来文31件。", "2026年工作要点", "1.5万元已拨付。"])
def test_a_number_before_a_number_is_not_read_as_one(text):
    lines = tidy([Line("a", "财务工作"), Line("b", "拨付资金2笔。", 1), Line("c", text, 2)])
    lines = (*lines, Line("d", "核对账目3本。", 2))
    assert back(lines)[2] == (text, 2)


def test_what_is_no_item_is_told():
    text = "秘书科2026年10月工作总结\n\n一、会务工作\n1、筹备会议2次。\n\n秘书科\n2026年10月31日\n"
    taken = taken_from(read(text.encode(), "总结.txt"), key="x")
    assert [(line.text, line.level) for line in taken.lines] == [
        ("会务工作", 0),
        ("筹备会议2次。", 1),
    ]
    assert taken.left[0] == "秘书科2026年10月工作总结"
    assert {"秘书科", "2026年10月31日"} <= set(taken.left)


def test_what_is_longer_than_an_item_goes_on_in_the_next():
    text = f"一、会务工作\n1、{'办理来文，' * 1500}完毕。\n2、接待来访3批。\n"
    lines = taken_from(read(text.encode(), "总结.txt"), key="x").lines
    assert "".join(line.text for line in lines if line.level == 1).count("办理来文") == 1500
    assert max(len(line.text) for line in lines) <= 5000

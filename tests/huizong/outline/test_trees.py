"""Random reports, written as offices write them, come back as the tree they were made from."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from outlines import document_of

from huizong.chinese import chinese_number
from huizong.outline import outline
from huizong.values import ItemKind, walk

WRITTEN = {
    "一、": lambda n: f"{chinese_number(n)}、",
    "（一）": lambda n: f"（{chinese_number(n)}）",
    "(一)": lambda n: f"({chinese_number(n)})",
    "1、": lambda n: f"{n}、",
    "1.": lambda n: f"{n}.",
    "1．": lambda n: f"{n}．",
    "（1）": lambda n: f"（{n}）",
    "(1)": lambda n: f"({n})",
    "1）": lambda n: f"{n}）",
    "①": lambda n: chr(0x2460 + n - 1),
    "第一，": lambda n: f"第{chinese_number(n)}，",
    "第一章": lambda n: f"第{chinese_number(n)}章 ",
}
# Each style is what one office uses from the outside in.
STYLES = [
    ("一、", "（一）", "1、", "（1）"),
    ("一、", "(一)", "1.", "(1)", "①"),
    ("一、", "1．", "（1）"),
    ("（一）", "1、", "1）", "①"),
    ("1、", "（1）", "①"),
    ("第一章", "一、", "（一）"),
    ("第一，", "一、", "（一）"),
    ("1、", "（一）", "①"),
]
HEADINGS = ["综合协调", "文稿起草", "信息报送", "督查落实", "后勤保障", "值班值守", "作风建设"]
STATEMENTS = ["收文九十件。", "筹备会议三次。", "起草讲话两篇；", "整理档案一批。", "核对台账；"]
TEXTS = ["本月任务较重，各项工作有序推进，未出现差错。", "下步将继续努力，把各项工作做得更细更实。"]


@dataclass
class Branch:
    text: str
    paragraphs: list[str]
    children: list["Branch"]


def branches(depth: int):
    leaf = st.builds(Branch, st.sampled_from(STATEMENTS), st.just([]), st.just([]))
    if depth == 1:
        return st.lists(leaf, min_size=1, max_size=4)
    paragraphs = st.lists(st.sampled_from(TEXTS), max_size=2)
    heading = st.builds(Branch, st.sampled_from(HEADINGS), paragraphs, branches(depth - 1))
    return st.lists(heading, min_size=2, max_size=4)


def lines(level: list[Branch], style, depth: int):
    for number, branch in enumerate(level, start=1):
        marker = WRITTEN[style[0]](number)
        yield depth, marker.strip(), branch.text
        for paragraph in branch.paragraphs:
            yield depth + 1, "", paragraph
        yield from lines(branch.children, style[1:], depth + 1)


@st.composite
def reports(draw):
    style = draw(st.sampled_from(STYLES))
    level = draw(branches(draw(st.integers(2, len(style)))))
    return list(lines(level, style, 1))


@given(reports())
def test_the_tree_comes_back(report):
    text = "\n".join(f"{marker}{text}" for _, marker, text in report)
    (found,) = outline(document_of(text)).reports
    items = [(depth, item.marker, item.text) for item, depth in walk(found.items)]
    assert items == report


@given(reports())
def test_bullets_and_blanks_change_nothing(report):
    text = "\n\n".join(f"　- {marker} {text} " if marker else text for _, marker, text in report)
    (found,) = outline(document_of(text)).reports
    items = [(depth, item.marker, item.text) for item, depth in walk(found.items)]
    assert items == report


@given(reports(), reports())
def test_each_document_of_a_collection_has_its_own_tree(one, other):
    parts = ["\n".join(f"{marker}{text}" for _, marker, text in part) for part in (one, other)]
    text = f"月度总结(精选2篇)\n月度总结篇一\n{parts[0]}\n月度总结篇二\n{parts[1]}"
    found = outline(document_of(text))
    for report, part in zip(found.reports, (one, other), strict=True):
        assert [(d, item.marker, item.text) for item, d in walk(report.items)] == part
    assert len(found.boilerplate) == 3


@given(reports())
def test_what_others_stand_under_is_a_heading(report):
    text = "\n".join(f"{marker}{text}" for _, marker, text in report)
    (found,) = outline(document_of(text)).reports
    for item, _ in walk(found.items):
        assert (item.kind is ItemKind.HEADING) == bool(item.children)

"""A compiled report that is written and read again has the same outline."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generated import offices
from huizong.pipeline import compile_office, outline, read, typeset
from huizong.values import Item, ItemKind, Source, walk
from reports import office


def lines(items) -> list[tuple[int, str, str]]:
    """Return depth, marker and text of each item.

    A heading that its section left without a number (小结：) has no depth that plain text shows;
    where there is one, depths do not count. A first sentence that reads like a heading and what
    stands behind it on the same line are one line here as well.
    """
    shown = [one for one in walk(whole(items)) if one[0].kind is not ItemKind.INLINE_ITEM]
    bare = any(item.kind is ItemKind.HEADING and not item.marker for item, _ in shown)
    return [
        (0 if bare else depth, item.marker, "".join(item.text.split())) for item, depth in shown
    ]


def whole(items) -> list[Item]:
    """Return the items with run-in headings joined to the paragraph that follows them."""
    joined = []
    for item in items:
        runs, children = item.runs, tuple(whole(item.children))
        behind = next((child.kind for child in children), None)
        if item.kind is ItemKind.RUN_IN_HEADING and behind is ItemKind.PARAGRAPH:
            runs, children = (*runs, *children[0].runs), children[1:]
        joined.append(replace(item, runs=runs, children=children))
    return joined


@settings(deadline=None, max_examples=30)
@given(offices, st.sampled_from(["matter", "section"]))
def test_the_outline_is_the_same(texts, by):
    made = compile_office(office(**texts).readings, by=by).report
    again = outline(read(Source("汇总.txt", typeset(made, ".txt"))))
    assert lines(item for report in again.reports for item in report.items) == lines(made.items)

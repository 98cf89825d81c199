"""A compiled report that is written and read again has the same outline."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generated import offices
from huizong.pipeline import compile_office, outline, read, typeset
from huizong.values import ItemKind, Source, walk
from reports import office


def lines(items) -> list[tuple[int, str, str]]:
    """Return depth, marker and text of each item.

    A heading that its section left without a number (小结：) has no depth that plain text shows;
    where there is one, depths do not count.
    """
    shown = [one for one in walk(items) if one[0].kind is not ItemKind.INLINE_ITEM]
    bare = any(item.kind is ItemKind.HEADING and not item.marker for item, _ in shown)
    return [
        (0 if bare else depth, item.marker, "".join(item.text.split())) for item, depth in shown
    ]


@settings(deadline=None, max_examples=30)
@given(offices, st.sampled_from(["matter", "section"]))
def test_the_outline_is_the_same(texts, by):
    made = compile_office(office(**texts).readings, by=by).report
    again = outline(read(Source("汇总.txt", typeset(made, ".txt"))))
    assert lines(item for report in again.reports for item in report.items) == lines(made.items)

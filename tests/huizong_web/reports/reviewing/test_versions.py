"""Two versions of a report, item by item."""

from hypothesis import given
from hypothesis import strategies as st

from huizong.pipeline import read_report
from huizong.values import Source
from huizong_web.reports.reviewing.versions import Kind, compare

OLD = """秘书科2026年10月工作总结

1、办理来文58个文号152份。
2、召开例会4次，研究议题9项。
3、编发简报3期。
"""


def report(text):
    return read_report(Source("秘书科/总结.txt", text.encode()), section="秘书科").report


def of(old, new):
    lines = compare(report(old), report(new))
    return [
        (line.kind, "".join(p.text for p in line.before), "".join(p.text for p in line.after))
        for line in lines
    ]


def test_nothing_changed():
    assert {kind for kind, _old, _new in of(OLD, OLD)} == {Kind.SAME}


def test_only_the_words_that_differ_are_marked():
    lines = compare(report(OLD), report(OLD.replace("152份", "153份")))
    (changed,) = [line for line in lines if line.kind is Kind.CHANGED]
    assert [p.text for p in changed.before if p.differs] == ["2"]
    assert [p.text for p in changed.after if p.differs] == ["3"]


def test_a_new_item_between_and_a_lost_one():
    new = OLD.replace("2、", "2、整理档案30卷。\n3、").replace("3、编发简报3期。\n", "")
    kinds = [kind for kind, _old, _new in of(OLD, new)]
    assert kinds == [Kind.SAME, Kind.NEW, Kind.SAME, Kind.GONE]


def test_other_numbers_of_items_are_no_change():
    new = OLD.replace("1、办", "一、办")
    assert {kind for kind, _old, _new in of(OLD, new)} == {Kind.SAME}


ITEMS = st.lists(
    st.text("办理来文召开会议编发简报1234", min_size=2, max_size=12), min_size=1, max_size=8
)


@given(ITEMS, ITEMS)
def test_nothing_is_lost_on_either_side(old, new):
    def text(items):
        lines = [f"{n}、{words}。" for n, words in enumerate(items, 1)]
        return "秘书科2026年10月工作总结\n\n" + "\n".join(lines) + "\n"

    before, after = report(text(old)), report(text(new))
    lines = of(text(old), text(new))
    assert [each for _kind, each, _new in lines if each] == [item.text for item in before.items]
    assert [each for _kind, _old, each in lines if each] == [item.text for item in after.items]

"""Of two decisions that contradict each other the later holds, and the earlier comes back after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong_web.reports.precedence import Wish, effective

A, B, C, D = (("甲科", "开会"), ("乙科", "筹备会议"), ("丙科", "会议材料"), ("丁科", "会议报道"))


def join(*items):
    return Wish("join", items)


def split(*items):
    return Wish("split", items)


def keep(*items):
    return Wish("keep", items)


def lead(section, *items):
    return Wish("lead", items, section)


CASES = [
    # decided one after the other, what is left of each
    ([join(A, B)], [join(A, B)]),
    ([join(A, B), split(A, B)], [None, split(A, B)]),
    ([join(A, B, C), split(A, B, C)], [join(B, C), split(A, B, C)]),
    ([join(B, C), split(A, B, C)], [join(B, C), split(A, B, C)]),
    ([split(A, B, C), join(A, B)], [None, join(A, B)]),
    ([split(A, B, C), join(B, C)], [split(A, B, C), join(B, C)]),
    ([join(A, B, C), keep(C)], [join(A, B), keep(C)]),
    ([join(A, B), keep(B)], [None, keep(B)]),
    ([keep(A, B), join(B, C)], [keep(A), join(B, C)]),
    ([lead("甲科", A, B), lead("乙科", A, B)], [None, lead("乙科", A, B)]),
    ([lead("甲科", A, B), lead("丁科", C, D)], [lead("甲科", A, B), lead("丁科", C, D)]),
    ([lead("甲科", A, B, C), split(C, A, B)], [lead("甲科", A, B), split(C, A, B)]),
    ([join(A, B), join(A, B, C)], [None, join(A, B, C)]),
    ([join(A, B), split(A, B), join(A, B)], [None, None, join(A, B)]),
]


@pytest.mark.parametrize(("wishes", "left"), CASES)
def test_what_is_left(wishes, left):
    assert effective(wishes) == left


def test_an_item_is_the_same_in_other_width_and_punctuation():
    assert effective([join(A, ("乙科", "筹备，会议。")), split(A, B)]) == [None, split(A, B)]


def test_a_split_is_told_to_the_library_pair_by_pair():
    told = list(split(A, B, C).for_library(by="周文", on="2026-11-01T09:00", why="两次会"))
    assert [[each.text for each in one.items] for one in told] == [
        ["开会", "筹备会议"],
        ["开会", "会议材料"],
    ]
    assert {(each.by, each.why) for each in told} == {("周文", "两次会")}


items = st.lists(st.sampled_from([A, B, C, D]), min_size=2, max_size=4, unique=True)
one_wish = st.builds(
    Wish, st.sampled_from(["join", "split", "keep"]), items.map(tuple)
) | items.map(lambda found: lead(found[0][0], *found))


@given(st.lists(one_wish, max_size=6))
def test_the_last_holds_and_nothing_that_holds_contradicts_it(wishes):
    left = effective(wishes)
    assert len(left) == len(wishes)
    assert left[-1:] == wishes[-1:]
    held = [wish for wish in left if wish]
    joined = [set(wish.keys) for wish in held if wish.kind == "join"]
    kept = {key for wish in held if wish.kind == "keep" for key in wish.keys}
    for group in joined:
        assert not group & kept
        for wish in held:
            if wish.kind == "split" and wish.keys[0] in group:
                assert not group & set(wish.keys[1:])

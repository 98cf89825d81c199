"""Announced counts against the numbered paragraphs that follow them."""

import pytest

from huizong.values import ClaimKind
from related import claims_of, told

THREE = (
    "（一）抓学习\n\n坚持每周学习。\n\n（二）抓作风\n\n开展整顿。\n\n（三）抓落实\n\n跟踪督办。\n"
)


def counts_of(text):
    found = claims_of("青山县2026年工作要点\n\n" + text)
    return [told(claim) for claim in found if claim.kind is ClaimKind.COUNT_OF_LIST]


@pytest.mark.parametrize(
    ("announced", "told_of"),
    [
        ("今年重点抓好以下三方面工作：", ["count-of-list holds 3 = 3"]),
        ("今年重点抓好以下四方面工作：", ["count-of-list fails 4 = 3"]),
        ("今年重点抓好三个方面的工作。", ["count-of-list holds 3 = 3"]),
        ("今年完成了四项改革。", []),  # may be another list
        ("今年重点抓好第三方面工作：", []),
        ("2026年共有13项工作，现报告如下：", []),  # the works need not be the headings
        ("现提出以下13项要求：", ["count-of-list fails 13 = 3"]),
    ],
)
def test_headings_behind_an_announcement(announced, told_of):
    assert counts_of(f"{announced}\n\n{THREE}") == told_of


def test_items_of_another_numbering_are_not_counted():
    text = "主要采取两项措施：\n\n1. 加强领导。\n\n2. 落实责任。\n\n（一）成立专班。\n"
    assert counts_of(text) == ["count-of-list holds 2 = 2"]


def test_points_within_the_announcing_paragraph_are_not_those_behind_it():
    text = (
        "去年有两个亮点：一是全面达标；二是全部清零。今年重点抓三个方面工作：\n\n"
        "一是抓学习。坚持每周学习。\n\n二是抓作风。开展整顿。\n\n三是抓落实。跟踪督办。\n"
    )
    assert "count-of-list holds 3 = 3" in counts_of(text)
    assert not [line for line in counts_of(text) if "fails" in line]


def test_the_places_are_the_count_and_the_markers():
    text = f"今年重点抓好以下四方面工作：\n\n{THREE}"
    found = [claim for claim in claims_of(text) if claim.kind is ClaimKind.COUNT_OF_LIST]
    spans = [text[place.start : place.end] for place in found[0].places]
    assert spans == ["四方面", "（一）", "（二）", "（三）"]

"""What a section did to its draft."""

import pytest

from huizong.composing import EditKind, Written, carried, edits
from huizong.composing.items import Stands
from huizong.ledgers import FigureValue, shipped_ledgers
from huizong.lineage import Asked, OfLedger
from lineage.month import OCTOBER

TEXT = "收到来文58个文号152份，其中批办件21件。"
ASKED = Asked(OCTOBER.first, OCTOBER.last)


def item(text=TEXT, words=("58个", "152份", "21件"), key="w-f-incoming"):
    figure = shipped_ledgers()["incoming"].figures["pieces"]
    value = FigureValue("pieces", figure, OCTOBER, None)
    places = [(text.index(each), each) for each in words]
    return Written(
        key,
        text,
        1,
        tuple(
            Stands(at, at + len(each), OfLedger("incoming", each, ASKED), value)
            for at, each in places
        ),
    )


def kept(text, **more):
    return [
        (each.ground.figure, text[each.start : each.end]) for each in carried(item(**more), text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "10月，我科收到来文58个文号、152份，其中批办件21件，均按时办理。",
        "其中批办件21件。收到来文58个文号152份，",
    ],
)
def test_figures_that_stand_are_carried_to_their_new_places(text):
    assert set(kept(text)) <= {("58个", "58个"), ("152份", "152份"), ("21件", "21件")}
    if text.index("58") < text.index("21"):
        assert len(kept(text)) == 3


def test_a_figure_that_became_longer_is_no_longer_the_same():
    assert kept("收到来文58个文号1152份，其中批办件21件。") == [("58个", "58个"), ("21件", "21件")]


def changes(text, **more):
    return [
        (each.kind, each.before, each.after, text[each.start : each.end])
        for each in edits([item()], {"w-f-incoming": text, **more})
    ]


def test_nothing_was_done():
    assert changes(TEXT) == []


def test_a_figure_was_changed_by_hand():
    text = TEXT.replace("152", "153")
    assert changes(text) == [(EditKind.FIGURE, "152份", "153份", "153份")]


def test_a_figure_was_taken_out():
    text = "收到来文58个文号152份。"
    assert changes(text) == [(EditKind.CUT, "21件", "", "")]


def test_other_words_only():
    text = f"我科{TEXT}"
    assert changes(text) == [(EditKind.WORDS, TEXT, text, text)]


def test_items_taken_out_and_added():
    found = edits([item(), item(key="w-h-1")], {"w-h-1": TEXT, "neu": "另做好值班。"})
    assert [(each.kind, each.key) for each in found] == [
        (EditKind.ADDED, "neu"),
        (EditKind.GONE, "w-f-incoming"),
    ]


def test_two_figures_of_one_value_keep_apart():
    text = "来信12件，来电12件。"
    drafted = Written(
        "w",
        text,
        1,
        tuple(
            Stands(start, end, OfLedger("petition", name, ASKED), item().figures[0].figure)
            for start, end, name in ((2, 5, "letters"), (8, 11, "calls"))
        ),
    )
    now = "来信12件，来电13件。"
    found = edits([drafted], {"w": now})
    assert [(each.stands.ground.figure, each.after) for each in found] == [("calls", "13件")]
    assert [each.ground.figure for each in carried(drafted, now)] == ["letters"]

"""Two months beside each other as rows: their order, their states, the words that differ."""

import pytest

from huizong.values import (
    Change,
    ChangeKind,
    Message,
    NearCopy,
    Place,
    Promise,
    PromiseKind,
    PromiseState,
)
from huizong_web.reports.beside import (
    rows_of_changes,
    rows_of_copies,
    rows_of_promises,
    totals,
)
from huizong_web.reports.origins import Quote

HERE, THERE = Place("本期", 10, 20), Place("以前", 0, 10)


def quoted(place):
    return Quote(place.path, "", "", "/", ())


def copy(*differences):
    return NearCopy(HERE, THERE, 1.0, 0.9, 1.0, differences)


@pytest.mark.parametrize(
    ("said", "differences", "state", "edits"),
    [
        ("3、照抄的一段。", [("1", "3")], "copied", ()),
        ("3、照抄的一段。", [("2.", "3、")], "copied", ()),
        ("（三）照抄的一段。", [("（二", "（三")], "copied", ()),
        ("照抄的一段。", [], "copied", ()),
        ("2、督办来信41件。", [("7.", "2、督"), ("理", ""), ("36", "41")], "alike",
         (("", "督"), ("理", ""), ("36", "41"))),
        ("办理来信41件。", [("36", "41")], "renewed", (("36", "41"),)),
        ("3、办理来信三件。", [("二", "三")], "renewed", (("二", "三"),)),
        ("按期办结。", [("限", "按")], "alike", (("限", "按"),)),
    ],
)  # fmt: skip
def test_what_differs_in_a_copy(said, differences, state, edits):
    (row,) = rows_of_copies([copy(*differences)], quoted, lambda _: said)
    assert (row.state.name, row.edits) == (state, edits)


def test_those_to_the_letter_come_first():
    rows = rows_of_copies([copy(("1", "2")), copy(("甲", "乙")), copy()], quoted, lambda _: "话")
    assert [row.state.name for row in rows] == ["copied", "alike", "renewed"]


def test_what_was_not_kept_comes_first():
    found = [
        Promise(PromiseKind.TASK, state, "", state, (THERE,), (HERE,), "", Message("x"))
        for state in PromiseState
    ]
    rows = list(rows_of_promises(found, quoted))
    assert next(row.state.name for row in rows) == "not-met"
    assert [row.state.name for row in rows][-1] == "met"
    assert next((state.name, count) for state, count in totals(rows)) == ("not-met", 1)
    assert [quote.section for quote in (*rows[0].earlier, *rows[0].later)] == ["以前", "本期"]


def test_every_state_has_a_word():
    from huizong_web.reports.templatetags.reports import state_word

    found = [Change(kind, "话", (THERE,), (HERE,), "", Message("x")) for kind in ChangeKind]
    rows = list(rows_of_changes(found, quoted))
    assert len({state_word(row.state) for row in rows}) == len(ChangeKind)


def test_rows_of_tables_are_not_listed_one_by_one():
    row = Change(ChangeKind.NEW, "栖凤街道\t18\t16", (), (HERE,), "", Message("x"))
    assert list(rows_of_changes([row], quoted)) == []

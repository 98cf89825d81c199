"""The office's workbook: what comes out goes in again; what cannot be used is named by its cell."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from huizong_web import workbooks
from huizong_web.accounts.models import User
from huizong_web.offices.changing import set_up
from huizong_web.offices.duties import store
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.offices.workbook import Outcome, Table, give_out, take_in
from huizong_web.offices.workbook.tables import HEADS

EVERY = frozenset(Table)


def book(**sheets):
    named = {Table[name.upper()]: rows for name, rows in sheets.items()}
    return workbooks.write({str(table): (HEADS[table], rows) for table, rows in named.items()})


def take(cast, data, *, trial=False, allowed=EVERY):
    taken = take_in(cast.office, data, by=cast.security_admin, allowed=allowed, trial=trial)
    return [(each.table, each.address, each.outcome, each.why) for each in taken]


def outcomes(taken):
    return {outcome for _table, _address, outcome, _why in taken}


@pytest.fixture(autouse=True)
def _of_the_office(cast):
    User.objects.filter(posts__office=cast.office).update(office=cast.office)


def test_what_comes_out_goes_in_again_and_changes_nothing(cast):
    set_up(cast.office, name="文印室", parent=cast.secretariat, since=date(2026, 3, 1))
    store(cast.office, {cast.rural.pk: ["=1+1"]}, source="三定规定", since=date(2026, 1, 1))
    data = give_out(cast.office, EVERY)
    taken = take(cast, data)
    assert outcomes(taken) == {Outcome.SAME}
    assert len(taken) == 3 + 8 + 8 + 1
    assert workbooks.read(give_out(cast.office, EVERY)) == workbooks.read(data)


def test_an_empty_office_is_filled_from_anothers_workbook(cast):
    set_up(cast.office, name="文印室", parent=cast.secretariat)
    data = give_out(cast.office, {Table.UNITS})
    empty = Office.objects.create(name="空办公室")
    take_in(empty, data, by=cast.security_admin, allowed=EVERY, trial=False)
    assert [(u.name, str(u.parent or "")) for u in empty.units.all()] == [
        ("秘书科", ""),
        ("农业科", ""),
        ("文印室", "秘书科"),
    ]


def test_a_trial_stores_nothing_and_says_the_same(cast):
    data = book(
        units=[("督查科", "", "", "科室", "", "")],
        people=[("xinren", "新人")],
        posts=[("xinren", "督查科", "科员", "", "2026-09-01")],
        duties=[("督查科", "负责督查", "三定规定", "")],
    )
    tried = take(cast, data, trial=True)
    assert outcomes(tried) == {Outcome.NEW}
    assert not User.objects.filter(username="xinren").exists()
    assert take(cast, data) == tried
    post = Post.objects.get(user__username="xinren")
    assert (post.unit.name, post.since) == ("督查科", date(2026, 9, 1))
    assert not post.user.has_usable_password()


FAULTY = {
    "unknown parent": ("units", ("新科", "", "没有的科", "科室", "", ""), "C2"),
    "unknown kind": ("units", ("新科", "", "", "处室", "", ""), "D2"),
    "order": ("units", ("新科", "", "", "", "第一", ""), "E2"),
    "date": ("units", ("新科", "", "", "", "", "2026.3.1"), "F2"),
    "no name": ("units", ("", "", "秘书科", "", "", ""), "A2"),
    "taken name": ("units", ("秘书科", "农业科", "", "", "", ""), "A2"),
    "person without a name": ("people", ("xinren", ""), "B2"),
    "someone else's username": ("people", ("hanlu", "韩路"), "A2"),
    "unknown person": ("posts", ("nobody", "秘书科", "科员", "", ""), "A2"),
    "unknown role": ("posts", ("chenmo", "秘书科", "科长", "", ""), "C2"),
    "role without its unit": ("posts", ("chenmo", "", "科员", "", ""), "A2"),
    "two administrators in one": ("posts", ("maqi", "", "审计管理员", "", ""), "A2"),
    "duty without text": ("duties", ("秘书科", "", "三定规定", ""), "B2"),
    "duty of nobody": ("duties", ("无此科", "督查", "三定规定", ""), "A2"),
}


@pytest.mark.parametrize(("sheet", "row", "address"), FAULTY.values(), ids=FAULTY)
def test_what_cannot_be_used_is_named_and_nothing_is_stored(cast, sheet, row, address):
    good = {"units": [("督查科", "", "", "", "", "")], "people": [], "posts": [], "duties": []}
    good[sheet] = [row, *good[sheet]]
    taken = take(cast, book(**good))
    faulty = [each for each in taken if each[2] is Outcome.FAULTY]
    assert [each[1] for each in faulty] == [address]
    assert faulty[0][3]
    assert not Unit.objects.filter(name="督查科").exists()


def test_sheets_that_one_may_not_have_are_neither_given_nor_taken(cast):
    data = give_out(cast.office, {Table.UNITS})
    assert set(workbooks.read(data)) == {"单位"}
    taken = take(cast, book(posts=[("chenmo", "农业科", "科员", "", "")]), allowed={Table.UNITS})
    assert outcomes(taken) == {Outcome.FAULTY}


def test_formulas_are_refused_and_never_given(cast):
    store(cast.office, {cast.rural.pk: ["=HYPERLINK(1)"]}, source="@x", since=date(2026, 1, 1))
    from io import BytesIO

    loaded = load_workbook(BytesIO(give_out(cast.office, EVERY)))
    cells = [cell for sheet in loaded for row in sheet.iter_rows() for cell in row]
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    loaded["单位"]["A2"] = "=1+1"
    out = BytesIO()
    loaded.save(out)
    taken = take(cast, out.getvalue())
    assert [(e[1], e[2]) for e in taken if e[2] is Outcome.FAULTY] == [("A2", Outcome.FAULTY)]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.4", "单位".encode()])
def test_what_is_no_workbook_is_told(cast, data):
    with pytest.raises(workbooks.NotAWorkbook):
        take(cast, data)


def test_a_workbook_of_something_else_is_told(cast):
    data = workbooks.write({"Sheet1": (("a",), [("b",)])})
    assert outcomes(take(cast, data)) == {Outcome.FAULTY}
    data = workbooks.write({"单位": (("名字",), [("b",)])})
    assert outcomes(take(cast, data)) == {Outcome.FAULTY}


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
).map(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_any_text_survives_a_workbook(rows):
    heads = ("甲", "乙")
    sheet = workbooks.read(workbooks.write({"表": (heads, rows)}))["表"]
    kept = [tuple(row.text(head) for head in heads) for row in sheet.rows]
    assert kept == [row for row in rows if any(row)]

"""The example office's registers in the store: all of them, as in their files, figures and past."""

from pathlib import Path

import pytest
from registers import HAZARD

from huizong.ledgers import Period, Sheet
from huizong.ledgers.plain import read_plain
from huizong_web.accounts.models import User
from huizong_web.audit.models import Entry as LogEntry
from huizong_web.ledgers.definitions import ledger_of, ledgers
from huizong_web.ledgers.example import load_registers
from huizong_web.ledgers.keeping import enter
from huizong_web.ledgers.loading import kept, standing
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.ledgers.units import Units
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.policy import Role

FOLDER = Path(__file__).parents[3] / "examples" / "云岭县委办公室" / "台账"
SECTIONS = ("秘书科", "政研科", "信息科", "农村工作科", "督查科", "综合科")
MONTHS = (Period.of(2026, 9), Period.of(2026, 10))


@pytest.fixture
def office(db):
    office = Office.objects.create(name="云岭县委办公室")
    posts = [("editor", None, Role.EDITOR), ("supervisor", None, Role.SUPERVISOR)]
    for order, name in enumerate(SECTIONS, 1):
        unit = Unit.objects.create(office=office, name=name, order=order)
        posts.append((f"clerk{order}", unit, Role.CLERK))
    for username, unit, role in posts:
        user = User.objects.create(username=username, name=username, office=office)
        Post.objects.create(user=user, office=office, unit=unit, role=role)
    return office


@pytest.fixture
def loaded(office):
    load_registers(FOLDER, office, year=2026)
    return office


@pytest.fixture(scope="module")
def files():
    return read_plain(FOLDER, ledgers(), year=2026)


def stored(book):
    return list(kept(standing(book), ledger_of(book), Units(book.office)))


def test_every_record_is_there_with_its_values_and_states(loaded, files):
    assert sorted(Book.objects.values_list("ledger", flat=True)) == sorted(files)
    for book in Book.objects.all():
        found = {each.number: each for each in stored(book)}
        assert {number: dict(each.values) for number, each in found.items()} == {
            each.record.number: each.record.values for each in files[book.ledger]
        }
        assert {number: each.history for number, each in found.items()} == {
            each.record.number: each.record.history for each in files[book.ledger]
        }


def values(ledger, rows, period, units):
    sheet = Sheet(ledger, rows, period, units)
    return {name: figure.value for name, figure in sheet.figures().items()}


def test_figures_of_the_store_are_those_of_the_files(loaded, files):
    for book in Book.objects.all():
        ledger, there = ledgers()[book.ledger], tuple(stored(book))
        here = tuple(each.record for each in files[book.ledger])
        for period in MONTHS:
            for units in (None, frozenset({"督查科"})):
                assert values(ledger, there, period, units) == values(ledger, here, period, units)


def test_each_state_has_its_entry_with_who_and_why(loaded):
    record = Record.objects.get(number="YH-2026-0036")
    entries = list(record.entries.all())
    assert [(each.act, each.state, each.reason) for each in entries] == [
        ("entered", "已登记", ""),
        ("stepped", "整改中", ""),
        ("stepped", "待验收", ""),
        ("stepped", "整改中", "刷卡后仍打不开"),
        ("stepped", "待验收", ""),
        ("stepped", "已销号", ""),
    ]
    assert entries[3].label == "退回整改"
    assert entries[3].by.username == "supervisor"
    assert entries[0].by.username == "clerk6"  # 综合科 keeps the book
    assert record.version == len(entries)
    for each in Record.objects.all():
        last = each.entries.last()
        assert (last.version, last.state) == (each.version, each.state)


def test_books_are_of_who_keeps_them_and_the_log_has_a_line_for_each(loaded):
    keepers = {book.ledger: book.keeper and book.keeper.name for book in Book.objects.all()}
    assert keepers["instruction"] == "督查科"
    assert keepers["petition"] is None
    petitions = Record.objects.filter(book__ledger="petition")
    assert all(each.keeper == each.unit for each in petitions.select_related("keeper", "unit"))
    assert LogEntry.objects.filter(action="register-taken-over").count() == 12
    assert not LogEntry.objects.filter(action__startswith="record-").exists()


def test_numbers_go_on_and_loading_again_changes_nothing(loaded):
    before = Record.objects.count(), Entry.objects.count()
    assert load_registers(FOLDER, loaded, year=2026) == (12, before[0])
    assert (Record.objects.count(), Entry.objects.count()) == before
    book = Book.objects.get(ledger="hazard")
    values = {**HAZARD, "unit": "综合科"}
    answer = enter(book, values, keeper=book.keeper, by=User.objects.get(username="clerk6"))
    assert answer.record.number == "YH-2026-0049"


def copied(folder, name, *, change=("", "")):
    for path in FOLDER.glob(f"{name}*"):
        text = path.read_text(encoding="utf-8-sig").replace(*change)
        (folder / path.name).write_text(text, encoding="utf-8")
    (folder / "保管.yaml").write_bytes((FOLDER / "保管.yaml").read_bytes())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("综合科", "后勤科"), "本单位没有“后勤科”"),
        (("9月7日,方宽", "8月7日,方宽"), "完成日期不能早于排查日期"),
    ],
)
def test_what_is_not_good_is_refused_whole(office, tmp_path, change, told):
    copied(tmp_path, "安全隐患台账", change=change)
    with pytest.raises(Unfit, match=told):
        load_registers(tmp_path, office, year=2026)
    assert not Book.objects.exists()


def test_loading_asks_little_of_the_database(office, django_assert_max_num_queries):
    """Many records go in few statements: the demo starts quickly."""
    with django_assert_max_num_queries(450):
        load_registers(FOLDER, office, year=2026)

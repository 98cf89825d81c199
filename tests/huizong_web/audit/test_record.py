"""What is recorded stands in the log with the change it speaks of, or neither does."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from huizong_web.audit import record
from huizong_web.audit.models import Entry, Head, Seal


def entries(**wanted) -> list[Entry]:
    return list(Entry.objects.filter(**wanted).order_by("sequence"))


def test_it_works(db):
    record("compile", label="10月", before={"way": "matter"}, after={"way": "brief"})
    [entry] = entries()
    assert (entry.sequence, entry.action, entry.outcome) == (1, "compile", "done")
    assert (entry.object_label, entry.algorithm) == ("10月", "sm3")
    assert json.loads(entry.changes) == {"before": {"way": "matter"}, "after": {"way": "brief"}}
    assert Head.objects.get().hash == entry.hash


def test_each_entry_holds_the_hash_of_the_one_before(db):
    for action in ("one", "two", "three"):
        record(action)
    one, two, three = entries()
    assert one.previous == "0" * 64
    assert [two.previous, three.previous] == [one.hash, two.hash]


def recorded_in_vain(action: str) -> None:
    with transaction.atomic():
        record(action)
        raise ValueError("no")


def test_what_is_rolled_back_leaves_no_entry(db):
    with pytest.raises(ValueError, match="no"):
        recorded_in_vain("lost")
    record("kept")
    assert [entry.action for entry in entries()] == ["kept"]


def test_of_a_transaction_only_the_part_that_stays_is_noted(db):
    with transaction.atomic():
        record("before")
        with pytest.raises(ValueError, match="no"):
            recorded_in_vain("within")
        record("behind")
    assert [entry.action for entry in entries()] == ["before", "behind"]


def test_without_the_log_there_is_no_change(cast, monkeypatch):
    def full(*_arguments):
        raise OSError("disk full")

    monkeypatch.setattr("huizong_web.audit.writing.write", full)

    @transaction.atomic
    def rename() -> None:
        record("rename", object=cast.office)
        cast.office.name = "别的名字"
        cast.office.save()

    with pytest.raises(DatabaseError):
        rename()
    cast.office.refresh_from_db()
    assert cast.office.name == "青河县委办公室"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'x' WHERE sequence = 1",
        "DELETE FROM audit_entry WHERE sequence = 1",
        "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE sequence = 1",
        "DELETE FROM audit_head",
        "UPDATE audit_seal SET last = 9",
        "DELETE FROM audit_seal",
    ],
)
def test_the_database_refuses_to_change_the_log(db, statement):
    record("one")
    Seal.objects.create(first=0, last=0, hash="", file="", digest="", at=entries()[0].at)
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(statement)
    assert [entry.action for entry in entries()] == ["one"]


def test_a_clock_set_back_is_told_and_changes_no_order(db, monkeypatch):
    record("first")
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now - timedelta(hours=2))
    record("second")
    first, second = entries()
    assert first.clock_back is None
    assert 7_199_000 <= second.clock_back <= 7_200_000
    assert second.at < first.at

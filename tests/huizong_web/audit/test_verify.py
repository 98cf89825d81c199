"""Whatever is done to the stored log behind its back is found, and where."""

import json

import pytest
from django.db import connection

from huizong_web.audit import anchor, record
from huizong_web.audit.anchor import Anchor
from huizong_web.audit.draft import NOTHING, hash_of
from huizong_web.audit.models import Entry, Head
from huizong_web.audit.verdict import Broken, Fault
from huizong_web.audit.verifying import verify
from huizong_web.audit.writing import content


@pytest.fixture
def log(db):
    """Six entries, and a database whose triggers somebody has removed."""
    for number in range(1, 7):
        record(f"act-{number}", after={"number": number})
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            drops = [f"DROP TRIGGER {name}" for (name,) in cursor.fetchall()]
        else:
            cursor.execute(
                "SELECT tgname, tgrelid::regclass FROM pg_trigger "
                "WHERE NOT tgisinternal AND tgrelid::regclass::text LIKE 'audit_%'"
            )
            drops = [f"DROP TRIGGER {name} ON {table}" for name, table in cursor.fetchall()]
        assert drops
        for drop in drops:
            cursor.execute(drop)
    head = Head.objects.get()
    anchor.keep(head.sequence, head.hash)


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def forged(sequence: int, /, **changed) -> Entry:
    """An entry with a hash that fits it."""
    entry = Entry.objects.get(pk=sequence)
    for name, value in changed.items():
        setattr(entry, name, value)
    entry.hash = hash_of(content(entry))
    return entry


def test_a_whole_chain(log):
    verdict = verify()
    assert (verdict.first, verdict.last, verdict.broken) == (1, 6, None)
    assert verdict.hash == Head.objects.get().hash
    assert verdict.anchored == 6


def test_an_empty_log(db):
    assert verify().broken is None


@pytest.mark.parametrize(
    "column",
    ["at", "action", "outcome", "actor_name", "address", "object_id", "changes", "clock_back"],
)
def test_a_changed_entry(log, column):
    value = {"at": "2020-01-01 00:00:00", "clock_back": 5}.get(column, "x")
    sql(f"UPDATE audit_entry SET {column} = %s WHERE sequence = 3", value)
    assert verify().broken == Broken(3, Fault.CHANGED)


def test_a_changed_entry_whose_hash_was_mended(log):
    entry = forged(3, action="nothing")
    sql("UPDATE audit_entry SET action = 'nothing', hash = %s WHERE sequence = 3", entry.hash)
    assert verify().broken == Broken(4, Fault.UNLINKED)


def test_a_hash_that_was_changed(log):
    sql("UPDATE audit_entry SET hash = %s WHERE sequence = 3", NOTHING)
    assert verify().broken == Broken(3, Fault.CHANGED)


def test_an_algorithm_that_nobody_knows(log):
    sql("UPDATE audit_entry SET algorithm = 'md5' WHERE sequence = 3")
    assert verify().broken == Broken(3, Fault.UNKNOWN)


def test_removed_entries(log):
    sql("DELETE FROM audit_entry WHERE sequence IN (3, 4)")
    assert verify().broken == Broken(3, Fault.MISSING, 4)


def test_the_first_entry_removed(log):
    sql("DELETE FROM audit_entry WHERE sequence = 1")
    assert verify().broken == Broken(1, Fault.MISSING, 1)


def test_an_entry_removed_and_the_others_moved_up(log):
    sql("DELETE FROM audit_entry WHERE sequence = 3")
    sql("UPDATE audit_entry SET sequence = sequence - 1 WHERE sequence > 3")
    assert verify().broken == Broken(3, Fault.MOVED, 4)


def test_two_entries_in_each_others_place(log):
    for old, new in ((3, 99), (4, 3), (99, 4)):
        sql("UPDATE audit_entry SET sequence = %s WHERE sequence = %s", new, old)
    assert verify().broken == Broken(3, Fault.MOVED, 4)


def test_an_inserted_entry(log):
    for old in (6, 5, 4):
        sql("UPDATE audit_entry SET sequence = %s WHERE sequence = %s", old + 1, old)
    made = forged(3, sequence=4, action="made up", previous=Entry.objects.get(pk=3).hash)
    made.save(force_insert=True)
    assert verify().broken == Broken(5, Fault.MOVED, 4)


def test_an_entry_behind_the_head(log):
    last = Entry.objects.get(pk=6)
    forged(6, sequence=7, previous=last.hash).save(force_insert=True)
    assert verify().broken == Broken(7, Fault.INSERTED)


def test_a_cut_end(log):
    sql("DELETE FROM audit_entry WHERE sequence > 4")
    assert verify().broken == Broken(5, Fault.CUT, 6)


def test_a_cut_end_and_a_head_that_was_mended(log):
    sql("DELETE FROM audit_entry WHERE sequence > 4")
    last = Entry.objects.get(pk=4)
    sql("UPDATE audit_head SET sequence = 4, hash = %s", last.hash)
    assert verify().broken == Broken(5, Fault.CUT, 6)


def test_everything_removed(log):
    sql("DELETE FROM audit_entry")
    sql("UPDATE audit_head SET sequence = 0, hash = %s", NOTHING)
    assert verify().broken == Broken(1, Fault.CUT, 6)


def test_a_chain_computed_anew(log):
    """Whoever can write to the database can make a chain that agrees with itself."""
    previous = Entry.objects.get(pk=2).hash
    for sequence in range(3, 7):
        action = "nothing" if sequence == 3 else f"act-{sequence}"
        entry = forged(sequence, action=action, previous=previous)
        previous = entry.hash
        entry.save(force_update=True)
    sql("UPDATE audit_head SET hash = %s", previous)
    assert verify().broken == Broken(6, Fault.REPLACED)


def test_the_same_without_the_anchor_but_with_a_hash_on_paper(log):
    known = Anchor(4, Entry.objects.get(pk=4).hash)
    test_a_chain_computed_anew(log)
    anchor.path().unlink()
    assert verify().broken is None
    assert verify([known]).broken == Broken(4, Fault.REPLACED)


def test_a_head_that_was_changed(log):
    sql("UPDATE audit_head SET hash = %s", NOTHING)
    assert verify().broken == Broken(6, Fault.HEAD)


def test_an_anchor_that_is_behind_is_no_fault(log):
    record("later")
    assert verify().broken is None
    assert verify().anchored == 6


def test_the_anchor_keeps_one_line_a_thousand(settings, tmp_path):
    settings.AUDIT_ANCHOR = tmp_path / "anchor"
    for sequence in (1, 2, 999, 1000, 1500, 2100, 2099):
        anchor.keep(sequence, f"{sequence:064}")
    assert [each.sequence for each in anchor.kept()] == [999, 1500, 2100]


def test_an_anchor_with_a_torn_line(settings, tmp_path):
    settings.AUDIT_ANCHOR = tmp_path / "anchor"
    anchor.keep(5, "a" * 64)
    with settings.AUDIT_ANCHOR.open("ab") as file:
        file.write(b"   7 sm3 abc")
    with pytest.raises(ValueError, match="2"):
        anchor.kept()


def test_an_anchor_that_cannot_be_kept_stops_nobody(settings, tmp_path, db, caplog):
    settings.AUDIT_ANCHOR = tmp_path / "nowhere" / "anchor"
    anchor.keep(1, "a" * 64)
    assert "keeping the anchor" in caplog.text


def test_secrets_and_personal_numbers_are_not_in_the_log(db):
    record(
        "try",
        label="身份证 11010119900307123X",
        before={"password": "open sesame", "totp_secret": "JBSWY3DP", "nested": {"token": "t0k"}},
        after={"phone": "13812345678", "text": "电话13812345678", "email": "zhouwen@example.cn"},
    )
    entry = Entry.objects.get()
    text = json.dumps([entry.object_label, entry.changes])
    for secret in (
        "open sesame",
        "JBSWY3DP",
        "t0k",
        "13812345678",
        "11010119900307123X",
        "zhouwen",
    ):
        assert secret not in text
    assert json.loads(entry.changes)["after"]["text"] == "电话138****78"

"""Old entries go to a file that proves itself; young ones stay whatever anybody wants."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from huizong_web.audit import record, sealing
from huizong_web.audit.models import Entry, Head, Seal
from huizong_web.audit.verdict import Fault
from huizong_web.audit.verifying import verify


@pytest.fixture
def log(db, monkeypatch):
    """Four entries of 200 days ago and two of today."""
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(days=200))
    for number in range(4):
        record(f"old-{number}")
    monkeypatch.setattr(timezone, "now", real)
    for number in range(2):
        record(f"new-{number}")


def test_the_whole_log_in_a_file(log, tmp_path):
    sealed = sealing.export(tmp_path / "log.jsonl")
    assert (sealed.first, sealed.last) == (1, 6)
    assert (tmp_path / "log.jsonl").stat().st_mode & 0o777 == 0o600
    verdict = sealing.verify_file(tmp_path / "log.jsonl")
    assert (verdict.last, verdict.broken) == (6, None)


def test_what_is_old_is_cut_off_and_the_chain_goes_on(log, tmp_path):
    assert sealing.last_old() == 4
    sealed = sealing.export(tmp_path / "log.jsonl", last=4)
    assert sealing.cut(sealed, tmp_path / "log.jsonl") == 4
    record("later")
    verdict = verify()
    assert (verdict.first, verdict.last, verdict.broken) == (5, 8, None)
    assert Entry.objects.filter(action="cut-log").count() == 1


def test_young_entries_cannot_be_cut_off(log, tmp_path):
    sealed = sealing.export(tmp_path / "log.jsonl", last=5)
    with pytest.raises(DatabaseError):
        sealing.cut(sealed, tmp_path / "log.jsonl")
    assert Entry.objects.count() == 6
    assert not Seal.objects.exists()


def test_old_entries_that_were_not_sealed_cannot_be_removed(log):
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("DELETE FROM audit_entry WHERE sequence = 1")


def test_a_clock_that_was_ahead_does_not_free_what_follows(db, monkeypatch):
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(days=1))
    record("young")
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(days=300))
    record("looks old")
    assert sealing.last_old() == 0


@pytest.mark.parametrize("line", [0, 2, 3, 4])
def test_a_file_that_was_tampered_with(log, tmp_path, line):
    path = tmp_path / "log.jsonl"
    sealing.export(path, last=4)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[line] = lines[line].replace("old-", "odd-").replace('"last":4', '"last":3')
    path.write_text("".join(lines), encoding="utf-8")
    assert sealing.verify_file(path).broken


def test_a_file_without_its_end(log, tmp_path):
    path = tmp_path / "log.jsonl"
    sealing.export(path)
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]))
    with pytest.raises(sealing.Unsealed):
        sealing.verify_file(path)


def test_a_file_that_lacks_a_line(log, tmp_path):
    path = tmp_path / "log.jsonl"
    sealing.export(path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:2], *lines[3:]]), encoding="utf-8")
    assert sealing.verify_file(path).broken.fault is Fault.MISSING


def test_another_stretch_is_not_cut_off(log, tmp_path):
    sealed = sealing.export(tmp_path / "log.jsonl", last=4)
    sealing.cut(sealed, tmp_path / "log.jsonl")
    with pytest.raises(sealing.Unsealed):
        sealing.cut(sealed, tmp_path / "log.jsonl")
    assert Head.objects.get().sequence == 7

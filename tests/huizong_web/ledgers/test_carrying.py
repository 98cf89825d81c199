"""A definition that was changed: told, looked at, and its records taken over in one act."""

from datetime import date
from pathlib import Path

import pytest
from registers import values_of

from huizong_web.carrying import _run
from huizong_web.ledgers import definitions
from huizong_web.ledgers.carrying.acting import carry
from huizong_web.ledgers.keeping import enter
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.ledgers.opening import open_book
from huizong_web.offices.faults import Unfit

BEFORE = """
label: 值班台账
basis: 自拟
since: "2026-01-01"
number: ZB-{year}-{seq:04}
fields:
  day: {label: 日期, type: date, required: true, role: occurred}
  unit: {label: 科室, type: unit, required: true}
  who: {label: 值班人, type: text, required: true}
  calls: {label: 来电, type: number, min: 0}
  note: {label: 备注, type: text}
"""
AFTER = BEFORE.replace(
    "who: {label: 值班人, type: text, required: true}",
    "person: {label: 值班员, type: text, required: true, role: title, was: [who]}",
).replace(
    "  note: {label: 备注, type: text}\n",
    "  leader: {label: 带班领导, type: person, required: true}\n",
)


@pytest.fixture
def define(tmp_path, settings):
    """Return a function that writes the office's own definition, as an administrator would."""
    settings.LEDGERS = str(tmp_path / "own")
    folder = Path(settings.LEDGERS)
    folder.mkdir()

    def written(text: str) -> None:
        (folder / "watch.yaml").write_text(text, encoding="utf-8")
        definitions.ledgers.cache_clear()

    yield written
    settings.LEDGERS = ""
    definitions.ledgers.cache_clear()


@pytest.fixture
def watch(cast, define) -> Book:
    """A book of two nights, one with a note."""
    define(BEFORE)
    book = open_book(cast.office, "watch")
    for day, note in ((1, ""), (2, "下雨")):
        values = {"day": date(2026, 10, day), "unit": "农业科", "who": "李砚", "note": note}
        answer = enter(book, values, keeper=cast.rural, by=cast.editor)
        assert answer.record is not None
    return book


def test_nothing_is_said_where_nothing_was_changed(watch, editor):
    assert "定义改过" not in editor.get(f"/ledgers/{watch.pk}/").content.decode()
    assert "定义改过" not in editor.get(f"/ledgers/{watch.pk}/settings/").content.decode()


def test_what_was_changed_and_what_does_not_fit_is_told(watch, define, editor):
    define(AFTER)
    assert "定义改过" in editor.get(f"/ledgers/{watch.pk}/").content.decode()
    page = editor.get(f"/ledgers/{watch.pk}/settings/").content.decode()
    assert "带班领导" in page
    assert "“值班人”的内容搬到“值班员”" in page
    assert "2 条不合" in page
    assert "“带班领导”没有填" in page
    assert not Entry.objects.filter(act=Entry.Act.CARRIED).exists()


def test_records_are_taken_over_in_one_act_and_lose_nothing(cast, watch, define, editor):
    define(AFTER)
    editor.post(f"/ledgers/{watch.pk}/settings/carry/")
    records = Record.objects.order_by("pk")
    assert [values_of(each)["person"] for each in records] == ["李砚", "李砚"]
    assert [each.title for each in records] == ["李砚", "李砚"]
    assert values_of(records[1])["note"] == "下雨"
    entry = Entry.objects.filter(act=Entry.Act.CARRIED).first()
    assert entry.changed == {"who": ["李砚", None], "person": [None, "李砚"]}
    watch.refresh_from_db()
    assert "定义改过" not in editor.get(f"/ledgers/{watch.pk}/settings/").content.decode()
    assert carry(watch, by=cast.editor) is None


def test_what_has_no_field_any_more_is_shown_and_goes_with_the_next_change(watch, define, editor):
    define(AFTER)
    editor.post(f"/ledgers/{watch.pk}/settings/carry/")
    record = Record.objects.order_by("pk").last()
    url = f"/ledgers/records/{record.pk}"
    assert "下雨" in editor.get(f"{url}/").content.decode()
    sent = {"f-day": "2026-10-02", "f-unit": "农业科", "f-person": "李砚", "f-leader": "吴衡"}
    assert editor.post(f"{url}/edit/", {**sent, "seen": 2}).status_code == 302
    record.refresh_from_db()
    assert "note" not in record.values
    assert "下雨" in editor.get(f"{url}/").content.decode()  # in its history


def test_a_rule_that_two_records_break_is_counted(cast, watch, define):
    define(BEFORE + "unique: [[who]]\n")
    done = carry(watch, by=cast.editor)
    assert (done.records, done.unfit) == (2, 1)
    assert (
        enter(
            watch,
            {"day": date(2026, 10, 3), "unit": "农业科", "who": "李砚"},
            keeper=cast.rural,
            by=cast.editor,
        ).record
        is None
    )


def test_two_that_would_become_one_keep_the_whole_back(cast, watch, define):
    define(AFTER + "unique: [[person]]\n")
    with pytest.raises(Unfit):
        carry(watch, by=cast.editor)
    assert not Entry.objects.filter(act=Entry.Act.CARRIED).exists()


def test_the_command_tells_and_carries(cast, watch, define, capsys):
    assert _run(carrying=False, username="") == 0
    define(AFTER)
    assert _run(carrying=False, username="") == 1
    assert "2" in capsys.readouterr().out
    assert _run(carrying=True, username="") == 2
    assert _run(carrying=True, username=cast.editor.username) == 0
    assert Entry.objects.filter(act=Entry.Act.CARRIED).count() == 2

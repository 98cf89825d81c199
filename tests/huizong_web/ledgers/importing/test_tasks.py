"""Large files are done beside the server: asked for once, by whoever asked, after a kill too."""

import json
import os
import time

import pytest
from importfiles import good

from huizong_web.audit.context import Circumstances, in_circumstances
from huizong_web.audit.models import Entry as Note
from huizong_web.ledgers.importing import tasks
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.models import Record
from huizong_web.notifications.models import Notification

BAD = good("坏的一行", 等级="特大")


@pytest.fixture
def later(monkeypatch, django_capture_on_commit_callbacks):
    """Every file is large; return a function that sends a form and lists what would be begun."""
    begun = []
    monkeypatch.setattr(tasks, "LARGE_FILE", 0)
    monkeypatch.setattr(tasks, "start", begun.append)

    def send(client, url, data):
        begun.clear()
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(url, data)
        assert answer.status_code == 302, answer.content.decode()
        return list(begun)

    return send


def page(client, given):
    return client.get(f"/ledgers/imports/{given.pk}/").content.decode()


def test_a_large_file_is_tried_and_taken_in_beside_the_server(cast, editor, brought, later):
    given = brought(good("甲"), BAD)
    url = f"/ledgers/imports/{given.pk}"
    columns = {"do": "try", "year": "2026"}
    assert later(editor, f"{url}/columns/", columns) == [given.pk]
    assert "正在试" in page(editor, given)
    assert tasks.run(given.pk)
    shown = page(editor, given)
    assert "可以导入 1 行" in shown
    seen = editor.get(f"{url}/").context["seen"]
    form = {"part": "good", "seen": seen}
    assert later(editor, f"{url}/take/", form) == [given.pk]
    assert later(editor, f"{url}/take/", form) == []
    assert Record.objects.count() == 0
    assert "正在导入" in page(editor, given)
    assert tasks.run(given.pk)
    assert not tasks.run(given.pk)
    assert Record.objects.get().title == "甲"
    note = Note.objects.get(action="records-imported")
    assert (note.actor_id, json.loads(note.changes)["after"]["records"]) == (cast.editor.pk, 1)
    assert Notification.objects.filter(recipient=cast.editor, kind="import").count() == 2


def test_what_a_killed_process_left_is_begun_anew(cast, brought, monkeypatch):
    given, begun = brought(good("甲")), []
    monkeypatch.setattr(tasks, "start", begun.append)
    with in_circumstances(Circumstances(command="test")):
        tasks.ask(given, "take", by=cast.editor, sent=TAKE)
    sign = tasks._file(given)
    sign.write_text("31000")
    tasks.carry_on()
    assert begun == []
    assert not tasks.run(given.pk)
    os.utime(sign, (time.time() - 900,) * 2)
    Import.objects.update(busy_until=None)
    tasks.carry_on()
    assert begun == [given.pk]
    assert tasks.run(given.pk)
    assert Record.objects.count() == 1
    assert not sign.exists()


def test_what_kills_its_process_each_time_is_not_begun_for_ever(cast, brought, monkeypatch):
    given, begun = brought(good("甲")), []

    def killed(*_given):
        begun.append(given.pk)
        raise SystemExit

    monkeypatch.setattr(tasks, "start", lambda _pk: None)
    monkeypatch.setattr(tasks, "_done", killed)
    with in_circumstances(Circumstances(command="test")):
        tasks.ask(given, "take", by=cast.editor, sent=TAKE)
    for _ in range(tasks.TRIES):
        with pytest.raises(SystemExit):
            tasks.run(given.pk)
        Import.objects.update(busy_until=None)
    assert tasks.run(given.pk)
    given.refresh_from_db()
    assert len(begun) == tasks.TRIES
    assert (given.task, "中途断了" in given.stopped) == ({}, True)
    assert Notification.objects.filter(recipient=cast.editor, kind="import").count() == 1


TAKE = {"whole": True, "seen": "", "again": False, "reason": "", "since": ""}


def test_why_it_was_not_done_is_told_on_its_page(cast, editor, brought, monkeypatch):
    given = brought(BAD)
    monkeypatch.setattr(tasks, "start", lambda _pk: None)
    with in_circumstances(Circumstances(command="test")):
        tasks.ask(given, "take", by=cast.editor, sent=TAKE)
    tasks.run(given.pk)
    given.refresh_from_db()
    assert "1 行不能用，一行也没有导入" in given.stopped
    assert not Record.objects.exists()
    assert (
        given.stopped in editor.get(f"/ledgers/imports/{given.pk}/", follow=True).content.decode()
    )

"""The year's holidays: read out of the notice, tried, stored; what follows of it."""

import re
from datetime import date

import pytest
from cast import signed_in, upload

from huizong.calendar import Year
from huizong_web.accounts.models import User
from huizong_web.audit.models import Entry
from huizong_web.calendars import office_calendar
from huizong_web.reports.rounds.holidays import read_year, store_year
from huizong_web.reports.rounds.making import make_rounds

NOTICE = """关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
三、劳动节：4月24日（周六）至30日（周五）放假，共7天。
"""


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def april(rule, at):
    """The round of April 2027, due on Friday the 23rd since the 25th is a Sunday."""
    rule.starts = date(2027, 4, 1)
    rule.save()
    now = at("2027-04-19 09:00")
    User.objects.update(password_changed_at=now)  # or they would be asked to change them first
    (cycle,) = make_rounds(rule, now)
    return cycle


def hidden(page: str, name: str) -> str:
    found = re.search(f'name="{name}" value="([^"]*)"', page)
    return found[1].replace("&quot;", '"') if found else ""


def try_out(client, text: str = NOTICE):
    return client.post("/holidays/", {"file": upload("通知.txt", text)}).content.decode()


def send(client, page: str):
    data = {"year": hidden(page, "year"), "seen": hidden(page, "seen")}
    return client.post("/holidays/", data, follow=True)


def test_it_works(editor, april, at, tmp_path):
    assert "还没有 2027 年的安排" in editor.get("/holidays/").content.decode()
    text = NOTICE.replace("4月24日（周六）至30日（周五）", "4月23日（周五）至29日（周四）")
    page = try_out(editor, text)
    assert "劳动节" in page
    assert "4月23日 17:30" in page
    assert "4月22日 17:30" in page
    assert not (tmp_path / "calendar").exists()
    april.refresh_from_db()
    assert april.due_at.day == 23
    answer = send(editor, page).content.decode()
    assert "2027年的放假安排已存下" in answer
    assert "1 期的时间已重新推算" in answer
    april.refresh_from_db()
    assert april.due_at.day == 22
    assert not office_calendar().works(date(2027, 4, 23))
    assert office_calendar().works(date(2027, 1, 31))
    entry = Entry.objects.get(action="set-calendar")
    assert "通知.txt" in entry.changes


def test_a_notice_pasted_as_text(editor):
    page = editor.post("/holidays/", {"text": NOTICE}).content.decode()
    assert "读出来的 2027 年安排" in page
    assert "没有哪一期的截止时间会变" in page


def test_what_contradicts_itself_is_not_stored(editor):
    page = try_out(editor, NOTICE.replace("共3天", "共4天"))
    assert "写着共4天，读出来是3天" in page
    assert hidden(page, "year") == ""


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "请选一个文件"),
        ({"text": "全县秋粮收购通知"}, "没有找到年份"),
        ({"year": "{}"}, "读不懂"),
        ({"year": '{"year": 2027, "rest": 5}'}, "读不懂"),
    ],
)
def test_what_cannot_be_read_is_told(editor, given, says, tmp_path):
    assert says in editor.post("/holidays/", given, follow=True).content.decode()
    assert not (tmp_path / "calendar").exists()


def test_a_program_is_no_notice(editor):
    answer = editor.post("/holidays/", {"file": upload("通知.docx", b"MZ\x90 no paper")})
    assert answer.status_code == 422


def test_of_two_the_second_is_told(editor, other_editor):
    pages = [try_out(client) for client in (editor, other_editor)]
    send(editor, pages[0])
    answer = send(other_editor, pages[1].replace("春节", "新春佳节"))
    assert answer.status_code == 409
    assert "刚刚有人存过" in answer.content.decode()
    assert send(other_editor, answer.content.decode()).status_code == 200


def test_a_year_replaces_the_file_that_has_it(db, tmp_path):
    (tmp_path / "calendar").mkdir()
    year, doubts = read_year("通知.txt", NOTICE.encode())
    assert doubts == ()
    other = tmp_path / "calendar" / "我们的.yaml"
    other.write_text(
        "label: x\nbasis: 旧的\nsince: 2026-11-01\nyear: 2027\nrest: []\nwork: []\n",
        encoding="utf-8",
    )
    store_year(year, seen="")
    assert [each.name for each in (tmp_path / "calendar").iterdir()] == ["我们的.yaml"]
    assert office_calendar().sources[2027] == year.basis


def test_a_disk_that_is_full_leaves_what_was(db, tmp_path, monkeypatch):
    year, _doubts = read_year("通知.txt", NOTICE.encode())
    store_year(year, seen="")

    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("huizong_web.reports.rounds.holidays.os.fsync", full)
    other = Year(**(year.model_dump() | {"basis": "别的"}))
    with pytest.raises(OSError, match="No space"):
        store_year(other, seen="")
    assert office_calendar().sources[2027] == year.basis
    assert len(list((tmp_path / "calendar").iterdir())) == 1
    assert Entry.objects.filter(action="set-calendar").count() == 1


@pytest.mark.parametrize(
    ("person", "status"),
    [("editor", 200), ("system_admin", 200), ("clerk", 403), ("leader", 403), ("audit_admin", 403)],
)
def test_who_may(cast, person, status):
    assert signed_in(cast.person(person)).get("/holidays/").status_code == status

"""The log's page: for the office's audit administrator alone, filtered, paged by key, as files."""

import csv
import io
import json
import re

import pytest
from cast import PASSWORD, signed_in
from django.db.models import Model
from django.test import Client

from huizong_web.audit import record
from huizong_web.audit.audited import audited_models
from huizong_web.audit.changes import noted_fields
from huizong_web.audit.models import Entry
from huizong_web.ledgers.models import Book
from huizong_web.offices.models import Office, Unit
from huizong_web.oversight.fields import FIELDS
from huizong_web.oversight.words import THINGS


@pytest.fixture
def auditor(cast) -> Client:
    return signed_in(cast.audit_admin)


def numbers(page) -> list[int]:
    return [int(found) for found in re.findall(r'<tr id="e(\d+)"', page.content.decode())]


def test_it_works(cast, auditor):
    cast.rural.name = "农业农村科"
    cast.rural.save()
    html = auditor.get("/log/").content.decode()
    assert "农业农村科" in html
    assert "<del>农业科</del>" in html
    assert "SM3" in html


@pytest.mark.parametrize(
    "person", ["clerk", "head", "editor", "leader", "system_admin", "security_admin", "stranger"]
)
@pytest.mark.parametrize("address", ["/log/", "/log/entries.csv", "/log/entries.jsonl"])
def test_nobody_else_reads_it(cast, person, address):
    assert signed_in(cast.person(person)).get(address).status_code == 403


def test_another_office_is_not_found(cast, auditor):
    other = Office.objects.get(name="白塔县委办公室")
    assert auditor.get(f"/log/?office={other.pk}").status_code == 404


def test_what_another_office_does_is_not_shown(cast, auditor):
    other = Office.objects.get(name="白塔县委办公室")
    Unit.objects.create(office=other, order=1, name="白塔秘书科")
    assert "白塔秘书科" not in auditor.get("/log/").content.decode()
    assert "白塔秘书科" not in b"".join(auditor.get("/log/entries.csv")).decode()


def test_a_stranger_who_asked_for_our_things_is_shown(cast, auditor, stranger):
    assert stranger.get(f"/cycles/{cast.cycle.pk}/").status_code == 404
    html = auditor.get("/log/?outcome=refused").content.decode()
    assert "韩路" in html
    assert "拒绝访问" in html


def test_reading_the_log_is_noted(cast, auditor):
    auditor.get("/log/")
    entry = Entry.objects.first()
    assert (entry.action, entry.actor_name) == ("read", "沈静")


def test_filters(cast, auditor, editor):
    record("compile", object=cast.cycle)
    editor.get(f"/cycles/{cast.cycle.pk}/")
    Client().post("/sign-in/", {"username": "zhouwen", "password": "wrong"})

    def shown(query: str) -> set[str]:
        found = numbers(auditor.get(f"/log/?{query}"))
        return set(Entry.objects.filter(pk__in=found).values_list("action", flat=True))

    assert shown("action=sign-in&outcome=refused") == {"sign-in"}
    assert "create" in shown("what=农业")
    assert shown("who=nobody-of-this-name") == set()
    assert shown("since=2999-01-01") == set()
    assert "create" in shown("since=2020-01-01&until=2999-01-01")
    assert shown("until=2020-01-01") == set()


def test_a_date_that_is_none_is_told(cast, auditor):
    assert 'role="alert"' in auditor.get("/log/?since=yesterday").content.decode()


def test_pages_follow_each_other_and_lose_nothing(cast, auditor):
    for number in range(120):
        record(f"act-{number}", object=cast.office)
    seen: list[int] = []
    page = auditor.get("/log/?what=青河县委")
    while True:
        seen += numbers(page)
        older = re.search(r'rel="next" href="\?([^"]+)"', page.content.decode())
        if not older:
            break
        # New entries come in front meanwhile (reading is noted): none may appear twice.
        page = auditor.get(f"/log/?{older[1].replace('&amp;', '&')}")
    assert seen == sorted(seen, reverse=True)
    assert (
        len(seen)
        == len(set(seen))
        == Entry.objects.filter(object_label__contains="青河县委").exclude(action="read").count()
    )
    newer = re.search(r'rel="prev" href="\?([^"]+)"', page.content.decode())
    back = numbers(auditor.get(f"/log/?{newer[1].replace('&amp;', '&')}"))
    assert back == seen[-len(numbers(page)) - 50 : -len(numbers(page))]


def test_the_table_holds_no_formula(cast, auditor):
    record("try", object=cast.office, label='=HYPERLINK("http://evil")')
    text = b"".join(auditor.get("/log/entries.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    [row] = [row for row in rows if row["action"] == "try"]
    assert row["object_label"] == '\'=HYPERLINK("http://evil")'
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_lines_are_entries(cast, auditor):
    lines = b"".join(auditor.get("/log/entries.jsonl")).decode().splitlines()
    entries = [json.loads(line) for line in lines]
    assert [each["sequence"] for each in entries] == sorted(each["sequence"] for each in entries)
    assert entries[0]["hash"] == Entry.objects.get(pk=entries[0]["sequence"]).hash
    download = Entry.objects.first()
    assert (download.action, download.via) == ("download", "GET /log/entries.jsonl")


def test_no_such_file(auditor):
    assert auditor.get("/log/entries.exe").status_code == 404


def test_in_english(cast, auditor):
    record("delete", object=cast.rural, before={"name": "x"})
    auditor.cookies["django_language"] = "en"
    html = auditor.get("/log/").content.decode()
    assert "Log" in html
    said = {words.strip() for words in re.findall(r">([^<>]+)<", html)}
    assert not said & {"操作日志", "查找", "条号", "时间", "谁", "做了什么", "对象", "删除", "科室"}


@pytest.mark.parametrize("model", audited_models(), ids=lambda model: model._meta.label)
def test_whatever_is_noted_has_words(model):
    assert model._meta.label in THINGS
    assert model.__str__ is not Model.__str__
    assert {field.attname for field in noted_fields(model)} - FIELDS.keys() == set()


def test_codes_are_shown_as_words(cast, auditor):
    Book.objects.create(office=cast.office, ledger="hazard")
    cast.rural.kind = Unit.Kind.TOWN
    cast.rural.save()
    html = auditor.get("/log/").content.decode()
    assert "安全隐患台账" in html
    assert "乡镇街道" in html
    assert not re.search(r"\bhazard\b|\btown\b|ledgers\.|offices\.", html)


def test_it_asks_the_database_a_bounded_number_of_times(
    cast, auditor, django_assert_max_num_queries
):
    for number in range(60):
        record(f"act-{number}", object=cast.rural)
    with django_assert_max_num_queries(30):
        auditor.get("/log/")


def test_signing_in_and_out_is_noted(cast):
    client = Client(REMOTE_ADDR="10.1.2.3")
    client.post("/sign-in/", {"username": "zhouwen", "password": "wrong"})
    client.post("/sign-in/", {"username": "zhouwenn-my-password", "password": PASSWORD})
    client.post("/sign-in/", {"username": "zhouwen", "password": PASSWORD})
    client.post("/sign-out/")
    noted = Entry.objects.filter(action__in=["sign-in", "sign-out"]).order_by("sequence")
    found = [(each.action, each.outcome, each.object_label, each.actor_login) for each in noted]
    assert found == [
        ("sign-in", "refused", "zhouwen", ""),
        ("sign-in", "refused", "zh***", ""),
        ("sign-in", "done", "zhouwen", "zhouwen"),
        ("sign-out", "done", "zhouwen", "zhouwen"),
    ]
    assert {each.address for each in noted} == {"10.1.2.3"}
    assert PASSWORD not in "".join(Entry.objects.values_list("changes", flat=True))


def test_what_is_refused_is_noted(cast, clerk, submissions):
    assert clerk.get(f"/submissions/{submissions[1].pk}/").status_code == 403
    entry = Entry.objects.first()
    assert (entry.action, entry.outcome, entry.actor_name) == ("refuse", "refused", "陈墨")
    assert (entry.object_type, entry.unit) == ("reports.Submission", "农业科")


def test_reading_and_taking_away_a_sections_words_is_noted(cast, editor, submissions):
    editor.get(f"/submissions/{submissions[1].pk}/")
    b"".join(editor.get(f"/submissions/{submissions[1].pk}/file/"))
    entries = Entry.objects.all()[:2]
    assert [(each.action, each.unit) for each in entries] == [
        ("download", "农业科"),
        ("read", "农业科"),
    ]


def test_a_download_that_cannot_be_noted_does_not_go_out(cast, editor, submissions, monkeypatch):
    def full(*_arguments):
        raise OSError("disk full")

    monkeypatch.setattr("huizong_web.audit.writing.write", full)
    editor.raise_request_exception = False
    answer = editor.get(f"/submissions/{submissions[1].pk}/file/")
    assert answer.status_code == 500


def test_what_no_index_finds_is_looked_for_in_a_part_of_the_log_at_a_time(
    cast, auditor, monkeypatch
):
    monkeypatch.setattr("huizong_web.oversight.views.LOOKED", 20)
    record("the-one", object=cast.office, label="云岭山庄")
    for number in range(70):
        record(f"act-{number}", object=cast.office)
    page, pages = auditor.get("/log/?what=云岭山庄"), 1
    assert "没有符合" in page.content.decode()
    while not numbers(page):
        older = re.search(r'rel="next" href="\?([^"]+)"', page.content.decode())
        assert older, "the log was not looked through"
        page, pages = auditor.get(f"/log/?{older[1].replace('&amp;', '&')}"), pages + 1
    assert pages > 3
    assert Entry.objects.get(pk=numbers(page)[0]).action == "the-one"
    newer = re.search(r'rel="prev" href="\?([^"]+)"', page.content.decode())
    back = auditor.get(f"/log/?{newer[1].replace('&amp;', '&')}")
    assert numbers(back) == []
    assert "接着查" in back.content.decode()


def test_a_person_is_found_without_looking_through_the_log(cast, auditor, monkeypatch):
    monkeypatch.setattr("huizong_web.oversight.views.LOOKED", 3)
    signed_in(cast.editor).get(f"/cycles/{cast.cycle.pk}/submissions/")
    for number in range(20):
        record(f"act-{number}", object=cast.office)
    for who in (cast.editor.username, cast.editor.name):
        entries = Entry.objects.filter(pk__in=numbers(auditor.get(f"/log/?who={who}")))
        assert {entry.actor_id for entry in entries} == {cast.editor.pk}

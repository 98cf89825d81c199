"""The page on which a report goes out, as the editor and the leader use it."""

from hashlib import sha256

import pytest
from cast import upload

from huizong_web.reports.issuing.models import Issued, Series
from huizong_web.reports.models import Found


@pytest.fixture
def page(cast, compilation):
    Found.objects.filter(made__compilation=compilation).delete()
    Series.objects.create(office=cast.office, code="青办发")
    return f"/cycles/{cast.cycle.pk}/issuing/"


@pytest.fixture
def sent(page):
    series = Series.objects.get()
    return {"form": "gbt9704", "series": series.pk, "recipients": "县委", "seen": 0}


@pytest.fixture
def issued(page, sent, editor, leader):
    editor.post(page + "prepare/", sent)
    editor.post(page + "check/", {"seen": 1})
    leader.post(page + "sign/", {"seen": 2})
    editor.post(page + "issue/", {"seen": 3})
    return Issued.objects.get()


def test_before_there_is_anything_the_page_says_what_to_do(page, editor):
    text = editor.get(page).content.decode()
    assert "还没有拟稿" in text


def test_a_series_is_added_once_and_must_be_a_code(page, editor):
    add = page + "series/"
    assert editor.post(add, {"code": "青办字"}).status_code == 302
    assert editor.post(add, {"code": "青办字"}).status_code == 422
    assert "年份" in editor.post(add, {"code": "青办〔2026〕"}).content.decode()


def test_prepared_checked_signed_and_issued(page, issued, editor):
    text = editor.get(page).content.decode()
    assert issued.numbered in text
    assert "吴衡" in text
    assert issued.pdf_sha256 in text
    assert "撤回已印发的" not in text  # the editor may not


def test_what_goes_out_is_handed_out_byte_for_byte(cast, issued, clerk):
    response = clerk.get(f"/cycles/{cast.cycle.pk}/issued/{issued.pk}.pdf")
    data = b"".join(response.streaming_content)
    assert sha256(data).hexdigest() == issued.pdf_sha256
    assert (
        issued.numbered in response.headers["Content-Disposition"]
        or "utf-8''" in (response.headers["Content-Disposition"])
    )
    assert clerk.get(f"/cycles/{cast.cycle.pk}/issued/{issued.pk}.exe").status_code == 404
    assert clerk.get(f"/cycles/{cast.cycle.pk}/issued/{issued.pk + 1}.pdf").status_code == 404


def test_a_file_is_compared_with_what_was_issued(page, issued, editor):
    with issued.docx.open("rb") as file:
        data = file.read()
    for sent, said in ((data, "一字未改"), (data + b" ", "都不相同")):
        answer = editor.post(page + "compare/", {"file": upload("a.docx", sent)}, follow=True)
        assert said in answer.content.decode()


def test_who_sees_an_old_page_is_told_and_nothing_moves(page, sent, editor):
    editor.post(page + "prepare/", sent)
    editor.post(page + "check/", {"seen": 1})
    answer = editor.post(page + "check/", {"seen": 1})
    assert answer.status_code == 409
    assert "刚刚有人办过" in answer.content.decode()


@pytest.mark.parametrize("seen", ["", "x", "9" * 30, "²"])
def test_nonsense_moves_nothing(page, sent, editor, seen):
    editor.post(page + "prepare/", sent)
    assert editor.post(page + "check/", {"seen": seen}).status_code == 409


def test_a_way_back_asks_for_a_reason(page, sent, editor, leader):
    editor.post(page + "prepare/", sent)
    editor.post(page + "check/", {"seen": 1})
    assert leader.post(page + "send-back/", {"seen": 2, "why": " "}).status_code == 422
    leader.post(page + "send-back/", {"seen": 2, "why": "第二条数字请再核"})
    assert "第二条数字请再核" in editor.get(page).content.decode()


def test_the_revoked_stay_in_sight(page, issued, leader):
    leader.post(page + "revoke/", {"seen": 4, "why": "漏了一个科室"})
    text = leader.get(page).content.decode()
    assert "已撤回的" in text
    assert issued.numbered in text

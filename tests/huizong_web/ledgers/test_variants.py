"""An office chooses the variant of its place; what would not fit is named first."""

from datetime import date

import pytest
from cast import signed_in

from huizong_web.audit.models import Entry as Noted
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.keeping import enter
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.opening import open_book, seen_of

PROPOSAL = {
    "assigned_on": date(2026, 3, 2),
    "session": "十届一次",
    "code": "18",
    "kind": "建议",
    "matter": "修缮老街排水沟",
    "leader": "沈青",
    "unit": "农业科",
    "part": "主办",
    "replied_on": date(2026, 4, 1),
}


@pytest.fixture
def proposals(cast) -> Book:
    book = open_book(cast.office, "proposal", keeper=cast.secretariat)
    for code, word in (("18", "A"), ("19", "D")):
        given = {**PROPOSAL, "code": code, "reply_class": word}
        answer = enter(book, given, keeper=cast.secretariat, by=cast.editor)
        assert answer.record is not None, [str(fault.message) for fault in answer.faults]
    return book


@pytest.mark.django_db
def test_what_does_not_fit_is_named_before_anything_is_changed(cast, proposals):
    editor = signed_in(cast.editor)
    url = f"/ledgers/{proposals.pk}/settings/"
    assert "佛坪县2024年办理办法" in editor.get(url).content.decode()
    wanted = {"variant-reply_class": "三类甲"}
    page = editor.post(f"{url}vary/", wanted).content.decode()
    assert "看了 2 条记录，1 条的内容不在所选的分法里" in page
    assert "“答复类别”里没有“D”这一项" in page
    proposals.refresh_from_db()
    assert proposals.variants == {}
    sent = {**wanted, "do": "choose", "seen": seen_of(proposals)}
    assert editor.post(f"{url}vary/", sent).status_code == 302
    proposals.refresh_from_db()
    assert tuple(ledger_of(proposals).fields["reply_class"].choices) == ("A", "B", "C")
    noted = Noted.objects.filter(object_id=str(proposals.pk))
    assert any("三类甲" in each.changes for each in noted)
    assert "这本台账的定义改过" not in editor.get(url).content.decode()
    form = editor.get(f"/ledgers/{proposals.pk}/new/").content.decode()
    assert "列入计划拟解决" in form
    assert editor.post(f"{url}vary/", sent).status_code == 409

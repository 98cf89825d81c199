"""Many records at once: looked at first, then done; each for itself, or all or none."""

import pytest
from cast import signed_in

from huizong_web.audit.models import Entry as Noted
from huizong_web.ledgers.models import Record


@pytest.fixture
def two(cast, hazard) -> list[Record]:
    """Two hazards that 秘书科 keeps."""
    return [
        hazard(keeper=cast.secretariat, description=each) for each in ("坝坡渗水", "食堂线路老化")
    ]


def together(client, records, **sent):
    book = records[0].book_id
    return client.post(f"/ledgers/{book}/bulk/", {"pick": [each.pk for each in records], **sent})


def page_of(client, records, **sent) -> str:
    answer = together(client, records, **sent)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_one_may_do_with_them_is_offered(cast, two):
    head, supervisor = signed_in(cast.head), signed_in(cast.supervisor)
    page = page_of(head, two)
    assert '<option value="step-0">下达整改' in page
    assert '<option value="field-category">类别' in page
    assert "field-category" not in page_of(supervisor, two)


def test_a_field_is_looked_at_and_then_set(cast, two, editor):
    sent = {"what": "field-category", "f-category": "消防"}
    page = page_of(editor, two, **sent, look=1)
    assert "可以办的 2 条" in page
    assert "校舍 → 消防" in page
    assert {each.values["category"] for each in Record.objects.all()} == {"校舍"}
    assert not Noted.objects.filter(action="record-changed").exists()
    assert "办了 2 条" in page_of(editor, two, **sent, do=1)
    assert {each.values["category"] for each in Record.objects.all()} == {"消防"}
    assert Noted.objects.filter(action="record-changed").count() == 2


ORDER = {"what": "step-0", "f-measure": "限期整改", "f-person": "李砚", "f-fix_by": "2026-12-20"}


def test_a_step_is_taken_by_all(cast, two):
    head = signed_in(cast.head)
    assert "已登记 → 整改中" in page_of(head, two, **ORDER, look=1)
    page_of(head, two, **ORDER, do=1)
    assert {each.state for each in Record.objects.all()} == {"整改中"}


def test_each_has_its_result_and_the_good_ones_are_done(cast, two, hazard):
    other = hazard(description="别的科登记的", unit="秘书科")  # whose head is somebody else
    page = page_of(signed_in(cast.head), [*two, other], **ORDER, do=1)
    assert "办了 2 条，没有办 1 条" in page
    other.refresh_from_db()
    assert other.state == "已登记"


def test_all_or_none_stores_none_where_one_is_refused(cast, two, editor):
    first = two[0]
    supervisor = signed_in(cast.supervisor)
    assert "勾选的这几条" in page_of(supervisor, two)
    head = signed_in(cast.head)
    page_of(head, [first], **ORDER, do=1)
    page = page_of(head, two, **ORDER, do=1, together="all")
    assert "一条也没有办" in page
    assert "不行" in page
    assert [each.state for each in Record.objects.order_by("pk")] == ["整改中", "已登记"]


def test_what_was_changed_since_the_look_is_not_overwritten(cast, two, editor):
    seen = {f"seen-{each.pk}": each.version for each in two}
    sent = {"what": "field-level", "f-level": "重大", **seen}
    page_of(editor, two[:1], what="field-category", do=1, **{"f-category": "消防"})
    page = page_of(editor, two, do=1, **sent)
    assert "办了 1 条，没有办 1 条" in page
    assert "刚刚改过这条记录" in page


def test_what_cannot_be_read_is_told_and_stays(cast, two, editor):
    answer = together(editor, two, what="field-fix_by", look=1, **{"f-fix_by": "下星期"})
    assert answer.status_code == 422
    assert 'value="下星期"' in answer.content.decode()


def test_without_a_tick_there_is_nothing_to_do(cast, book, editor):
    answer = editor.post(f"/ledgers/{book.pk}/bulk/", {})
    assert answer.url == f"/ledgers/{book.pk}/"


def test_records_that_one_may_not_see_are_left_out(cast, hazard):
    other = hazard(unit="农业科")
    answer = together(signed_in(cast.clerk), [other])
    assert answer.status_code == 302

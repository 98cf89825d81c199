"""A section's report is returned with reasons, mended, accepted; each is told and can be undone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from huizong_web.notifications.models import Notification
from huizong_web.reports.compiling import compile_cycle, current_submissions, is_stale
from huizong_web.reports.models import Submission
from huizong_web.reports.reviewing.acts import (
    Marked,
    NotReviewed,
    accept,
    give_back,
    standing_review,
    take_back,
)
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.submitting import Refused, submit

BETTER = "秘书科2026年10月工作总结\n\n1、办理来文32件，均按时办结。\n".encode()


@pytest.fixture
def own(submissions) -> Submission:
    return submissions[0]


@pytest.fixture
def returned(own, cast):
    mark = Marked(0, 3, "秘书科", "写全称")
    return give_back(own, reason=" 来文数  请再核 ", marks=[mark], by=cast.editor)


def send(cast, **more):
    return submit(cast.cycle, cast.secretariat, name="改.txt", data=BETTER, by=cast.clerk, **more)


def test_the_section_hears_why_and_where(returned, own, cast):
    assert returned.reason == "来文数 请再核"
    mark = returned.marks.get()
    assert (mark.start, mark.end, mark.note) == (0, 3, "写全称")
    told = Notification.objects.filter(recipient=cast.clerk).get()
    assert told.url == f"/submissions/{own.pk}/"
    assert not Notification.objects.filter(recipient=cast.leader).exists()


def test_what_is_returned_is_not_compiled(returned, own, cast):
    assert own not in current_submissions(cast.cycle)
    assert compile_cycle(cast.cycle, by=cast.editor).submissions.count() == 1


def test_returning_makes_the_report_stale(compilation, own, cast):
    assert not is_stale(compilation)
    give_back(own, reason="再核", marks=[], by=cast.editor)
    assert is_stale(compilation)


def test_the_section_sends_another_without_asking(returned, cast):
    newer = send(cast)
    assert standing_review(newer) is None
    assert newer in current_submissions(cast.cycle)


def test_what_was_returned_may_come_again_when_the_time_is_over(own, cast):
    cast.cycle.due_at = timezone.now() - timedelta(days=1)
    cast.cycle.save()
    with pytest.raises(Refused, match="逾期"):
        send(cast, replace=True)
    give_back(own, reason="再核", marks=[], by=cast.editor)
    assert send(cast).current


def test_accepted_it_is_not_replaced_unseen(own, cast):
    accept(own, by=cast.editor)
    with pytest.raises(Refused, match="审定"):
        send(cast, replace=True)
    assert take_back(own, by=cast.editor)
    assert send(cast, replace=True).current


@pytest.mark.parametrize("reason", ["", "  ", "字" * 301])
def test_returning_needs_a_reason(own, cast, reason):
    with pytest.raises(NotReviewed):
        give_back(own, reason=reason, marks=[], by=cast.editor)
    assert not Review.objects.exists()


def test_the_same_word_twice_is_told(own, cast):
    accept(own, by=cast.editor)
    with pytest.raises(NotReviewed, match="周文"):
        accept(own, by=cast.editor)


def test_a_changed_mind_leaves_the_first_word_as_history(own, cast):
    accept(own, by=cast.editor)
    give_back(own, reason="再核", marks=[], by=cast.editor)
    assert [each.undone_at is None for each in own.reviews.all()] == [True, False]


def test_what_was_replaced_is_not_reviewed(own, cast):
    send(cast, replace=True)
    with pytest.raises(NotReviewed, match="新的一份"):
        accept(own, by=cast.editor)


def test_there_is_nothing_to_take_back_twice(returned, own, cast):
    assert take_back(own, by=cast.editor)
    assert not take_back(own, by=cast.editor)


def test_the_database_itself_allows_one_word(returned, own, cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(submission=own, verdict="accepted", by=cast.editor)


def test_the_pages(own, cast, editor, clerk):
    page = f"/submissions/{own.pk}/review/"
    assert "筹备召开全县秋粮收购推进会" in editor.get(page).content.decode()
    sent = {"mark": ["2"], "note-2": "人数对吗", "reason": ""}
    kept = editor.post(page + "return/", sent)
    assert kept.status_code == 422
    assert "人数对吗" in kept.content.decode()  # nothing typed is lost
    editor.post(page + "return/", sent | {"reason": "请核人数"})
    seen = clerk.get(f"/submissions/{own.pk}/").content.decode()
    assert "请核人数" in seen
    assert "人数对吗" in seen
    assert "已退回" in clerk.get(f"/cycles/{cast.cycle.pk}/submissions/").content.decode()
    editor.post(page + "undo/")
    editor.post(page + "accept/")
    assert "已审定" in clerk.get(f"/cycles/{cast.cycle.pk}/submissions/").content.decode()


def test_two_versions_side_by_side(own, cast, clerk):
    assert clerk.get(f"/submissions/{own.pk}/versions/").status_code == 404
    newer = send(cast, replace=True)
    page = clerk.get(f"/submissions/{newer.pk}/versions/").content.decode()
    assert "<del>" in page
    assert clerk.get(f"/submissions/{own.pk}/versions/?with={newer.pk}").status_code == 200

"""Returning a submission, accepting it, and taking that back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.accounts.models import User
from huizong_web.offices.models import LONGEST_REASON
from huizong_web.one_line import one_line
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.reviewing.models import Mark, Review
from huizong_web.reports.reviewing.telling import tell_accepted, tell_returned


class NotReviewed(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """Nothing is stored: the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A place to be marked: code points into the text as read, what stands there, and a note."""

    start: int
    end: int
    words: str
    note: str = ""


def standing_review(submission: Submission) -> Review | None:
    """Return the office's word on a submission, if it stands."""
    return submission.reviews.filter(undone_at=None).select_related("by").first()


@transaction.atomic
def give_back(submission: Submission, *, reason: str, marks: Sequence[Marked], by: User) -> Review:
    """Return a submission with a reason; the section may then send another. Raises NotReviewed."""
    reason = one_line(reason)
    if not 0 < len(reason) <= LONGEST_REASON:
        sentence = _("请写明为什么退回、要改什么，不超过 %(limit)s 字。")
        raise NotReviewed(sentence % {"limit": LONGEST_REASON})
    review = _store(submission, Review.Verdict.RETURNED, reason, by)
    for mark in marks:
        Mark.objects.create(
            review=review,
            start=mark.start,
            end=mark.end,
            words=mark.words,
            note=one_line(mark.note)[:LONGEST_REASON],
        )
    tell_returned(review)
    return review


@transaction.atomic
def accept(submission: Submission, *, by: User) -> Review:
    """Accept a submission as it is; raises NotReviewed."""
    review = _store(submission, Review.Verdict.ACCEPTED, "", by)
    tell_accepted(review)
    return review


@transaction.atomic
def take_back(submission: Submission, *, by: User) -> bool:
    """Take the office's word on a submission back; return whether there was one."""
    _hold(submission)
    standing = submission.reviews.filter(undone_at=None).first()
    if standing is None:
        return False
    _undo(standing, by)
    return True


def _store(submission: Submission, verdict: str, reason: str, by: User) -> Review:
    _hold(submission)
    if not Submission.objects.filter(pk=submission.pk, current=True).exists():
        raise NotReviewed(_("科室刚刚报了新的一份，没有存下。请看新的一份再定。"))
    standing = submission.reviews.filter(undone_at=None).first()
    if standing is not None:
        if standing.verdict == verdict:
            raise NotReviewed(
                _("%(who)s已经办过（%(verdict)s），没有改动。")
                % {"who": standing.by.name, "verdict": standing.get_verdict_display()}
            )
        _undo(standing, by)
    review: Review = Review.objects.create(
        submission=submission, verdict=verdict, reason=reason, by=by
    )
    return review


def _undo(review: Review, by: User) -> None:
    review.undone_by, review.undone_at = by, timezone.now()
    review.save(update_fields=["undone_by", "undone_at"])


def _hold(submission: Submission) -> None:
    """Keep the round until the end: of two acts at once the second waits and sees the first."""
    Cycle.objects.select_for_update(of=("self",)).get(pk=submission.cycle_id)

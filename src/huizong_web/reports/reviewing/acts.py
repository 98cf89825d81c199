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


class Overtaken(NotReviewed):
    """Somebody else has said another word on the submission since the page showed it."""


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
def give_back(
    submission: Submission,
    *,
    reason: str,
    marks: Sequence[Marked],
    by: User,
    seen: int | None = None,
) -> Review:
    """Return a submission with a reason; the section may then send another. Raises NotReviewed.

    `seen` is the number of the review that stood when the page was read, 0 for none.
    """
    reason = one_line(reason)
    if not 0 < len(reason) <= LONGEST_REASON:
        sentence = _("请写明为什么退回、要改什么，不超过 %(limit)s 字。")
        raise NotReviewed(sentence % {"limit": LONGEST_REASON})
    review = _store(submission, Review.Verdict.RETURNED, reason, by, seen)
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
def accept(submission: Submission, *, by: User, seen: int | None = None) -> Review:
    """Accept a submission as it is; raises NotReviewed."""
    review = _store(submission, Review.Verdict.ACCEPTED, "", by, seen)
    tell_accepted(review)
    return review


@transaction.atomic
def take_back(submission: Submission, *, by: User, seen: int | None = None) -> bool:
    """Take the office's word on a submission back; return whether there was one.

    Raises Overtaken where it is another than the page showed.
    """
    _hold(submission)
    standing = standing_review(submission)
    if standing is None:
        return False
    _refuse_other(standing, seen)
    _undo(standing, by)
    return True


def _refuse_other(standing: Review | None, seen: int | None) -> None:
    if standing is None or seen is None or standing.pk == seen:
        return
    sentence = _("%(who)s刚刚办过（%(verdict)s），您的没有存下。请看下面，仍要这样办的，再办一次。")
    named = {"who": standing.by.name, "verdict": standing.get_verdict_display()}
    raise Overtaken(sentence % named)


def _store(submission: Submission, verdict: str, reason: str, by: User, seen: int | None) -> Review:
    _hold(submission)
    if not Submission.objects.filter(pk=submission.pk, current=True).exists():
        raise NotReviewed(_("科室刚刚报了新的一份，没有存下。请看新的一份再定。"))
    standing = standing_review(submission)
    _refuse_other(standing, seen)
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

"""The section hears what the office says of its report."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from huizong_web.notifications.door import Notice, notify
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.rounds.naming import report_name
from huizong_web.reports.rounds.reminding import people_of

RETURNED = gettext_noop("%(unit)s的%(round)s退回修改：%(reason)s")
ACCEPTED = gettext_noop("%(unit)s的%(round)s已审定。")


def tell_returned(review: Review) -> None:
    """Tell a section that its report was returned, and why."""
    _tell(review, RETURNED, reason=review.reason)


def tell_accepted(review: Review) -> None:
    """Tell a section that its report was accepted."""
    _tell(review, ACCEPTED)


def _tell(review: Review, text: str, **more: str) -> None:
    submission = review.submission
    notice = Notice(
        kind="review",
        to=tuple(people_of([submission.unit])[submission.unit_id]),
        text=text,
        arguments={
            "unit": submission.section,
            "round": report_name(submission.cycle),
            **more,
        },
        key=f"review-{review.pk}",
        url=reverse("source", args=[submission.pk]),
    )
    notify(notice)

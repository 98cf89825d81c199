"""What queries of submissions ask about reviews."""

from django.db.models import Exists, OuterRef

from huizong_web.reports.reviewing.models import Review

_standing = Review.objects.filter(submission=OuterRef("pk"), undone_at=None)
RETURNED = Exists(_standing.filter(verdict=Review.Verdict.RETURNED))
"""Whether the office has returned a submission."""
ACCEPTED = Exists(_standing.filter(verdict=Review.Verdict.ACCEPTED))
"""Whether the office has accepted a submission."""

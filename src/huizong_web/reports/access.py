"""Finds what an address names; the guard then asks whether the person may have it."""

from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.rounds.models import Held, Schedule


def find_cycle(pk: int) -> Cycle | None:
    """Return a round with its office."""
    return Cycle.objects.select_related("office").filter(pk=pk).first()


def find_submission(pk: int) -> Submission | None:
    """Return a submission with its unit, its round and who sent it."""
    found = Submission.objects.select_related("unit", "cycle__office", "uploaded_by")
    return found.filter(pk=pk).first()


def find_schedule(pk: int) -> Schedule | None:
    """Return a rule with its office."""
    return Schedule.objects.select_related("office", "changed_by").filter(pk=pk).first()


def find_held(pk: int) -> Held | None:
    """Return a file that was kept aside, with its unit and round."""
    return Held.objects.select_related("unit__office", "cycle__office").filter(pk=pk).first()

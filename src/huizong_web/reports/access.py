"""Loads what an address names, for the person who asks: 404 outside the own office, else 403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from huizong_web.accounts.models import User
from huizong_web.offices.models import Office
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.policy import Action, Rights, rights_of


def cycle_for(user: User, pk: int, action: Action | None = None) -> tuple[Cycle, Rights]:
    """Return a round and the person's rights in its office.

    Raises Http404 where the person has no post there, PermissionDenied where the action, if one is
    named, is not allowed on the office as a whole.
    """
    cycle = Cycle.objects.select_related("office").filter(pk=pk).first()
    rights = _rights(user, cycle.office if cycle else None)
    if cycle is None:
        raise Http404
    if action and not rights.may(action):
        raise PermissionDenied
    return cycle, rights


def submission_for(user: User, pk: int) -> tuple[Submission, Rights]:
    """Return a submission that the person may see, and the rights; raises as `cycle_for`."""
    found = Submission.objects.select_related("unit", "cycle__office", "uploaded_by")
    submission = found.filter(pk=pk).first()
    rights = _rights(user, submission.cycle.office if submission else None)
    if submission is None:
        raise Http404
    if not rights.may(Action.SEE_SUBMISSION, submission.unit):
        raise PermissionDenied
    return submission, rights


def _rights(user: User, office: Office | None) -> Rights:
    rights = rights_of(user, office) if office else Rights(())
    if not rights.belongs:
        raise Http404
    return rights

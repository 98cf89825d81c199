"""Stores what an editor changed, unless another changed it meanwhile: then both are shown."""

from django.db import transaction
from django.utils import timezone

from huizong_web.accounts.models import User
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.forms import CycleForm, ScheduleForm
from huizong_web.reports.rounds.making import make_rounds, renew_times
from huizong_web.reports.rounds.models import Often, Schedule
from huizong_web.reports.rounds.periods import Kind, period_of
from huizong_web.reports.rounds.saying import moment
from huizong_web.seen import Difference, differences

Form = ScheduleForm | CycleForm


@transaction.atomic
def store_schedule(form: ScheduleForm, *, by: User) -> bool:
    """Store a rule and make its rounds; return False where another has changed it meanwhile."""
    schedule = form.instance
    if not _is_of_now(form):
        return False
    schedule.version, schedule.changed_by = schedule.version + 1, by
    form.save()
    renew_times(schedule)
    make_rounds(schedule)
    return True


@transaction.atomic
def store_cycle(form: CycleForm, *, by: User) -> bool:
    """Store a round; return False where another has changed it meanwhile.

    A due moment that was set by hand is no more counted from the rule.
    """
    cycle = form.instance
    if not _is_of_now(form):
        return False
    if "due_at" in form.changed_data:
        cycle.due_nominal = None
    if cycle.kind == Often.ONCE:
        day = timezone.localdate(cycle.due_at) if cycle.due_at else timezone.localdate()
        period = period_of(Kind.ONCE, day)
        cycle.year, cycle.month = period.year, period.month
    cycle.version, cycle.changed_by, cycle.changed_at = cycle.version + 1, by, timezone.now()
    form.save()
    return True


def differences_of(form: Form) -> list[Difference]:
    """Return where what a person filled in differs from what another has stored meanwhile."""
    return differences(form, _stored(form))


def _stored(form: Form) -> Form:
    """Return the form of what is stored now."""
    if isinstance(form, ScheduleForm):
        return ScheduleForm(None, Schedule.objects.get(pk=form.instance.pk))
    return CycleForm(None, Cycle.objects.get(pk=form.instance.pk))


def stored_version(form: Form) -> tuple[int, str]:
    """Return the version that is stored now, and who stored it when."""
    row = type(form.instance).objects.select_related("changed_by").get(pk=form.instance.pk)
    if row.changed_by is None or row.changed_at is None:
        return row.version, ""
    return row.version, f"{row.changed_by.name} {moment(row.changed_at)}"


def _is_of_now(form: Form) -> bool:
    """Whether the version that the person read is the stored one; holds the row until the end."""
    if form.instance._state.adding:  # noqa: SLF001 - Django's way to ask whether it is stored
        return True
    of = Schedule if isinstance(form, ScheduleForm) else Cycle
    stored = of.objects.select_for_update(of=("self",)).get(pk=form.instance.pk)
    return bool(stored.version == form.cleaned_data["version"])

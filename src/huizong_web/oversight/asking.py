"""What of the log is asked for, as the form says it, and the entries that fit."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.audit.models import Entry, Outcome
from huizong_web.offices.models import Office
from huizong_web.oversight.words import ACTIONS

PAGE = 50
LOOKED = 50_000
"""Entries that are looked through for one page where no index helps: a tenth of a second."""
_MOST = 1000
"""People whom the words for one may mean."""


class AskingForm(forms.Form):
    """Who, what, which, when; what is left empty asks for all."""

    who = forms.CharField(label=_("谁"), required=False, max_length=60)
    action = forms.ChoiceField(
        label=_("做了什么"), required=False, choices=[("", _("全部")), *ACTIONS.items()]
    )
    outcome = forms.ChoiceField(
        label=_("结果"), required=False, choices=[("", _("全部")), *Outcome.choices]
    )
    what = forms.CharField(label=_("对象"), required=False, max_length=100)
    since = forms.DateField(
        label=_("从"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("到"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


def entries_of(office: Office) -> QuerySet[Entry]:
    """Return what an office's audit administrator may read, the latest first."""
    own = Q(office=office) | Q(posts__office=office)
    people = get_user_model().objects.filter(own).values("pk")
    return Entry.objects.filter(
        Q(office_id=office.pk) | Q(office_id=None, actor_id=None) | Q(actor_id__in=people)
    )


def asked(entries: QuerySet[Entry], given: dict[str, Any]) -> QuerySet[Entry]:
    """Return the entries that fit what a form says."""
    if who := given.get("who"):
        entries = entries.filter(_by(who))
    if what := given.get("what"):
        entries = entries.filter(
            Q(object_label__icontains=what) | Q(unit__icontains=what) | Q(via__icontains=what)
        )
    exact = {name: given[name] for name in ("action", "outcome") if given.get(name)}
    return entries.filter(_between(given.get("since"), given.get("until")), **exact)


def looks_through(given: dict[str, Any]) -> bool:
    """Whether no index finds what a form asks for: then a part of the log is looked through."""
    rare = given.get("outcome") and not given.get("action")
    who = given.get("who")
    return bool(given.get("what") or rare or (who and not _logins(who)))


def _by(who: str) -> Q:
    """Return the acts of whom words mean: by today's names, which an index finds, if they do."""
    if logins := _logins(who):
        return Q(actor_login__in=logins)
    return Q(actor_login__icontains=who) | Q(actor_name__icontains=who)


def _logins(who: str) -> list[str]:
    named = Q(username__icontains=who) | Q(name__icontains=who)
    return list(get_user_model().objects.filter(named).values_list("username", flat=True)[:_MOST])


def _between(since: date | None, until: date | None) -> Q:
    """Return the days asked for, the last one to its end, by the clock on the wall."""
    found = Q()
    if since:
        found &= Q(at__gte=_midnight(since))
    if until:
        found &= Q(at__lt=_midnight(until + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

"""The tour of the example office: a month in nine steps, each with the page where it happens.

A strip on the pages says which step one stands at and leads to the next; who has closed it finds
the whole at /tour/. A step that is another's work is told and not linked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from huizong_web.accounts.models import User
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights, offices_of, rights_of
from huizong_web.policy import Action
from huizong_web.reports.models import Cycle, Submission

STEPS = (
    ("books", _("记台账"), _("平时办一件记一件；报告里的数从台账来，指着一个数看得到是哪几条。")),
    ("cycles", _("定报送期"), _("规则定一次，每期到时候自己开；截止日怎么算的，写在旁边。")),
    ("submissions", _("收报送"), _("谁报了、谁没报、按时没按时，都在这一张表里；没报的可以催。")),
    ("check", _("查一份"), _("每份报送当场就查：错别字、前后不一、数对不上；指着一处看为什么。")),
    ("month", _("合成一份"), _("各科室的报送合成一份；指着任一句、任一数，旁边就是它的出处。")),
    ("source", _("看出处"), _("数字从哪份文件的哪一句来：原文一字不改，标出的就是那一处。")),
    ("matters", _("并同一件事"), _("几个科室写的是不是同一件事，由您定；定过的下次还记得。")),
    (
        "issuing",
        _("校核、签发、印发"),
        _("拟好、校核、签发、编号，一步不能少；印发后数有变动会提示。"),
    ),
    ("log", _("查日志"), _("谁在何时做了什么，审计管理员都查得到，改不了也删不掉。")),
)
"""For each step the name of its page, what is done there, and what to look at."""

_NEEDS = {
    "books": Action.SEE_FIGURES,
    "cycles": Action.SEE_ROUND,
    "submissions": Action.SEE_ROUND,
    "month": Action.SEE_REPORT,
    "matters": Action.TRACE,
    "issuing": Action.SEE_REPORT,
    "log": Action.READ_LOG,
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step as shown; `url` is "" where it is another's work."""

    number: int
    page: str
    title: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What the strip says: the step that one stands at, if one does, and the next to open."""

    here: Step | None
    next: Step | None
    steps: int


def tour(request: HttpRequest) -> dict[str, Any]:
    """Give templates `tour`: the strip, None for who has closed it or is not of the example."""
    return {"tour": SimpleLazyObject(lambda: _strip(request))}


def _strip(request: HttpRequest) -> Strip | None:
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not user.demo or user.tour_closed_at:
        return None
    steps = steps_for(user)
    page = request.resolver_match.url_name if request.resolver_match else None
    here = next((step for step in steps if step.page == page), None)
    after = here.number if here else 0
    following = next((step for step in steps if step.url and step.number > after), None)
    return Strip(here, following, len(steps))


def steps_for(user: User) -> list[Step]:
    """Return the steps, with links to the pages that the person may open."""
    urls = _urls(user)
    return [
        Step(number, page, str(title), str(words), urls.get(page, ""))
        for number, (page, title, words) in enumerate(STEPS, start=1)
    ]


def _urls(user: User) -> Mapping[str, str]:
    known = {office: rights_of(user, office) for office in offices_of(user)}
    urls = {
        page: reverse(page)
        for page in ("books", "cycles", "log")
        if any(rights.may(_NEEDS[page]) for rights in known.values())
    }
    cycle = _played(known)
    if cycle is None:
        return urls
    rights = known[cycle.office]
    for page in ("submissions", "month", "matters", "issuing"):
        if rights.may(_NEEDS[page]):
            urls[page] = reverse(page, args=[cycle.pk])
    return urls | _of_submission(cycle, rights)


def _played(known: Mapping[Office, Rights]) -> Cycle | None:
    """Return the latest round that was compiled: it has every page of a month."""
    offices = [office for office, rights in known.items() if rights.may(Action.SEE_ROUND)]
    rounds = Cycle.objects.filter(office__in=offices, compilations__isnull=False)
    return rounds.select_related("office").first()


def _of_submission(cycle: Cycle, rights: Rights) -> dict[str, str]:
    found = Submission.objects.filter(cycle=cycle, current=True).select_related("unit")
    sent = next(
        (x for x in found.defer("reading") if rights.may(Action.SEE_SUBMISSION, x.unit)), None
    )
    return {page: reverse(page, args=[sent.pk]) for page in ("check", "source")} if sent else {}

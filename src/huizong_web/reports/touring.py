"""The tour of the example office: a month step by step, for each person those that are theirs.

A strip on the pages says which step one stands at and leads to the next. The farthest step that
was reached is kept with the session, so that a page beside the way leads on and not back to the
start. Who has closed the strip finds the whole at /tour/, with what others do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from huizong_web.accounts.models import User
from huizong_web.offices.models import Office, Unit
from huizong_web.offices.rights import Rights, offices_of, rights_of
from huizong_web.policy import Action
from huizong_web.reports.models import Cycle, Submission

STEPS = (
    ("books", _("记台账"), _("平时办一件记一件；报告里的数从台账来，指着一个数看得到是哪几条。")),
    ("cycles", _("定报送期"), _("规则定一次，每期到时候自己开；截止日怎么算的，写在旁边。")),
    ("write", _("从台账起草"), _("点“从台账起草”，这个月的记录写成条目，您再改；改了数会提示。")),
    ("submissions", _("报送"), _("谁报了、谁没报、按时没按时，都在这一张表里。")),
    ("check", _("查一份"), _("每份报送当场就查：错别字、前后不一、数对不上；指着一处看为什么。")),
    ("basis", _("看数据的依据"), _("每个数从哪本台账、哪几条记录来；有疑问的当场看差在哪几行。")),
    ("month", _("合成一份"), _("各科室的报送合成一份；指着任一句、任一数，旁边就是它的出处。")),
    ("source", _("看出处"), _("数字从哪份文件的哪一句来：原文一字不改，标出的就是那一处。")),
    ("matters", _("并同一件事"), _("几个科室写的是不是同一件事，由文秘定；定过的下次还记得。")),
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
    "cycles": Action.MANAGE_ROUND,
    "write": Action.WRITE,
    "submissions": Action.SEE_ROUND,
    "month": Action.SEE_REPORT,
    "matters": Action.TRACE,
    "issuing": Action.SEE_REPORT,
    "log": Action.READ_LOG,
}
_OF_ROUND = ("submissions", "month", "matters", "issuing")
_OF_SUBMISSION = ("check", "basis", "source")
_KEPT = "tour"


@dataclass(frozen=True, slots=True)
class Step:
    """A step as shown, numbered among a person's own; another's has no number and no `url`."""

    number: int
    page: str
    title: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What the strip says: the step that one stands at or was at last, and the next to open."""

    here: Step | None
    last: Step | None
    next: Step | None
    steps: int


def tour(request: HttpRequest) -> dict[str, Any]:
    """Give templates `tour`: the strip, None for who has closed it or is not of the example."""
    return {"tour": SimpleLazyObject(lambda: _strip(request))}


def _strip(request: HttpRequest) -> Strip | None:
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not user.demo or user.tour_closed_at:
        return None
    steps = [step for step in steps_for(user) if step.url]
    page = request.resolver_match.url_name if request.resolver_match else None
    before = request.session.get(_KEPT)
    here = next((step for step in steps if step.page == page), None)
    if here and not before and here.number > 1:
        here = None  # whoever lands there after signing in has not begun
    if here and here.page != before:
        request.session[_KEPT] = here.page
    last = here or next((step for step in steps if step.page == before), None)
    after = last.number if last else 0
    return Strip(here, last, next((x for x in steps if x.number > after), None), len(steps))


def steps_for(user: User) -> list[Step]:
    """Return the steps, with links to the pages where the person has something to do or to see."""
    urls, number = _urls(user), 0
    steps = []
    for page, title, words in STEPS:
        url = urls.get(page, "")
        number += bool(url)
        steps.append(Step(number if url else 0, page, str(title), str(words), url))
    return steps


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
    for page in _OF_ROUND:
        if rights.may(_NEEDS[page]):
            urls[page] = reverse(page, args=[cycle.pk])
    return urls | _to_write(cycle, rights) | dict(_of_submission(cycle, rights))


def _played(known: Mapping[Office, Rights]) -> Cycle | None:
    """Return the latest round that was compiled: it has every page of a month."""
    offices = [office for office, rights in known.items() if rights.may(Action.SEE_ROUND)]
    rounds = Cycle.objects.filter(office__in=offices, compilations__isnull=False)
    return rounds.select_related("office").first()


def _to_write(played: Cycle, rights: Rights) -> dict[str, str]:
    """Return where a person writes for a unit of theirs: in the round behind the one played."""
    units = Unit.objects.filter(office=played.office)
    unit = next((unit for unit in units if rights.may(Action.WRITE, unit)), None)
    cycle = Cycle.objects.filter(office=played.office).first() or played
    return {"write": reverse("write", args=[cycle.pk, unit.pk])} if unit else {}


def _of_submission(cycle: Cycle, rights: Rights) -> Iterator[tuple[str, str]]:
    found = Submission.objects.filter(cycle=cycle, current=True).select_related("unit")
    for sent in found.defer("reading"):
        if rights.may(Action.SEE_SUBMISSION, sent.unit):
            yield from ((page, reverse(page, args=[sent.pk])) for page in _OF_SUBMISSION)
            return

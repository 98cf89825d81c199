"""Hands a draft in as a Word file, and says what was handed in when."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.reports import library
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.rounds.naming import report_name
from huizong_web.reports.submitting import Refused, submit
from huizong_web.reports.writing.lines import Line, filled, load_lines, tidy
from huizong_web.reports.writing.models import Draft
from huizong_web.reports.writing.papers import lines_of, report_of

_NOT_IN_NAMES = frozenset('\\/:*?"<>|')


@dataclass(frozen=True, slots=True)
class Sent:
    """What of a draft was handed in last; `changed` where the draft says something else now."""

    submission: Submission
    changed: bool


def title_of(cycle: Cycle, unit: Unit) -> str:
    """Return the title of a unit's report."""
    return f"{unit.name}{report_name(cycle)}"


def paper_of(cycle: Cycle, unit: Unit, lines: tuple[Line, ...]) -> bytes:
    """Return lines as a Word file."""
    from huizong.pipeline import typeset

    report = report_of(tidy(filled(lines)), title=title_of(cycle, unit), section=unit.name)
    return typeset(report, ".docx")


def hand_in(draft: Draft, *, by: User, replace: bool = False) -> Submission:
    """Submit a draft as a Word file by the rules of `submit`; the draft stays.

    What was handed in from the page itself is replaced without asking. Raises Refused.
    """
    lines = load_lines(draft.lines)
    _refuse_unready(lines)
    data = paper_of(draft.cycle, draft.unit, lines)
    before = sent_of(draft)
    # Noted first: if the server is killed in between, the submission is known by its sum.
    digest = hashlib.sha256(data).hexdigest()
    draft.past.filter(version=draft.version).update(sha256=digest)
    own = before is not None and before.submission.current
    return submit(
        draft.cycle, draft.unit, name=_name(draft), data=data, by=by, replace=replace or own
    )


def _refuse_unready(lines: tuple[Line, ...]) -> None:
    clashes = sum(line.clash for line in lines)
    if clashes:
        sentence = _("还有 %(n)s 处是两个人同时改的，没有报送。请逐处选定留哪一条，再报送。")
        raise Refused(sentence % {"n": clashes})
    if not filled(lines):
        raise Refused(_("还没有写内容，没有报送。确实没有可报的，请报零报告。"))


def _name(draft: Draft) -> str:
    title = title_of(draft.cycle, draft.unit)
    safe = "".join(sign for sign in title if sign not in _NOT_IN_NAMES)
    return f"{safe[:150]}.docx"


def sent_of(draft: Draft) -> Sent | None:
    """Return what of a draft was handed in last (two queries)."""
    sums = draft.past.exclude(sha256="").values("sha256")
    found = Submission.objects.filter(cycle=draft.cycle, unit=draft.unit, sha256__in=sums)
    last = found.defer("reading").select_related("uploaded_by").order_by("-pk").first()
    if last is None:
        return None
    past = draft.past.filter(sha256=last.sha256).last()
    return Sent(last, changed=past is None or _said(past.lines) != _said(draft.lines))


def _said(lines: str) -> list[tuple[str, int]]:
    return [(line.text, line.level) for line in tidy(filled(load_lines(lines)))]


def misread(draft: Draft, submission: Submission) -> list[str]:
    """Return the items of a draft that the file handed in does not give back as they were."""
    reading = library.load_reading(submission.reading)
    read = {(_bare(line.text), line.level) for line in lines_of(reading.report)}
    return [text for text, level in _said(draft.lines) if (_bare(text), level) not in read]


def _bare(text: str) -> str:
    return "".join(text.split())

"""Takes in a section's file: read first, then stored whole or not at all."""

import hashlib
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.values import Reading, Source
from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.reports import library
from huizong_web.reports.checking import check_submission
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.resting import keeper
from huizong_web.reports.reviewing.queries import ACCEPTED, RETURNED
from huizong_web.reports.rounds.gate import why_shut
from huizong_web.reports.rounds.models import Held, ZeroReport
from huizong_web.reports.speaking import said


class Refused(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """A file is not taken in: the text says what is wrong and what to do."""


class Shut(Refused):
    """A file comes too late: it may be kept aside until the unit is permitted to send it."""


class Overtaken(Refused):
    """Somebody of the section has submitted since the page was read."""


def submit(
    cycle: Cycle,
    unit: Unit,
    *,
    name: str,
    data: bytes,
    by: User,
    replace: bool = False,
    instead_of: Submission | None = None,
    seen: int | None = None,
) -> Submission:
    """Store a file as the unit's report of the month, check it, and return it.

    An earlier one stays as history if `replace` is set, or if it is the very one that is named to
    be replaced; else it is the reason to refuse. `seen` is the newest submission that the page
    showed: a newer one is not replaced. A file that is mended may be so until the round is locked.
    Raises Refused, or Shut where the time is over; what was stored before is then as it was.
    """
    _refuse_shut(cycle, unit, mending=instead_of is not None)
    if instead_of is None:  # early: reading a long file takes time
        _refuse_second(cycle, unit, name, replace=replace)
    submission, reading = _read(cycle, unit, name, data)
    submission.uploaded_by = by
    submission.file.save(name, ContentFile(data), save=False)
    try:
        _store(submission, reading, replace=replace, instead_of=instead_of, seen=seen)
    except BaseException:
        submission.file.delete(save=False)
        raise
    check_submission(submission, reading)
    return submission


def _read(cycle: Cycle, unit: Unit, name: str, data: bytes) -> tuple[Submission, Reading]:
    from huizong.reading import ReadingError

    submission = Submission(cycle=cycle, unit=unit, section=unit.name, name=name, size=len(data))
    try:
        reading = library.read_file(Source(submission.path, data), unit.name)
    except ReadingError as error:
        raise Refused(said(error.finding.message) + said(error.finding.hint)) from error
    submission.sha256 = hashlib.sha256(data).hexdigest()
    submission.reading = library.dump_reading(reading)
    submission.items = library.count_items(reading.report)
    submission.warnings = len(library.findings_of(reading))
    return submission, reading


@transaction.atomic
def _store(
    submission: Submission,
    reading: Reading,
    *,
    replace: bool,
    instead_of: Submission | None,
    seen: int | None,
) -> None:
    # Two people of one section may send at once, or an editor lock the round meanwhile: the second
    # waits here, then meets the first.
    Cycle.objects.select_for_update(of=("self",)).get(pk=submission.cycle_id)
    _refuse_shut(submission.cycle, submission.unit, mending=instead_of is not None)
    current = _current(submission.cycle, submission.unit)
    _refuse_accepted(current, submission.unit)
    _refuse_newer(current, submission.name, seen)
    if instead_of is None:
        _refuse_second(submission.cycle, submission.unit, submission.name, replace=replace)
    elif not current.filter(pk=instead_of.pk).exists():
        raise Refused(_("这一份已被新的报送替换，没有改动。请打开新的一份再改。"))
    current.update(current=False)
    submission.save()
    _keep_order(submission)
    _forget_nothing(submission)
    keeper().taken_in(submission, reading)


def _keep_order(submission: Submission) -> None:
    """Let a file never seem to have come before the one that it follows: clocks are set back."""
    own = Submission.objects.filter(cycle=submission.cycle, unit=submission.unit)
    last = own.aggregate(last=Max("uploaded_at"))["last"]
    if last > submission.uploaded_at:
        submission.uploaded_at = last
        submission.save(update_fields=["uploaded_at"])


def _forget_nothing(submission: Submission) -> None:
    """Take back that the unit has nothing to report, and what was kept aside of it."""
    of = {"cycle": submission.cycle, "unit": submission.unit}
    for zero in ZeroReport.objects.filter(undone_at=None, **of):
        zero.undone_by, zero.undone_at = submission.uploaded_by, timezone.now()
        zero.save(update_fields=["undone_by", "undone_at"])
    for held in Held.objects.filter(**of):
        transaction.on_commit(partial(held.file.delete, save=False))
        held.delete()


def _refuse_shut(cycle: Cycle, unit: Unit, *, mending: bool) -> None:
    if shut := why_shut(cycle, unit, mending=mending):
        raise Shut(shut)


def _current(cycle: Cycle, unit: Unit) -> QuerySet[Submission]:
    return Submission.objects.filter(cycle=cycle, unit=unit, current=True)


def _refuse_accepted(current: QuerySet[Submission], unit: Unit) -> None:
    accepted = current.filter(ACCEPTED).only("name").first()
    if accepted is not None:
        sentence = _(
            "%(unit)s报送的“%(name)s”办公室已审定，没有改动。确需更正的，请联系文秘撤销审定。"
        )
        raise Refused(sentence % {"unit": unit.name, "name": accepted.name})


def _refuse_newer(current: QuerySet[Submission], name: str, seen: int | None) -> None:
    newer = None if seen is None else current.filter(pk__gt=seen).first()
    if newer is not None:
        sentence = _(
            "%(who)s刚刚报送了“%(known)s”，您的“%(name)s”没有收下。"
            "请看过那一份；仍要用您的换掉它，再报送一次，那一份留作历史。"
        )
        named = {"who": newer.uploaded_by.name, "known": newer.name, "name": name}
        raise Overtaken(sentence % named)


def _refuse_second(cycle: Cycle, unit: Unit, name: str, *, replace: bool) -> None:
    known = None if replace else _current(cycle, unit).filter(~RETURNED).only("name").first()
    if known is not None:
        sentence = _(
            "%(unit)s本期已报送“%(known)s”，“%(name)s”没有收下。如要换成新的一份，"
            "请勾选“替换已有报送”后再报送；原来的一份留作历史。"
        )
        raise Refused(sentence % {"unit": unit.name, "known": known.name, "name": name})

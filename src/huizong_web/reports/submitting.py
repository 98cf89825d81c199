"""Takes in a section's file: read first, then stored whole or not at all."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huizong.values import Reading, Source
from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.reports import library
from huizong_web.reports.checking import check_submission
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.speaking import said


class Refused(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """A file is not taken in: the text says what is wrong and what to do."""


def submit(
    cycle: Cycle,
    unit: Unit,
    *,
    name: str,
    data: bytes,
    by: User,
    replace: bool = False,
    instead_of: Submission | None = None,
) -> Submission:
    """Store a file as the unit's report of the month, check it, and return it.

    An earlier one stays as history if `replace` is set, or if it is the very one that is named to
    be replaced; else it is the reason to refuse. Raises Refused; then what was stored before is as
    it was.
    """
    if instead_of is None:  # early: reading a long file takes time
        _refuse_second(cycle, unit, name, replace=replace)
    submission, reading = _read(cycle, unit, name, data)
    submission.uploaded_by = by
    submission.file.save(name, ContentFile(data), save=False)
    try:
        _store(submission, replace=replace, instead_of=instead_of)
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
def _store(submission: Submission, *, replace: bool, instead_of: Submission | None) -> None:
    # Two people of one section may send at once: the second waits here, then meets the first.
    Unit.objects.select_for_update().get(pk=submission.unit_id)
    current = _current(submission.cycle, submission.unit)
    if instead_of is None:
        _refuse_second(submission.cycle, submission.unit, submission.name, replace=replace)
    elif not current.filter(pk=instead_of.pk).exists():
        raise Refused(_("这一份已被新的报送替换，没有改动。请打开新的一份再改。"))
    current.update(current=False)
    submission.save()


def _current(cycle: Cycle, unit: Unit) -> QuerySet[Submission]:
    return Submission.objects.filter(cycle=cycle, unit=unit, current=True)


def _refuse_second(cycle: Cycle, unit: Unit, name: str, *, replace: bool) -> None:
    known = None if replace else _current(cycle, unit).only("name").first()
    if known is not None:
        sentence = _(
            "%(unit)s本期已报送“%(known)s”，“%(name)s”没有收下。如要换成新的一份，"
            "请勾选“替换已有报送”后再报送；原来的一份留作历史。"
        )
        raise Refused(sentence % {"unit": unit.name, "known": known.name, "name": name})

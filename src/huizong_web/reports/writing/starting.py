"""What a draft may begin with: the unit's own file of the round, a file, a text from elsewhere."""

from collections.abc import Sequence
from secrets import token_hex

from huizong.reading import ReadingError
from huizong.values import Source
from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.reports import library
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.rounds.order import earlier_than
from huizong_web.reports.speaking import said
from huizong_web.reports.submitting import Refused
from huizong_web.reports.writing.keeping import Saved, draft_of, save
from huizong_web.reports.writing.lines import Line, filled, load_lines
from huizong_web.reports.writing.papers import Taken, lines_of, taken_from


def read_items(source: Source) -> Taken:
    """Return the items of a file or of what was pasted; raises Refused."""
    try:
        reading = library.read_file(source, "")
    except ReadingError as error:
        raise Refused(said(error.finding.message) + said(error.finding.hint)) from error
    return taken_from(reading, key=f"{token_hex(4)}-")


def items_of(submission: Submission) -> tuple[Line, ...]:
    """Return the items of a submission; keys tell from which item of it each came."""
    reading = library.load_reading(submission.reading)
    return tuple(lines_of(reading.report, key=key_of(submission)))


def key_of(submission: Submission) -> str:
    """Return what the keys of a submission's items begin with."""
    return f"s{submission.pk}-"


def append(cycle: Cycle, unit: Unit, lines: Sequence[Line], *, by: User) -> Saved:
    """Put items behind what a draft says."""
    draft = draft_of(cycle, unit)
    known = filled(load_lines(draft.lines)) if draft else []
    version = draft.version if draft else 0
    return save(cycle, unit, [*known, *lines], seen=version, pen=token_hex(8), by=by)


def last_report(cycle: Cycle, unit: Unit) -> Submission | None:
    """Return the unit's own report of the round before, to be read beside the draft."""
    earlier = Submission.objects.filter(earlier_than(cycle, "cycle__"), unit=unit, current=True)
    return earlier.select_related("cycle").order_by("-cycle__year", "-cycle__month", "-pk").first()

"""Compiles what the sections of a round have submitted, and stores the result."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max, QuerySet

from huizong.values import Compilation as Compiled
from huizong_web.accounts.models import User
from huizong_web.reports import library
from huizong_web.reports.checking import check_compilation
from huizong_web.reports.deciding import decisions_in
from huizong_web.reports.models import Compilation, Cycle, Submission, Way
from huizong_web.reports.reviewing.queries import RETURNED
from huizong_web.reports.rounds.naming import report_name

BRIEF_LENGTH = 1500
"""Characters of a brief where nobody says how many: what a leader reads in a sitting."""


def current_submissions(cycle: Cycle) -> QuerySet[Submission]:
    """Return the submissions that count in a round, in the order of the office's units.

    What the office has returned does not, until the section sends another.
    """
    found = cycle.submissions.filter(~RETURNED, current=True)
    return found.order_by("unit__order", "unit__name")


def compile_cycle(
    cycle: Cycle, *, by: User, way: Way = Way.MATTER, length: int | None = None
) -> Compilation | None:
    """Compile a round's current submissions into a new numbered compilation, and check it.

    `length` limits a brief, in characters. Returns None where nothing has been submitted. Raises
    the library's CompilationError where the result would break its promises; then nothing is
    stored.
    """
    used = list(current_submissions(cycle))
    if not used:
        return None
    decided, decisions = decisions_in(cycle)
    made = Compilation(cycle=cycle, way=way, decided=decided, made_by=by)
    made.length = (length or BRIEF_LENGTH) if way is Way.BRIEF else None
    readings = library.load_readings(submission.reading for submission in used)
    compiled = library.compile_readings(
        readings, title=title_of(cycle), by=way.value, length=made.length, decisions=decisions
    )
    _store(made, compiled, used)
    check_compilation(made, compiled, [reading.document for reading in readings])
    return made


def title_of(cycle: Cycle) -> str:
    """Return the title of a round's report."""
    return f"{cycle.office.name}{report_name(cycle)}"


def latest_compilation(cycle: Cycle, way: str = "") -> Compilation | None:
    """Return the newest compilation of a round in a way, if there is one.

    Where no way is named, the newest whole report; a brief only where there is nothing else.
    """
    found = cycle.compilations.select_related("made_by").defer("result").order_by("-number")
    if way:
        return found.filter(way=way).first()
    return found.exclude(way=Way.BRIEF).first() or found.first()


def is_stale(compilation: Compilation) -> bool:
    """Whether a compilation misses what was since submitted, or decided about matters."""
    follows = compilation.way == Way.SECTION or compilation.decided == compilation.cycle.decided
    if not follows:
        return True
    used = set(compilation.submissions.values_list("pk", flat=True))
    return used != set(current_submissions(compilation.cycle).values_list("pk", flat=True))


@transaction.atomic
def _store(made: Compilation, compiled: Compiled, used: Sequence[Submission]) -> None:
    # Numbers follow each other without gaps: who compiles at the same time waits here.
    Cycle.objects.select_for_update().get(pk=made.cycle_id)
    last = made.cycle.compilations.aggregate(last=Max("number"))["last"] or 0
    made.number = last + 1
    made.result = library.dump_compilation(compiled)
    made.findings = len(compiled.findings)
    made.save()
    made.submissions.set(used)

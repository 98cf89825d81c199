"""Compiles what the sections of a round have submitted, and stores the result."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max, QuerySet

from huizong.values import Compilation as Compiled
from huizong_web.accounts.models import User
from huizong_web.reports import library
from huizong_web.reports.checking import check_compilation
from huizong_web.reports.models import Compilation, Cycle, Submission


def current_submissions(cycle: Cycle) -> QuerySet[Submission]:
    """Return the submissions that count in a round, in the order of the office's units."""
    return cycle.submissions.filter(current=True).order_by("unit__order", "unit__name")


def compile_cycle(cycle: Cycle, *, by: User) -> Compilation | None:
    """Compile a round's current submissions into a new numbered compilation, and check it.

    Returns None where nothing has been submitted. Raises the library's CompilationError where
    the result would break its promises; then nothing is stored.
    """
    used = list(current_submissions(cycle))
    if not used:
        return None
    readings = library.load_readings(submission.reading for submission in used)
    compiled = library.compile_readings(readings, title=title_of(cycle))
    compilation = _store(cycle, compiled, used, by)
    check_compilation(compilation, compiled, [reading.document for reading in readings])
    return compilation


def title_of(cycle: Cycle) -> str:
    """Return the title of a round's report."""
    return f"{cycle.office.name}{cycle.year}年{cycle.month}月工作总结"


def latest_compilation(cycle: Cycle) -> Compilation | None:
    """Return the newest compilation of a round, if there is one."""
    return cycle.compilations.select_related("made_by").order_by("-number").first()


def is_stale(compilation: Compilation) -> bool:
    """Whether the sections have since submitted something that the compilation does not hold."""
    used = set(compilation.submissions.values_list("pk", flat=True))
    return used != set(current_submissions(compilation.cycle).values_list("pk", flat=True))


@transaction.atomic
def _store(cycle: Cycle, compiled: Compiled, used: Sequence[Submission], by: User) -> Compilation:
    # Numbers follow each other without gaps: who compiles at the same time waits here.
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    last = cycle.compilations.aggregate(last=Max("number"))["last"] or 0
    compilation = Compilation.objects.create(
        cycle=cycle,
        number=last + 1,
        result=library.dump_compilation(compiled),
        findings=len(compiled.findings),
        made_by=by,
    )
    compilation.submissions.set(used)
    return compilation

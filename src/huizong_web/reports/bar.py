"""The line above every page of a round: which month, how many are in, the report, its faults."""

from dataclasses import dataclass

from huizong_web.offices.models import Unit
from huizong_web.reports.checking import open_found_in
from huizong_web.reports.compiling import is_stale, latest_compilation
from huizong_web.reports.models import Compilation, Cycle
from huizong_web.reports.policy import Action, Rights


@dataclass(frozen=True, slots=True)
class Bar:
    """What the line says, as far as the person may see it."""

    cycle: Cycle
    units: tuple[Unit, ...]
    received: int
    compilation: Compilation | None
    findings: int
    stale: bool
    may_see_report: bool
    may_compile: bool
    may_submit: bool

    @property
    def total(self) -> int:
        """How many sections are to submit."""
        return len(self.units)


def bar_of(cycle: Cycle, rights: Rights) -> Bar:
    """Return the line for a round and a person's rights in it."""
    units = tuple(cycle.office.units.all())
    seen = tuple(unit for unit in units if rights.may(Action.SEE_SUBMISSION, unit))
    sees_report = rights.may(Action.SEE_REPORT)
    compilation = latest_compilation(cycle) if sees_report else None
    return Bar(
        cycle=cycle,
        units=seen,
        received=cycle.submissions.filter(current=True, unit__in=seen).count(),
        compilation=compilation,
        findings=open_found_in(compilation).count() if compilation else 0,
        stale=compilation is not None and is_stale(compilation),
        may_see_report=sees_report,
        may_compile=rights.may(Action.COMPILE),
        may_submit=any(rights.may(Action.SUBMIT, unit) for unit in units),
    )

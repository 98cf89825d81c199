"""The line above every page of a round: which month, how many are in, the report, its faults."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest

from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.checking import open_found_in
from huizong_web.reports.compiling import is_stale, latest_compilation
from huizong_web.reports.models import Compilation, Cycle, Way
from huizong_web.reports.rounds.members import members_of, received_in
from huizong_web.reports.rounds.states import State
from huizong_web.reports.rounds.telling import state_now


@dataclass(frozen=True, slots=True)
class Bar:
    """What the line says, as far as the person may see it.

    `asked` is the way of compiling that the address asks for, "" where it asks for none.
    """

    cycle: Cycle
    units: tuple[Unit, ...]
    received: int
    asked: str
    compilation: Compilation | None
    findings: int
    stale: bool
    state: State
    may_see_report: bool
    may_trace: bool
    may_compile: bool
    may_submit: bool

    @property
    def total(self) -> int:
        """How many sections are to submit."""
        return len(self.units)

    @property
    def way(self) -> Way:
        """In which way the report is compiled that is shown, or would be."""
        return Way(self.asked or (self.compilation.way if self.compilation else Way.MATTER))

    @property
    def ways(self) -> Iterator[Way]:
        """The ways in which a report can be compiled."""
        return (way for way in Way if way.value in library.ways())

    @property
    def query(self) -> str:
        """What an address must say behind it to stay with the report that is shown."""
        return f"?by={self.asked}" if self.asked else ""


def way_asked(request: HttpRequest) -> str:
    """Return the way of compiling that an address asks for, "" where it asks for none."""
    asked = request.GET.get("by", "")
    return asked if asked in library.ways() and asked in Way.values else ""


def bar_of(cycle: Cycle, rights: Rights, asked: str = "") -> Bar:
    """Return the line for a round and a person's rights in it."""
    units = tuple(members_of(cycle))
    seen = tuple(unit for unit in units if rights.may(Action.SEE_SUBMISSION, unit))
    sees_report, traces = rights.may(Action.SEE_REPORT), rights.may(Action.TRACE)
    compilation = latest_compilation(cycle, asked) if sees_report else None
    return Bar(
        cycle=cycle,
        units=seen,
        received=received_in(cycle, seen),
        state=state_now(cycle),
        asked=asked,
        compilation=compilation,
        findings=open_found_in(compilation).count() if compilation and traces else 0,
        stale=compilation is not None and is_stale(compilation),
        may_see_report=sees_report,
        may_trace=traces,
        may_compile=rights.may(Action.COMPILE),
        may_submit=any(rights.may(Action.SUBMIT, unit) for unit in units),
    )

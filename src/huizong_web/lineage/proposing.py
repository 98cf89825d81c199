"""What typed figures may rest on: the unit's own ledgers first, then those that others keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from huizong.figures import normalised
from huizong.ledgers import FigureValue, Period
from huizong.lineage import (
    GROUND,
    Candidate,
    Explanation,
    Fit,
    Verdict,
    bind,
    candidates,
    explain,
    of_titles,
)
from huizong.lineage import Binding as Bound
from huizong_web.ledgers.models import Record
from huizong_web.lineage.others import others_of
from huizong_web.lineage.registers import (
    Register,
    called_in,
    days_of,
    others_registers,
    own_registers,
)
from huizong_web.lineage.seen import Passage, Seen, Span
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a figure: `fits` best first, several where it is not told which.

    `theirs` is set where another unit keeps the ledger. Of a difference, `value` is the ledger's
    figure with its rows, `explained` why the values differ.
    """

    verdict: Verdict
    fits: tuple[Fit, ...]
    register: Register
    explained: tuple[Explanation, ...] = ()
    value: FigureValue | None = None

    @property
    def best(self) -> Fit:
        """The first of the fits."""
        return self.fits[0]

    @property
    def differs(self) -> bool:
        """Whether the text states another value."""
        return self.verdict is Verdict.DIFFERS

    @property
    def theirs(self) -> Unit | None:
        """The unit that keeps the whole ledger for the office, if that is another one."""
        return None if self.register.keeper else self.register.book.keeper


@dataclass(frozen=True, slots=True)
class Held:
    """A candidate, and the ledger as that unit has it which it is of."""

    candidate: Candidate
    register: Register


@dataclass(frozen=True)
class Desk:
    """The ledgers that a unit's text of a period is held against."""

    unit: Unit
    period: Period

    @cached_property
    def own(self) -> list[Register]:
        """What the unit keeps."""
        return own_registers(self.unit, self.period)

    @cached_property
    def others(self) -> list[Register]:
        """What other units keep for the whole office."""
        return others_registers(self.unit, self.period)

    @property
    def keeps(self) -> bool:
        """Whether there is anything to propose."""
        return bool(self.own or self.others)

    def known(self, text: str) -> list[Held]:
        """Return the figures of ledgers that a text may state: counted, no record is read.

        Those of the unit's own with the groups that the text names and those of the year up to the
        period's end; those of others as a whole; and the records that it calls by their titles.
        """
        found = [Held(each, of) for of in self.own for each in candidates([of.sheet], text)]
        for register in filter(_is_short_of_a_year, self.own):
            wider = replace(register, period=_year_of(self.period))
            of_year = candidates([wider.sheet], text, groups=False)
            found += [Held(each, wider) for each in of_year]
        for register in self.others:
            theirs = candidates([register.sheet], text, theirs=True)
            found += [Held(each, register) for each in theirs]
        return [*found, *self._called(text)]

    def _called(self, text: str) -> Iterator[Held]:
        """Yield the figures of records that a text calls by their titles, whoever keeps them."""
        for register, records in called_in(text, [*self.own, *self.others]):
            for each in of_titles(register.loaded(records), text):
                yield Held(each, register)

    def propose(
        self,
        passage: Passage,
        held: Sequence[Held],
        *,
        written: datetime | None = None,
        explaining: bool = True,
    ) -> dict[Span, Proposal]:
        """Return what is proposed for the figures of a passage, by their places in it."""
        registers = {id(each.candidate): each.register for each in held}
        known = [each.candidate for each in held]
        found = {}
        for bound in bind(passage.text, known, on=self.period.last, period=self.period):
            if bound.fits:
                register = registers[id(bound.fits[0].candidate)]
                span = (bound.figure.start, bound.figure.end)
                plain = Proposal(bound.verdict, bound.fits, register)
                found[span] = _explained(plain, bound, written) if explaining else plain
        return found


def _is_short_of_a_year(register: Register) -> bool:
    return _year_of(register.period) != register.period


def _year_of(period: Period) -> Period:
    return Period(date(period.last.year, 1, 1), period.last)


def _explained(proposal: Proposal, bound: Bound, written: datetime | None) -> Proposal:
    low = normalised(bound.figure).low
    if not proposal.differs or low is None:
        return proposal
    fit, register = proposal.best.candidate, proposal.register
    value, others = register.value(fit.ground), others_of(register, fit.ground)
    explained = explain(
        fit.plain(low),
        fit.ground,
        register.sheet,
        written=written,
        entered=_entered(value),
        others=others.sheets,
        joined=others.joined,
    )
    return replace(proposal, explained=explained, value=value)


def _entered(figure: FigureValue | None) -> dict[str, datetime]:
    numbers = [int(row.record.key) for row in figure.all_rows] if figure else []
    made = Record.objects.filter(pk__in=numbers).values_list("pk", "made_at")
    return {str(pk): at for pk, at in made}


def proposals(
    desk: Desk,
    seen: Sequence[Seen],
    *,
    written: datetime | None = None,
    explaining: bool = True,
) -> dict[tuple[str, Span], Proposal]:
    """Return what is proposed for the figures that rest on nothing, by passage and place.

    What a person refused is not proposed again. `explaining`: differences with what explains them,
    for which rows are read.
    """
    found: dict[tuple[str, Span], Proposal] = {}
    waiting = {each.passage.key: each.passage for each in seen if not each.rests}
    held = desk.known("\n".join(each.text for each in waiting.values())) if waiting else []
    by_place = {(each.passage.key, (each.figure.start, each.figure.end)): each for each in seen}
    for passage in waiting.values():
        for span, proposal in desk.propose(
            passage, held, written=written, explaining=explaining
        ).items():
            figure = by_place.get((passage.key, span))
            if figure and not figure.rests and not is_refused(figure, proposal.best):
                found[passage.key, span] = proposal
    return found


def is_refused(figure: Seen, fit: Fit) -> bool:
    """Whether a person said that a figure is not this one."""
    return any(GROUND.validate_python(tie.ground) == fit.candidate.ground for tie in figure.refused)


def desk_of(cycle: Cycle, unit: Unit) -> Desk:
    """Return the ledgers that a unit's report of a round is held against."""
    return Desk(unit, days_of(cycle))

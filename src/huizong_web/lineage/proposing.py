"""What typed figures may rest on: the unit's own ledgers first, then those that others keep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from huizong.figures import normalised
from huizong.ledgers import FigureValue, Period, Sheet
from huizong.lineage import GROUND, Candidate, Explanation, Fit, Verdict, bind, candidates, explain
from huizong.lineage import Binding as Bound
from huizong_web.ledgers.loading import standing
from huizong_web.ledgers.models import Record
from huizong_web.lineage.registers import Register, days_of, others_registers, own_registers
from huizong_web.lineage.seen import Passage, Seen, Span
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a figure: `fits` best first, several where it is not told which.

    `theirs` is set where another unit keeps the ledger; `explained` is why the values differ.
    """

    verdict: Verdict
    fits: tuple[Fit, ...]
    register: Register
    explained: tuple[Explanation, ...] = ()

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


@dataclass(frozen=True)
class Desk:
    """The ledgers of a unit in a period, with their figures as candidates; loaded once."""

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

    @cached_property
    def _mine(self) -> dict[int, list[Candidate]]:
        return _candidates(self.own, groups=True)

    @cached_property
    def _theirs(self) -> dict[int, list[Candidate]]:
        return _candidates(self.others, groups=False)

    @property
    def keeps(self) -> bool:
        """Whether there is anything to propose."""
        return bool(self.own or self.others)

    def propose(self, passage: Passage, *, written: datetime | None = None) -> dict[Span, Proposal]:
        """Return what is proposed for the figures of a passage, by their places in it."""
        found = self._held(passage, self._mine, written)
        for span, each in self._held(passage, self._theirs, written).items():
            found.setdefault(span, each)
        return found

    def _held(
        self, passage: Passage, known: Mapping[int, Sequence[Candidate]], written: datetime | None
    ) -> dict[Span, Proposal]:
        registers = {
            each.book.pk: each for each in (self.own if known is self._mine else self.others)
        }
        books = {id(one): pk for pk, ones in known.items() for one in ones}
        every = [one for ones in known.values() for one in ones]
        found = {}
        for bound in bind(passage.text, every, on=self.period.last, period=self.period):
            if bound.fits:
                register = registers[books[id(bound.fits[0].candidate)]]
                span = (bound.figure.start, bound.figure.end)
                found[span] = self._proposal(bound, register, written)
        return found

    def _proposal(self, bound: Bound, register: Register, written: datetime | None) -> Proposal:
        low = normalised(bound.figure).low
        if bound.verdict is not Verdict.DIFFERS or low is None:
            return Proposal(bound.verdict, bound.fits, register)
        fit = bound.fits[0].candidate
        register = replace(register, period=fit.ground.asked.period)
        explained = explain(
            fit.plain(low),
            fit.ground,
            register.sheet,
            written=written,
            entered=_entered(fit.figure),
            others=dict(_sheets_of_others(register)),
        )
        return Proposal(bound.verdict, bound.fits, register, explained)


def _candidates(registers: Sequence[Register], *, groups: bool) -> dict[int, list[Candidate]]:
    return {each.book.pk: list(_of_register(each, groups=groups)) for each in registers}


def _of_register(register: Register, *, groups: bool) -> Iterator[Candidate]:
    """Yield a ledger's figures of the period, and those of the year up to its end."""
    if not groups:
        yield from candidates([register.reckoned], groups=False)
        return
    yield from candidates([register.sheet])
    year = Period(date(register.period.last.year, 1, 1), register.period.last)
    if year != register.period:
        yield from candidates([replace(register.sheet, period=year)], groups=False)


def _entered(figure: FigureValue) -> dict[str, datetime]:
    numbers = [int(row.record.key) for row in figure.all_rows]
    made = Record.objects.filter(pk__in=numbers).values_list("pk", "made_at")
    return {str(pk): at for pk, at in made}


def _sheets_of_others(register: Register) -> Iterator[tuple[str, Sheet]]:
    """Yield the sheets of the other units that keep the same ledger."""
    if register.keeper is None:
        return
    numbers = standing(register.book).exclude(pk__in=register.stored.values("pk"))
    for keeper in Unit.objects.filter(pk__in=numbers.values("keeper")).order_by("order")[:50]:
        other = Register(register.book, register.ledger, keeper, register.period, register.units)
        yield keeper.name, other.sheet


def proposals(
    desk: Desk, seen: Sequence[Seen], *, written: datetime | None = None
) -> dict[tuple[str, Span], Proposal]:
    """Return what is proposed for the figures that rest on nothing, by passage and place.

    What a person refused is not proposed again.
    """
    found: dict[tuple[str, Span], Proposal] = {}
    waiting = {each.passage.key: each.passage for each in seen if not each.rests}
    by_place = {(each.passage.key, (each.figure.start, each.figure.end)): each for each in seen}
    for passage in waiting.values():
        for span, proposal in desk.propose(passage, written=written).items():
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

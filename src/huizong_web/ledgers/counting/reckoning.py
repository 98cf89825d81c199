"""Figures of stored records: in SQL what SQL can say, the rest by the library."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from huizong.ledgers import (
    FigureDefinition,
    FigureValue,
    Ledger,
    Measure,
    Period,
    Role,
    Sheet,
    table,
)
from huizong.ledgers.counting import measured
from huizong.ledgers.expressions import Kind, evaluate
from huizong.ledgers.record import condition, scope
from huizong_web.ledgers.counting.asking import (
    JOINABLE,
    RECORD,
    UNIT,
    Column,
    Part,
    ask,
    told_apart,
)
from huizong_web.ledgers.counting.dialects import Dialect, dialect
from huizong_web.ledgers.counting.late import fields_of, is_stock, late
from huizong_web.ledgers.counting.source import Source, Whose
from huizong_web.ledgers.counting.translate import Sql, Untranslatable
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.loading import kept, standing
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.others import with_others
from huizong_web.ledgers.tallying import tallied_fields
from huizong_web.ledgers.units import Units

ADDABLE = frozenset({Measure.COUNT, Measure.SUM})
BY_UNIT = "\x00unit"
"""Grouping by the unit that records are about, by number, instead of by what a field says."""
EVERY = FigureDefinition(label="all", count="all", by="any")
"""A figure that may take any record: some are counted by days of their own."""
Parts = dict[Any, Part]
_GROUPABLE = frozenset({Kind.TEXT, Kind.DATE, Kind.MOMENT, Kind.TIME})


@dataclass(frozen=True)
class Reckoning:
    """Figures of a book's records in a period; `whose` says of which records."""

    book: Book
    period: Period
    whose: Whose

    @cached_property
    def ledger(self) -> Ledger:
        """What the book is a ledger of."""
        return ledger_of(self.book)

    @cached_property
    def units(self) -> Units:
        """The units of the office."""
        return Units(self.book.office)

    @cached_property
    def _dialect(self) -> Dialect:
        return dialect(good=True)

    @cached_property
    def _tallied(self) -> frozenset[str]:
        return frozenset(tallied_fields(self.ledger))

    @cached_property
    def now(self) -> date:
        """The day on which is asked; of what ends later, only the days until then have been."""
        return timezone.localdate()

    def parts(
        self, figures: Mapping[str, FigureDefinition], *, by: str | None = None
    ) -> dict[str, Parts]:
        """Return what figures amount to, by group; without `by` there is one group, None."""
        asked, unsaid = self.translated(figures, by)
        found: dict[str, Parts] = {}
        for (source, stock), columns in asked.items():
            found |= self._of_source(source, columns, figures, by, stock=stock)
        unsaid += [key for key in figures if key not in found and key not in unsaid]
        for key in unsaid:
            found[key] = self._by_library(key, self.loaded(figures[key]), by)
        return found

    def holding(self, figures: Mapping[str, FigureDefinition]) -> Sheet:
        """Return a sheet with the records that some figures count, and as few others as can be."""
        asked, unsaid = self.translated(figures)
        if unsaid:
            return self.loaded(next(iter(figures.values())) if len(figures) == 1 else EVERY)
        numbers = set[int]()
        for (source, stock), columns in asked.items():
            # How many rows, also those that have nothing to add up.
            rows = {k: replace(c, measure=Measure.COUNT, over=None) for k, c in columns.items()}
            found = ask(source, rows, self.whose, by=RECORD)
            numbers |= {one for one, parts in found.items() if any(p.count for p in parts.values())}
            of_source = {key: figures[key] for key in columns}
            numbers.update(self._late(source, of_source, stock=stock))
        return self.loaded(EVERY, numbers)

    def _late(
        self, source: Source, figures: Mapping[str, FigureDefinition], *, stock: bool
    ) -> tuple[int, ...]:
        """Return the records that the library must count, as they stood otherwise then."""
        if self.period.last >= self.now:
            return ()
        fields = frozenset[str]().union(*(fields_of(f, self.ledger) for f in figures.values()))
        return late(source, self.whose, fields, stock=stock)

    def loaded(self, figure: FigureDefinition, among: Collection[int] | None = None) -> Sheet:
        """Return a sheet with the records that a figure may take, or some of them by number."""
        records = standing(self.book)
        if self.whose.units is not None:
            records = records.filter(unit__in=self.whose.units)
        if self.whose.keepers is not None:
            records = records.filter(keeper__in=self.whose.keepers)
        if among is not None:
            records = records.filter(pk__in=among)
        if figure.rows in self.ledger.links:  # the days of others decide
            return self._sheet(records)
        if not (figure.by or figure.at or figure.entered or figure.left):
            records = records.filter(occurred__gte=self.period.first)
        if figure.by is None:
            records = records.filter(Q(occurred=None) | Q(occurred__lte=self.period.last))
        return self._sheet(records)

    def _sheet(self, records: QuerySet[Record]) -> Sheet:
        found = kept(records, self.ledger, self.units)
        given = with_others(found, self.ledger, self.units)
        return Sheet(self.ledger, given, self.period, now=self.now)

    def together(self, figures: Mapping[str, FigureDefinition]) -> tuple[frozenset[str], ...]:
        """Return which figures are over the same rows; one that SQL cannot say is by itself."""
        asked, unsaid = self.translated(figures)
        return (*map(frozenset, asked.values()), *(frozenset({key}) for key in unsaid))

    def translated(
        self, figures: Mapping[str, FigureDefinition], by: str | None = None
    ) -> tuple[dict[tuple[Source, bool], dict[str, Column]], list[str]]:
        """Return the figures that SQL can say, by what is asked together, and the others."""
        asked: dict[tuple[Source, bool], dict[str, Column]] = {}
        unsaid = []
        for key, figure in figures.items():
            try:
                source = self._source(figure)
                column = Column.of(figure, source)
                source.condition()
                _group(source, by)
            except Untranslatable:
                unsaid.append(key)
            else:
                asked.setdefault((source, is_stock(figure)), {})[key] = column
        return asked, unsaid

    def _source(self, figure: FigureDefinition) -> Source:
        return Source.of(
            figure,
            self.ledger,
            self._dialect,
            self.period,
            tallied=self._tallied,
            now=self.now,
            book=self.book.pk,
        )

    def _of_source(
        self,
        source: Source,
        columns: Mapping[str, Column],
        figures: Mapping[str, FigureDefinition],
        by: str | None,
        *,
        stock: bool,
    ) -> dict[str, Parts]:
        """Return figures of one source; one that late records forbid to say is left out."""
        changed = self._late(source, {key: figures[key] for key in columns}, stock=stock)
        groups = ask(source, columns, self.whose, by=_group(source, by), but=changed)
        found: dict[str, Parts] = {key: {} for key in columns}
        for group, parts in groups.items():
            for key, part in parts.items():
                found[key][group] = part
        if not changed:
            return found
        loaded = self.loaded(figures[next(iter(columns))], changed)
        for key, column in columns.items():
            if column.measure in JOINABLE:
                for group, part in self._by_library(key, loaded, by).items():
                    found[key][group] = found[key][group] + part if group in found[key] else part
            elif column.names:
                group = _group(source, by)
                pairs = told_apart(source, column, self.whose, by=group, but=changed)
                found[key] = self._told_apart(key, pairs, loaded, by)
            else:
                del found[key]
        return found

    def _told_apart(
        self, key: str, pairs: Iterable[tuple[Any, Any]], loaded: Sheet, by: str | None
    ) -> Parts:
        """Return how many texts there are apart, in the database's rows and in the late ones."""
        found: dict[Any, set[Any]] = {None: set()} if by is None else {}
        for group, text in pairs:
            found.setdefault(group, set()).add(text)
        over = condition(self.ledger.figures[key].over or "")
        for group, figure in self._grouped(key, loaded, by):
            texts = {
                evaluate(over, scope(row, self.ledger, today=loaded.today)) for row in figure.rows
            }
            found.setdefault(group, set()).update(texts)
        return {
            group: Part(Measure.DISTINCT, len(texts), Decimal(len(texts)))
            for group, texts in found.items()
        }

    def _by_library(self, key: str, loaded: Sheet, by: str | None) -> Parts:
        groups = self._grouped(key, loaded, by)
        return {group: self._part(loaded, figure) for group, figure in groups}

    def _grouped(
        self, key: str, loaded: Sheet, by: str | None
    ) -> Iterator[tuple[Any, FigureValue]]:
        """Yield a figure by group, as the library counts it; without `by` there is one, None."""
        role = self.ledger.role(Role.UNIT)
        if by is None:
            yield None, loaded.figure(key)
        elif by != BY_UNIT or role:
            for group in table(loaded, key, role if by == BY_UNIT and role else by):
                yield self._named(group.name, by), group.figure

    def _part(self, loaded: Sheet, figure: FigureValue) -> Part:
        given, amount = figure.definition, figure.value
        if given.measure is Measure.MEAN:
            summed = given.model_copy(update={"sum": given.mean, "mean": None})
            amount = measured(self.ledger, summed, figure.rows, today=loaded.today)
        return Part(given.measure, len(figure.rows), amount)

    def _named(self, name: str, by: str) -> Any:  # noqa: ANN401 - a unit's number or a text
        if by != BY_UNIT:
            return name or None
        unit = self.units.named.get(name)
        return unit.pk if unit else None


def _group(source: Source, by: str | None) -> Sql | None:
    if by is None:
        return None
    if by == BY_UNIT:
        return UNIT
    found = source.translator.sql(condition(by))
    if found.kind not in _GROUPABLE:
        raise Untranslatable
    return found


def numbers(given: Iterable[int] | None) -> frozenset[int] | None:
    """Return some units by number, None for all."""
    return None if given is None else frozenset(given)

"""Figures of ledgers that figures of a text may be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from huizong.figures import figures, normalised
from huizong.ledgers import FigureValue, Ledger, Measure, Sheet, table
from huizong.ledgers.counting import SCALES
from huizong.lineage.agreeing import Agreement, agreement
from huizong.lineage.grounds import Asked, OfLedger
from huizong.lineage.grouping import groups_in, named_in
from huizong.lineage.names import SEVEN, Names, called, names_of, sample
from huizong.lineage.words import bare, lexicon
from huizong.values import FigureKind

_OF_ONE = frozenset({Measure.COUNT, Measure.SUM, Measure.DISTINCT})
"""Measures that say something of a single record."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ledger's figure in a period, or a group of it, with the words that name it.

    `kind`, `unit` and `noun` are as `huizong.figures` reads the printed figure, in the base unit of
    its class (58个文号: count, 个, 文号). `factor` is how much of it one of the figure's own units
    is. `titled`: its group is a record that the text calls by its title. `theirs`: another unit
    keeps it, so that only its very name tells it.
    """

    ground: OfLedger
    ledger: Ledger
    figure: FigureValue
    names: Names
    kind: FigureKind
    unit: str | None
    noun: str
    factor: Decimal
    titled: bool = False
    theirs: bool = False

    @property
    def worth(self) -> Decimal | None:
        """The value in the base unit."""
        return None if self.figure.value is None else self.figure.value * self.factor

    def plain(self, worth: Decimal) -> Decimal:
        """Return a value in the base unit in the figure's own units."""
        return worth / self.factor

    @property
    def label(self) -> str:
        """What a person calls it: 收文台账 来文份数, with the group behind."""
        label = f"{self.ledger.label} {self.figure.definition.label}"
        return f"{label}（{self.ground.group}）" if self.ground.by else label


def candidates(
    sheets: Iterable[Sheet], text: str, *, groups: bool = True, theirs: bool = False
) -> Iterator[Candidate]:
    """Yield the figures of sheets, and with `groups` those parts of them that a text names.

    Parts are by fields of choices and units, by short texts, and of the records themselves that
    the text calls by their titles, as far as the sheets hold records. `theirs`: the sheets are of
    what other units keep; then there are no groups but titles.
    """
    said, groups = bare(text), groups and not theirs
    measured = _measured_in(text)
    for sheet in sheets:
        found = [*_wholes(sheet), *(_groups(sheet, said, measured) if groups else ())]
        if groups or theirs:
            found += of_titles(sheet, said)
        yield from (replace(each, theirs=True) if theirs else each for each in found)


def _wholes(sheet: Sheet) -> Iterator[Candidate]:
    names = names_of(sheet.ledger)
    for value in sheet.figures().values():
        whole = candidate(sheet.ledger, value, asked_of(sheet), names=names)
        if whole is not None:
            yield whole


def asked_of(sheet: Sheet) -> Asked:
    """Return what a sheet answers: its days and its units."""
    return Asked(sheet.period.first, sheet.period.last, tuple(sorted(sheet.units or ())))


def candidate(
    ledger: Ledger,
    value: FigureValue,
    asked: Asked,
    *,
    names: Mapping[str, Names] | None = None,
    by: str = "",
    group: str = "",
    titled: bool = False,
) -> Candidate | None:
    """Return a figure as a candidate; None where its print has no unit that a text could have."""
    read = _printed(sample(value.definition))
    if read is None:
        return None
    named = (names or names_of(ledger))[value.key]
    if by and not titled:
        own = frozenset(map(lexicon().core, called(ledger, group)))
        named = Names(own, named.own | named.ledger, named.own)
    ground = OfLedger(ledger.key, value.key, asked, by, group)
    factor = read.seven / SEVEN / SCALES[value.definition.scale]
    return Candidate(ground, ledger, value, named, read.kind, read.unit, read.noun, factor, titled)


def worth_of(value: FigureValue) -> Decimal | None:
    """Return a figure's value in the base unit of its class, as `Candidate.worth`."""
    read = _printed(sample(value.definition))
    if read is None or value.value is None:
        return value.value
    return value.value * read.seven / SEVEN / SCALES[value.definition.scale]


def states(words: str, value: FigureValue) -> bool | None:
    """Return whether words state a ledger's figure; None where they state none."""
    found = figures(words)
    if not found or normalised(found[0]).low is None:
        return None
    return agreement(found[0], worth_of(value)) is Agreement.SAME


@dataclass(frozen=True, slots=True)
class _Printed:
    """How a printed figure is read; `seven` is what seven of its own units are in the base unit."""

    kind: FigureKind
    unit: str | None
    noun: str
    seven: Decimal


@lru_cache(maxsize=1000)
def _printed(text: str) -> _Printed | None:
    """Return how a figure is read that is printed like this; None where it is not read as one."""
    found = figures(text)
    if not found:
        return None
    stated = normalised(found[0])
    seven = stated.low if stated.low is not None else Decimal(SEVEN)
    return _Printed(stated.kind, stated.unit, found[0].noun or "", seven)


def _measured_in(text: str) -> frozenset[tuple[FigureKind, str]]:
    """Return kinds and measure words of a text's figures, also those that may stand for them."""
    found = map(normalised, figures(text))
    kinds = {(each.kind, each.unit or "") for each in found}
    return frozenset((kind, one) for kind, unit in kinds for one in lexicon().standing_for(unit))


def _groups(
    sheet: Sheet, said: str, measured: frozenset[tuple[FigureKind, str]]
) -> Iterator[Candidate]:
    names = names_of(sheet.ledger)
    asked = [
        key
        for key, figure in sheet.ledger.figures.items()
        if (read := _printed(sample(figure))) and (read.kind, read.unit or "") in measured
    ]
    for key, by, named in groups_in(sheet, said, asked):
        for group in table(sheet, key, by):
            if group.name not in named:
                continue
            found = candidate(
                sheet.ledger, group.figure, asked_of(sheet), names=names, by=by, group=group.name
            )
            if found is not None:
                yield found


def of_titles(sheet: Sheet, text: str) -> Iterator[Candidate]:
    """Yield the figures of the single records of a sheet that a text calls by their titles."""
    by, records = named_in(sheet, bare(text))
    for title, own in records.items():
        alone = Sheet(sheet.ledger, own, sheet.period, now=sheet.now)
        for key, figure in sheet.ledger.figures.items():
            if figure.measure in _OF_ONE and (value := alone.figure(key)).value:
                asked = asked_of(sheet)
                found = candidate(sheet.ledger, value, asked, by=by, group=title, titled=True)
                if found is not None:
                    yield found

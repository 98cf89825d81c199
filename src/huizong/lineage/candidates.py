"""Figures of ledgers that figures of a text may be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from huizong.figures import figures, normalised
from huizong.ledgers import FigureValue, Ledger, Sheet, Type, table
from huizong.ledgers.counting import SCALES
from huizong.ledgers.definition import OVER_ROWS
from huizong.lineage.grounds import Asked, OfLedger
from huizong.lineage.names import SEVEN, Names, names_of, sample
from huizong.lineage.words import lexicon
from huizong.values import FigureKind

_FOR_GROUPS = frozenset({Type.CHOICE, Type.CHOICES, Type.UNIT})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ledger's figure in a period, or a group of it, with the words that name it.

    `kind`, `unit` and `noun` are as `huizong.figures` reads the printed figure, in the base unit of
    its class (58个文号: count, 个, 文号). `factor` is how much of it
    one of the figure's own units is.
    """

    ground: OfLedger
    ledger: Ledger
    figure: FigureValue
    names: Names
    kind: FigureKind
    unit: str | None
    noun: str
    factor: Decimal

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


def candidates(sheets: Iterable[Sheet], *, groups: bool = True) -> tuple[Candidate, ...]:
    """Return the figures of sheets, and with `groups` their parts by each field of choices."""
    return tuple(each for sheet in sheets for each in _of_sheet(sheet, groups=groups))


def _of_sheet(sheet: Sheet, *, groups: bool) -> Iterator[Candidate]:
    names = names_of(sheet.ledger)
    for key, value in sheet.figures().items():
        whole = candidate(sheet.ledger, value, asked_of(sheet), names=names)
        if whole is None:
            continue
        yield whole
        if groups and value.definition.measure in OVER_ROWS and value.rows:
            yield from _groups(sheet, whole, key, names)


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
) -> Candidate | None:
    """Return a figure as a candidate; None where its print has no unit that a text could have."""
    read = _printed(sample(value.definition))
    if read is None:
        return None
    named = (names or names_of(ledger))[value.key]
    if by:
        named = Names(frozenset({lexicon().core(group)}), named.own | named.ledger)
    ground = OfLedger(ledger.key, value.key, asked, by, group)
    factor = read.seven / SEVEN / SCALES[value.definition.scale]
    return Candidate(ground, ledger, value, named, read.kind, read.unit, read.noun, factor)


def worth_of(value: FigureValue) -> Decimal | None:
    """Return a figure's value in the base unit of its class, as `Candidate.worth`."""
    read = _printed(sample(value.definition))
    if read is None or value.value is None:
        return value.value
    return value.value * read.seven / SEVEN / SCALES[value.definition.scale]


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


def _groups(
    sheet: Sheet, whole: Candidate, key: str, names: Mapping[str, Names]
) -> Iterator[Candidate]:
    for by in fields_for_groups(sheet.ledger, whole.figure.definition.rows):
        for group in table(sheet, key, by):
            if group.name:
                found = candidate(
                    sheet.ledger,
                    group.figure,
                    whole.ground.asked,
                    names=names,
                    by=by,
                    group=group.name,
                )
                if found is not None:
                    yield found


def fields_for_groups(ledger: Ledger, rows: str | None) -> tuple[str, ...]:
    """Return the fields of choices and units by which a figure's rows fall apart."""
    own = tuple(key for key, field in ledger.fields.items() if field.type in _FOR_GROUPS)
    columns = ledger.fields[rows].columns if rows else {}
    return own + tuple(key for key, field in columns.items() if field.type in _FOR_GROUPS)

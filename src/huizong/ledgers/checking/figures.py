"""Faults of figures, formulas and identities; figures that are reckoned from themselves."""

from collections.abc import Iterator

from huizong.ledgers.checking.told import (
    DefinitionFault,
    Ledgers,
    Place,
    expression,
    field_named,
    fields_known,
    figures_known,
    is_table,
    no_table,
    states_named,
)
from huizong.ledgers.definition import FigureDefinition, Ledger, Measure
from huizong.ledgers.expressions import ExpressionError, Kind, calls, names, nearest, parse
from huizong.values import Message

_DATED = (Kind.DATE, Kind.MOMENT, Kind.PERIOD)
SUMMED = frozenset({Measure.SUM, Measure.MEAN, Measure.MIN, Measure.MAX})


def figure_faults(ledger: Ledger, ledgers: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the figures."""
    for key, figure in ledger.figures.items():
        where: Place = ("figures", key)
        if len(figure.measures) != 1:
            told = Message(
                "一个指标只能有一种算法：count、sum、distinct、mean、min、max、ratio、formula"
            )
            yield DefinitionFault(where, told)
            continue
        if key in ledger.fields or figure.label in _labels(ledger):
            told = Message("“{name}”与字段重名；请改一个", name=figure.label)
            yield DefinitionFault(where, told)
        if figure.measure in (Measure.RATIO, Measure.FORMULA):
            yield from _formula_faults(ledger, figure, where)
        else:
            yield from _counted_faults(ledger, figure, where, ledgers)
    yield from _cycles(ledger)


def identity_faults(ledger: Ledger, _: Ledgers | None = None) -> Iterator[DefinitionFault]:
    """Yield what is wrong with the identities."""
    known = figures_known(ledger)
    for index, text in enumerate(ledger.identities):
        yield from expression(text, known, ("identities", index))


def _labels(ledger: Ledger) -> set[str]:
    return {field.label for field in ledger.fields.values()}


def _formula_faults(
    ledger: Ledger, figure: FigureDefinition, where: Place
) -> Iterator[DefinitionFault]:
    known = figures_known(ledger)
    if figure.formula is not None:
        yield from expression(figure.formula, known, (*where, "formula"), gives=Kind.NUMBER)
    for name in figure.ratio or ():
        if name not in known.kinds:
            near = nearest(name, tuple(known.kinds))
            told = Message("没有“{name}”这个指标；{near}", name=name, near=near)
            yield DefinitionFault((*where, "ratio"), told)


def _counted_faults(
    ledger: Ledger, figure: FigureDefinition, where: Place, ledgers: Ledgers | None
) -> Iterator[DefinitionFault]:
    if figure.rows and not is_table(ledger, figure.rows) and figure.rows not in ledger.links:
        yield no_table(figure.rows, (*where, "rows"))
        return
    if figure.rows in ledger.links and ledgers is None:
        # What stands in another ledger's records is seen only beside it: see `among`.
        return
    known = fields_known(ledger, figure.rows, ledgers)
    for text in figure.conditions:
        yield from expression(text, known, (*where, "where" if text == figure.where else "count"))
    if figure.over:
        gives = Kind.NUMBER if figure.measure in SUMMED else None
        yield from expression(figure.over, known, (*where, figure.measure.value), gives=gives)
        if figure.measure is Measure.DISTINCT and is_table(ledger, figure.over):
            told = Message("“{name}”是明细表；它有几行，请写 rows", name=figure.over)
            yield DefinitionFault((*where, "distinct"), told)
    yield from _time_faults(ledger, figure, where, ledgers)


def _time_faults(
    ledger: Ledger, figure: FigureDefinition, where: Place, ledgers: Ledgers | None
) -> Iterator[DefinitionFault]:
    ways = (figure.entered, figure.left, figure.at and not figure.by and figure.at)
    if sum(map(bool, ways)) > 1 or (figure.by and (figure.entered or figure.left)):
        told = Message("entered、left、at、by 说的都是怎样算进本期；请只留一个（at 可与 by 同用）")
        yield DefinitionFault(where, told)
    yield from states_named(ledger, (*figure.entered, *figure.left), where)
    if figure.by and figure.by not in _dated_columns(ledger, figure.rows, ledgers):
        yield from field_named(ledger, figure.by, (*where, "by"), *_DATED)


def _dated_columns(ledger: Ledger, table: str | None, ledgers: Ledgers | None) -> set[str]:
    columns = ledger.fields[table].columns if table in ledger.fields else {}
    if ledgers is not None and table in ledger.links:
        columns = ledgers[ledger.links[table].ledger].fields
    dated = {key: column for key, column in columns.items() if column.kind in _DATED}
    return {*dated, *(column.label for column in dated.values())}


def _cycles(ledger: Ledger) -> Iterator[DefinitionFault]:
    for key in ledger.figures:
        path = _way_back(ledger, key, (key,))
        if path:
            told = Message("指标绕着圈算自己：{path}", path=" → ".join(path))
            yield DefinitionFault(("figures", key), told)


def _way_back(ledger: Ledger, key: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the way by which a figure leads to itself, () if it does not."""
    for name in _needed(ledger, path[-1]):
        if name == key:
            return (*path, key)
        if name not in path and (found := _way_back(ledger, key, (*path, name))):
            return found
    return ()


def _needed(ledger: Ledger, key: str) -> tuple[str, ...]:
    figure = ledger.figures.get(key)
    if figure is None:
        return ()
    try:
        tree = parse(figure.formula) if figure.formula else None
    except ExpressionError:
        return ()
    # Asking itself for an earlier period never ends either.
    named = (*names(tree), *(call.function for call in calls(tree))) if tree else ()
    return tuple(ledger.aliases.get(name, name) for name in (*named, *(figure.ratio or ())))

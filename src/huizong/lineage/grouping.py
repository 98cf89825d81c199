"""Which parts of a ledger's figures a text names: choices, units, short texts, titles."""

from collections.abc import Iterable, Iterator

from huizong.ledgers import Ledger, Measure, Record, Role, Sheet, Type, table
from huizong.ledgers.definition import OVER_ROWS
from huizong.lineage.names import called
from huizong.lineage.words import bare, covered, lexicon

_CHOSEN = frozenset({Type.CHOICE, Type.CHOICES})
_NAMED = 0.75
"""How much of a group's name must stand in the text."""
_SHORTEST_TITLE = 6
"""Characters of a title that hardly stand in a text by chance."""
_SHORTEST_TEXT = 3
_MOST_TEXTS = 40
"""A field with more different texts than these is no way to group by."""


def groups_in(
    sheet: Sheet, said: str, asked: Iterable[str]
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield figures that are asked for, each with a field and its groups that bare words name.

    Nothing else need be counted.
    """
    ledger, named = sheet.ledger, dict[str, frozenset[str]]()
    for key in asked:
        figure = ledger.figures[key]
        if figure.measure not in OVER_ROWS or not sheet.figure(key).value:
            continue
        for by in fields_for_groups(ledger, figure.rows):
            if by not in named:
                named[by] = _named_of(sheet, by, figure.rows, said)
            if named[by]:
                yield key, by, named[by]


def _named_of(sheet: Sheet, by: str, rows: str | None, said: str) -> frozenset[str]:
    """Return the groups of a field that bare words name."""
    ledger = sheet.ledger
    columns = ledger.fields[rows].columns if rows in ledger.fields else {}
    field = columns.get(by) or ledger.fields[by]
    if field.type in _CHOSEN:
        return frozenset(each for each in field.choices if _is_named(ledger, each, said))
    return _contents(sheet, by, said, is_unit=field.type is Type.UNIT)


def _is_named(ledger: Ledger, choice: str, said: str) -> bool:
    cores = map(lexicon().core, called(ledger, choice))
    return any(len(each) > 1 and covered(each, said) >= _NAMED for each in cores)


def _contents(sheet: Sheet, by: str, said: str, *, is_unit: bool) -> frozenset[str]:
    """Return what stands in a field of units or short texts, as far as the words have it."""
    key = _everything(sheet.ledger)
    if key is None or not sheet.figure(key).value:
        return frozenset()
    names = [group.name for group in table(sheet, key, by)]
    if len(names) > _MOST_TEXTS and not is_unit:
        return frozenset()
    shortest = 2 if is_unit else _SHORTEST_TEXT
    return frozenset(each for each in names if len(each) >= shortest and bare(each) in said)


def _everything(ledger: Ledger) -> str | None:
    """Return the figure that counts all records of a period, if there is one."""
    plain = (
        key
        for key, figure in ledger.figures.items()
        if figure.measure is Measure.COUNT and not figure.rows
    )
    return next(plain, None)


def _is_short(ledger: Ledger, key: str) -> bool:
    field = ledger.fields.get(key)
    return (
        field is not None
        and field.type is Type.TEXT
        and field.role is None
        and not field.personal
        and not field.pattern
        and (key,) not in ledger.unique
    )


def fields_for_groups(ledger: Ledger, rows: str | None) -> tuple[str, ...]:
    """Return the fields by which a figure's rows fall apart into groups with names."""
    own = tuple(
        key
        for key, field in ledger.fields.items()
        if field.type in _CHOSEN or field.type is Type.UNIT or _is_short(ledger, key)
    )
    columns = ledger.fields[rows].columns if rows in ledger.fields else {}
    return own + tuple(key for key, field in columns.items() if field.type in _CHOSEN)


def named_in(sheet: Sheet, said: str) -> tuple[str, dict[str, tuple[Record, ...]]]:
    """Return the field of titles, and the records whose titles bare words have, by title."""
    key = sheet.ledger.role(Role.TITLE)
    if key is None or sheet.ledger.fields[key].personal:
        return "", {}
    found: dict[str, tuple[Record, ...]] = {}
    for record in sheet.own:
        title = str(record.values.get(key) or "")
        if is_title_in(title, said):
            found[title] = (*found.get(title, ()), record)
    return key, found


def is_title_in(title: str, said: str) -> bool:
    """Whether bare words have a title that hardly stands there by chance."""
    return len(bare(title)) >= _SHORTEST_TITLE and bare(title) in said

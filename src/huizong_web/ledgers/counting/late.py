"""Records of which something became otherwise after a period ended.

What stood in them then tells their history, and the library goes back through it. They are few, so
the database counts the others, and the library these.
"""

from collections.abc import Collection, Iterable

from django.db import connection

from huizong.ledgers import FigureDefinition, Ledger
from huizong.ledgers.expressions import names
from huizong.ledgers.fields import DATED
from huizong.ledgers.record import condition
from huizong_web.ledgers.counting.source import Source, Whose
from huizong_web.ledgers.loading import EDITS


def fields_of(figure: FigureDefinition, ledger: Ledger) -> frozenset[str]:
    """Return the fields whose past could make a figure another one."""
    texts = (*figure.conditions, *((figure.over,) if figure.over else ()))
    heads = {name.partition(".")[0] for text in texts for name in names(condition(text))}
    named = {ledger.aliases.get(head, head) for head in heads}
    fields = {key: field for key, field in ledger.fields.items() if key in named}
    if is_stock(figure):
        return frozenset(fields) | ({figure.rows} if figure.rows else frozenset())
    return frozenset(key for key, field in fields.items() if field.type not in DATED)


def is_stock(figure: FigureDefinition) -> bool:
    """Return whether a figure sees everything as it stood, also what was not yet filled in."""
    return figure.at == "end" and figure.by is None


def late(source: Source, whose: Whose, fields: Collection[str], *, stock: bool) -> tuple[int, ...]:
    """Return the records in which one of some fields became otherwise after the period."""
    if not fields:
        return ()
    keys, dialect = sorted(fields), source.dialect
    joins, own, belonging = source.joins(stated=False), whose.sql(), source.condition()
    form = dialect.has_any if stock else dialect.had_any
    changed = form.format(c="n.changed", marks=_marks(keys))
    text = (
        "SELECT DISTINCT r.record_id FROM ledgers_tally r"  # noqa: S608 - every piece is ours
        f" JOIN ledgers_entry n ON n.record_id = r.record_id {joins.text}"
        f" WHERE {own.text} AND r.edited > %s AND {belonging.text}"
        f' AND n."on" > %s AND n.act IN ({_marks(EDITS)}) AND {changed}'
    )
    given = (
        *joins.given,
        *own.given,
        source.period.last.isoformat(),
        *belonging.given,
        source.period.last.isoformat(),
        *(act.value for act in EDITS),
        *keys * form.count("{marks}"),
    )
    with connection.cursor() as cursor:
        cursor.execute(text, given)
        return tuple(pk for (pk,) in cursor.fetchall())


def _marks(given: Iterable[object]) -> str:
    return ", ".join("%s" for _ in given)

"""Random figures of random ledgers, each with the same thing counted in plain Python.

`counted_ledgers()` yields a ledger with figures and, by figure, what a person with a pencil would
count: nothing here asks the library how it counts. Truths are three, as in the docs: a condition
on an empty field is None, which is neither true nor false.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from huizong.ledgers import (
    Change,
    FieldDefinition,
    FigureDefinition,
    Ledger,
    Period,
    Record,
    Role,
    Type,
)
from huizong.ledgers.definition import Workflow
from ledgers import strategies

KINDS = (
    *(Type.NUMBER, Type.MONEY, Type.PERCENT, Type.DATE, Type.MOMENT, Type.PERIOD),
    *(Type.CHOICE, Type.CHOICES, Type.YES_NO, Type.TEXT, Type.TABLE),
)
NUMBERS = (Type.NUMBER, Type.MONEY, Type.PERCENT)
DATED = (Type.DATE, Type.MOMENT, Type.PERIOD)
WORDS, STATES = ("甲", "乙", "丙"), ("登记", "办理", "办结", "退回")
DAYS = st.integers(0, 180).map(lambda number: date(2026, 1, 1) + timedelta(number))
SINGLE = (Type.CHOICE, Type.YES_NO, Type.TEXT, Type.UNIT, *NUMBERS)
UNITS = ("一科", "二科", "三科")
OPERATORS = {
    "==": lambda one, other: one == other,
    "<": lambda one, other: one < other,
    ">=": lambda one, other: one >= other,
    "!=": lambda one, other: one != other,
}


@dataclass(frozen=True)
class Condition:
    """A condition as a definition writes it, and its truth by the values of a row."""

    text: str
    truth: Callable[[dict], bool | None]


@dataclass(frozen=True)
class Counted:
    """A figure and what it amounts to: the references of its rows, and its value."""

    definition: FigureDefinition
    rows: Callable[[list, Period], list[str]]
    value: Callable[[list, Period], Decimal | None]


@st.composite
def counted_ledgers(draw, *, measures=("count", "sum", "distinct", "mean", "min", "max")):
    """A ledger whose units are UNITS, with figures; and by their keys how to count them."""
    ledger = draw(small_ledgers())
    some = [draw(counted(ledger, measures=measures)) for _ in range(draw(st.integers(1, 4)))]
    made = {f"g{at}": each for at, each in enumerate(some)}
    figures = {key: each.definition for key, each in made.items()}
    return ledger.model_copy(update={"figures": figures}), made


@st.composite
def small_ledgers(draw):
    """A ledger of some fields, which few values fill: so that conditions and days often meet."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=6))
    fields = {f"f{at}": _field(f"栏{at}", kind) for at, kind in enumerate(kinds)}
    fields["unit"] = FieldDefinition(label="科室", type=Type.UNIT, required=True, role=Role.UNIT)
    days = [key for key, field in fields.items() if field.type in DATED]
    if days and draw(st.booleans()):
        key = draw(st.sampled_from(days))
        fields[key] = fields[key].model_copy(update={"role": Role.OCCURRED})
    workflow = draw(st.none() | st.just(_between_all()) | strategies.workflows())
    head = {"label": "随机台账", "basis": "自拟", "since": "2026-01-01", "key": "random"}
    return Ledger(**head, fields=fields, workflow=workflow)


def _field(label, kind):
    more = {}
    if kind in (Type.CHOICE, Type.CHOICES):
        more["choices"] = dict.fromkeys(WORDS, "")
    if kind is Type.TABLE:
        inner = (Type.NUMBER, Type.DATE, Type.CHOICE)
        more["columns"] = {f"c{at}": _field(f"列{at}", each) for at, each in enumerate(inner)}
    return FieldDefinition(label=label, type=kind, **more)


def _between_all():
    steps = [{"from": one, "to": two, "by": "clerk"} for one in STATES for two in STATES]
    return Workflow(start=STATES[0], steps=steps)


@st.composite
def kept(draw, ledger):
    """Records of such a ledger, of its units."""
    return [draw(one_kept(ledger, f"r{at}")) for at in range(draw(st.integers(2, 7)))]


@st.composite
def one_kept(draw, ledger, key):
    found = {
        name: draw(_value(field))
        for name, field in ledger.fields.items()
        if field.role is Role.OCCURRED or draw(st.integers(0, 3))
    }
    found["unit"] = draw(st.sampled_from(UNITS))
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=5))) if ledger.workflow else ()
    history = tuple(Change(draw(st.sampled_from(ledger.states)), day) for day in days)
    return Record(key, found, history)


def _value(field):
    if field.type in NUMBERS:
        return st.integers(0, 60).map(lambda number: Decimal(number) / 2)
    if field.type is Type.TABLE:
        cells = {name: _value(column) for name, column in field.columns.items()}
        rows = st.fixed_dictionaries({}, optional=cells)
        return st.lists(rows, min_size=1, max_size=3).map(tuple)
    if field.type is Type.CHOICES:
        return st.lists(st.sampled_from(WORDS), min_size=1, unique=True).map(tuple)
    if field.type is Type.PERIOD:
        return st.tuples(DAYS, DAYS).map(lambda days: tuple(sorted(days)))
    return {
        Type.DATE: DAYS,
        Type.MOMENT: DAYS.map(lambda day: datetime(day.year, day.month, day.day, 9)),  # noqa: DTZ001 - as ledgers have it: the office's own time
        Type.YES_NO: st.booleans(),
    }.get(field.type, st.sampled_from(WORDS))


@st.composite
def periods(draw, records):
    """A month, a quarter, the year, or days that begin or end on the very day of something."""
    shape = draw(st.sampled_from(("month", "quarter", "from a day", "to a day", "year")))
    if shape == "year":
        return Period.of(2026)
    if shape in ("month", "quarter"):
        return Period.of(2026, draw(st.integers(1, 6)), months=1 if shape == "month" else 3)
    days = sorted({day for each in records for day in _days_of(each)}) or [date(2026, 3, 1)]
    day, more = draw(st.sampled_from(days)), timedelta(draw(st.integers(0, 40)))
    return Period(day, day + more) if shape == "from a day" else Period(day - more, day)


def _days_of(record):
    cells = [
        cell
        for value in record.values.values()
        for each in (value if isinstance(value, tuple) else (value,))
        for cell in (each.values() if isinstance(each, dict) else (each,))
    ]
    return [
        *(change.on for change in record.history),
        *(_day(x) for x in cells if isinstance(x, date)),
    ]


@st.composite
def counted(draw, ledger, *, measures):
    """A figure of records or of a table's rows, its rows chosen by a condition."""
    tables = [key for key, field in ledger.fields.items() if field.type is Type.TABLE]
    table = draw(st.sampled_from(tables)) if tables and draw(st.booleans()) else None
    columns = ledger.fields[table].columns if table else ledger.fields
    condition = draw(st.none() | conditions(columns))
    measure, over = draw(measured(columns, measures))
    place, inside = draw(places(ledger, table))
    given = {"label": f"指标{draw(st.uuids())}", measure: over or "all", "where": None}
    if condition:
        given["where"] = condition.text
    if table:
        given["rows"] = table

    def rows(records, period):
        return [
            (reference, values)
            for reference, record, values in _rows(records, table)
            if inside(record, values, period)
            and (condition is None or condition.truth(values) is True)
            and (over is None or values.get(over) is not None)
        ]

    return Counted(
        FigureDefinition.model_validate(given | place),
        lambda records, period: [reference for reference, _ in rows(records, period)],
        lambda records, period: _amount(measure, over, [each for _, each in rows(records, period)]),
    )


@st.composite
def measured(draw, columns, measures):
    """A measure, and the field that it is of, None for a count."""
    numbers = [key for key, field in columns.items() if field.type in NUMBERS]
    single = [key for key, field in columns.items() if field.type in SINGLE]
    measure = draw(st.sampled_from(measures))
    if measure == "distinct" and single:
        return measure, draw(st.sampled_from(single))
    if measure in ("sum", "mean", "min", "max") and numbers:
        return measure, draw(st.sampled_from(numbers))
    return "count", None


@st.composite
def places(draw, ledger, table):
    """How rows are put into a period: what a definition says, and whether a row is in it."""
    inner = ledger.fields[table].columns if table else {}
    outer = {key: field for key, field in ledger.fields.items() if key not in inner}
    dated = [key for key, field in outer.items() if field.type in DATED]
    own = [key for key, field in inner.items() if field.type in DATED]
    ways = ["occurred", "end"] + ["by", "by end"] * bool(dated or own)
    ways += ["entered", "left"] * bool(ledger.workflow)
    way = draw(st.sampled_from(ways))
    if way in ("entered", "left"):
        states = tuple(draw(st.lists(st.sampled_from(ledger.states), min_size=1, unique=True)))
        return {way: states}, lambda record, _, period: _turned(
            ledger, record, period, states, into=way == "entered"
        )
    key = draw(st.sampled_from([*own, *dated])) if "by" in way else None

    def day(record, values):
        if key is None:
            return began(ledger, record)
        return _day((values if key in inner else record.values).get(key))

    said = ({"by": key} if key else {}) | ({"at": "end"} if "end" in way else {})
    if "end" in way:
        return said, lambda record, values, period: _until(day(record, values), period.last)
    return said, lambda record, values, period: _within(day(record, values), period)


def conditions(columns):
    """Conditions on some fields, joined by and, or and not."""
    leaves = st.sampled_from(sorted(columns)).flatmap(lambda key: _leaf(key, columns[key]))
    return st.recursive(leaves, _joined, max_leaves=4)


def _joined(parts):
    both = st.tuples(parts, parts)
    return (
        both.map(lambda pair: Condition(f"({pair[0].text}) and ({pair[1].text})", _all(*pair)))
        | both.map(lambda pair: Condition(f"({pair[0].text}) 或 ({pair[1].text})", _any(*pair)))
        | parts.map(lambda part: Condition(f"not ({part.text})", _not(part)))
    )


def _all(one, other):
    def truth(values):
        both = (one.truth(values), other.truth(values))
        return False if False in both else None if None in both else True

    return truth


def _any(one, other):
    def truth(values):
        both = (one.truth(values), other.truth(values))
        return True if True in both else None if None in both else False

    return truth


def _not(part):
    def truth(values):
        found = part.truth(values)
        return None if found is None else not found

    return truth


def _leaf(key, field):
    empty = Condition(f"empty({key})", lambda values: key not in values)
    filled = Condition(f"已填({key})", lambda values: key in values)
    return st.sampled_from((empty, filled)) | _of_value(key, field)


def _of_value(key, field):
    if field.type in NUMBERS:
        return st.tuples(st.sampled_from(sorted(OPERATORS)), st.integers(0, 30)).map(
            lambda pair: _compared(key, pair[0], str(pair[1]), Decimal(pair[1]))
        )
    if field.type is Type.YES_NO:
        return st.just(Condition(key, lambda values: values.get(key)))
    if field.type is Type.CHOICE and all(map(_plain, field.choices)):
        chosen = st.lists(st.sampled_from(tuple(field.choices)), min_size=1, unique=True)
        return chosen.map(lambda names: _among(key, names))
    if field.type is Type.CHOICES:
        return st.integers(1, 3).map(
            lambda least: Condition(
                f"number_of({key}) >= {least}",
                lambda values: len(values[key]) >= least if key in values else None,
            )
        )
    if field.type is Type.DATE:
        return st.integers(1, 6).map(
            lambda month: Condition(
                f"月份({key}) <= {month}",
                lambda values: values[key].month <= month if key in values else None,
            )
        )
    return st.just(Condition(f"filled({key})", lambda values: key in values))


def _compared(key, sign, text, number):
    compare = OPERATORS[sign]
    return Condition(
        f"{key} {sign} {text}",
        lambda values: compare(values[key], number) if key in values else None,
    )


def _among(key, names):
    listed = ", ".join(f'"{name}"' for name in names)
    return Condition(
        f"{key} in [{listed}]", lambda values: values[key] in names if key in values else None
    )


def _plain(name):
    return all("一" <= sign <= "龥" for sign in name)


def began(ledger, record):
    """The day from which there is a record."""
    key = next((key for key, each in ledger.fields.items() if each.role is Role.OCCURRED), None)
    day = _day(record.values.get(key)) if key else None
    if day is None and record.history:
        day = record.history[0].on
    return day


def state(ledger, record, day):
    """The state at the end of a day."""
    now = ledger.workflow.start
    for change in record.history:
        if change.on <= day:
            now = change.state
    return now


def _turned(ledger, record, period, states, *, into):
    first = began(ledger, record)
    if first is None or first > period.last:
        return False
    before = period.first - timedelta(days=1)
    was = first <= before and state(ledger, record, before) in states
    now = state(ledger, record, period.last) in states
    return now and not was if into else was and not now


def _rows(records, table):
    for record in records:
        if table is None:
            yield record.key, record, record.values
            continue
        for at, values in enumerate(record.values.get(table, ())):
            yield f"{record.key}/{table}/{at}", record, values


def _amount(measure, over, rows):
    found: list[Any] = [values[over] for values in rows] if over else rows
    if measure == "count":
        return Decimal(len(found))
    if measure == "distinct":
        return Decimal(len(set(found)))
    if measure == "sum":
        return sum(found, Decimal(0))
    if not found:
        return None
    if measure == "mean":
        return sum(found, Decimal(0)) / len(found)
    return min(found) if measure == "min" else max(found)


def _day(value):
    if isinstance(value, tuple):
        value = value[0]
    return value.date() if isinstance(value, datetime) else value


def _within(day, period):
    return day is not None and period.first <= day <= period.last


def _until(day, last):
    return day is not None and day <= last

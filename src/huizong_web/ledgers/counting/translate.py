"""Expressions of a definition as SQL.

Both know three truths and leave empty what is empty, so that the answer is the library's. What has
no exact counterpart raises Untranslatable; the library then counts the rows itself.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from huizong.ledgers import FieldDefinition, Ledger, Role
from huizong.ledgers.definition import STATE, TODAY
from huizong.ledgers.expressions import Call, Kind, Name, Node
from huizong.ledgers.expressions.functions import APART, BY_CHINESE
from huizong.ledgers.expressions.tree import (
    Comparison,
    Joined,
    Listing,
    Literal,
    Not,
    Operation,
)
from huizong_web.ledgers.counting.dialects import Dialect

VALUES = 'r."values"'
WHOLE = '(SELECT f."values" FROM ledgers_record f WHERE f.id = r.record_id)'
"""The record of a tally, for what the tally has not."""
UNIT_NAME = "(SELECT u.name FROM offices_unit u WHERE u.id = r.unit_id)"


class Untranslatable(Exception):  # noqa: N818 - no fault: somebody else counts then
    """An expression has no exact counterpart in SQL."""


Given: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL with what goes in for its %s, and what it yields.

    `raw` is the text from which a number was read, where there is one.
    """

    text: str
    given: Given = ()
    kind: Kind = Kind.OTHER
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates what is said of a record `r`, or of a row of its table field.

    `state` is how its state on `today` is asked for, `row` what the row is. With `tallied` `r` is
    the record's tally, which has these fields.
    """

    ledger: Ledger
    dialect: Dialect
    today: date
    state: Sql
    table: str | None = None
    row: str = ""
    tallied: Collection[str] | None = None

    def sql(self, node: Node) -> Sql:
        """Return a tree as SQL; raises Untranslatable."""
        match node:
            case Literal(value=value):
                return _literal(value)
            case Name(name=name):
                return self._name(name)
            case Not(part=part):
                return _of_parts("(NOT {})", [self.sql(part)], Kind.FLAG)
            case Joined(sign=sign, parts=parts):
                pieces = [self.sql(part) for part in parts]
                form = f" {sign.upper()} ".join("{}" for _ in pieces)
                return _of_parts(f"({form})", pieces, Kind.FLAG)
            case Comparison():
                return self._comparison(node)
            case Operation(sign=sign, left=left, right=right):
                return self._operation(sign, self.sql(left), self.sql(right))
            case Call(function=function, arguments=arguments):
                return self._call(BY_CHINESE.get(function, function), arguments)
        raise Untranslatable

    def _name(self, name: str) -> Sql:
        key = self.ledger.aliases.get(name, name)
        if "." in name:
            return self._added_up(*name.split(".", 1))
        if key == TODAY:
            return Sql("%s", (self.today.isoformat(),), Kind.DATE)
        if key == STATE:
            return self.state
        if self.table is not None:
            columns = self.ledger.fields[self.table].columns
            column = next((one for one, each in columns.items() if each.label == name), key)
            if column in columns:
                return self.field(columns[column], self.row, column)
        if key not in self.ledger.fields:
            raise Untranslatable
        if key == self.ledger.role(Role.UNIT):
            return Sql(UNIT_NAME, (), Kind.TEXT)
        return self.field(self.ledger.fields[key], self._column(self.ledger.fields[key], key), key)

    def _column(self, field: FieldDefinition, key: str) -> str:
        """Return what has a field: the tally, or for a text that no figure speaks of the record."""
        if self.tallied is None or key in self.tallied:
            return VALUES
        if field.kind is not Kind.TEXT:
            raise Untranslatable  # a tally's other values are known to be good
        return WHOLE

    def _added_up(self, table: str, name: str) -> Sql:
        """Return a column of a table field, added up; what another record has is not here."""
        head = self.ledger.aliases.get(table, table)
        field = self.ledger.fields.get(head)
        columns = field.columns if field else {}
        column = next((key for key, each in columns.items() if name in (key, each.label)), "")
        kept = self.tallied is None or head in self.tallied
        known = column and columns[column].kind is Kind.NUMBER
        if not (known and kept and self.dialect.exact):
            raise Untranslatable
        rows = self.dialect.array.format(c=VALUES, k=head)
        number = self.dialect.number.format(c="e.value", k=column)
        text = f"(SELECT SUM({number}) FROM jsonb_array_elements({rows}) e(value))"  # noqa: S608 - keys of a checked definition
        return Sql(text, (), Kind.NUMBER)

    def field(self, field: FieldDefinition, column: str, key: str) -> Sql:
        """Return a field's value as its kind."""
        if not key.isidentifier():
            raise Untranslatable
        forms = {
            Kind.NUMBER: self.dialect.number,
            Kind.FLAG: self.dialect.flag,
            Kind.DATE: self.dialect.day,
            Kind.MANY: self.dialect.array,
            Kind.PERIOD: self.dialect.array,
            Kind.OTHER: self.dialect.array,
        }
        form = forms.get(field.kind, self.dialect.text)
        raw = f"{column}->>'{key}'" if field.kind is Kind.NUMBER else ""
        return Sql(form.format(c=column, k=key), (), field.kind, raw)

    def _comparison(self, node: Comparison) -> Sql:
        if node.sign in ("in", "not in"):
            return self._among(node)
        left, right = self.sql(node.left), self.sql(node.right)
        if left.kind is not right.kind or left.kind not in _COMPARABLE:
            raise Untranslatable
        if left.kind is Kind.TEXT and node.sign not in ("==", "!="):
            raise Untranslatable
        sign = {"==": "=", "!=": "<>"}.get(node.sign, node.sign)
        return _of_parts(f"({{}} {sign} {{}})", [left, right], Kind.FLAG)

    def _among(self, node: Comparison) -> Sql:
        negated = "NOT " if node.sign == "not in" else ""
        left = self.sql(node.left)
        if not isinstance(node.right, Listing):
            many = self.sql(node.right)
            if many.kind is not Kind.MANY or left.kind is not Kind.TEXT:
                raise Untranslatable
            if many.given or len(left.given) > 1:
                raise Untranslatable
            text = self.dialect.holds.format(a=many.text, e=left.text)
            return Sql(f"({negated}{text})", left.given, Kind.FLAG)
        if not all(isinstance(part, Literal) for part in node.right.parts):
            raise Untranslatable
        parts = [self.sql(part) for part in node.right.parts]
        if not parts or any(part.kind is not left.kind for part in parts):
            raise Untranslatable
        form = ", ".join("{}" for _ in parts)
        return _of_parts(f"({{}} {negated}IN ({form}))", [left, *parts], Kind.FLAG)

    def _operation(self, sign: str, left: Sql, right: Sql) -> Sql:
        if left.kind is Kind.DATE and right.kind is Kind.DATE and sign == "-":
            text = self.dialect.between.format(last=left.text, first=right.text)
            return Sql(text, (*left.given, *right.given), Kind.NUMBER)
        numbers = left.kind is Kind.NUMBER and right.kind is Kind.NUMBER
        if not numbers or sign not in "+-*" or not self.dialect.exact:
            raise Untranslatable
        return _of_parts(f"({{}} {sign} {{}})", [left, right], Kind.NUMBER)

    def _call(self, function: str, arguments: Sequence[Node]) -> Sql:
        pieces = [self.sql(argument) for argument in arguments]
        make = _CALLS.get(function)
        if make is None:
            raise Untranslatable
        return make(self.dialect, pieces)


_COMPARABLE = frozenset({Kind.NUMBER, Kind.TEXT, Kind.DATE, Kind.MOMENT, Kind.TIME, Kind.FLAG})


def _literal(value: Decimal | str | bool) -> Sql:  # noqa: FBT001 - a value of the language
    if isinstance(value, bool):
        return Sql("TRUE" if value else "FALSE", (), Kind.FLAG)
    if isinstance(value, Decimal):
        return Sql(f"{value:f}", (), Kind.NUMBER)
    return Sql("%s", (value,), Kind.TEXT)


def _of_parts(form: str, parts: Sequence[Sql], kind: Kind) -> Sql:
    text = form.format(*(part.text for part in parts))
    return Sql(text, tuple(each for part in parts for each in part.given), kind)


def _total(dialect: Dialect, parts: list[Sql]) -> Sql:
    if not dialect.exact:
        raise Untranslatable
    form = " + ".join("COALESCE({}, 0)" for _ in parts)
    return _of_parts(f"({form})", parts, Kind.NUMBER)


def _end(at: int) -> Callable[[Dialect, list[Sql]], Sql]:
    def made(_: Dialect, parts: list[Sql]) -> Sql:
        if parts[0].given:
            raise Untranslatable
        return Sql(f"({parts[0].text}->>{at})", (), Kind.DATE)

    return made


def _days(dialect: Dialect, parts: list[Sql]) -> Sql:
    first, last = parts
    text = dialect.between.format(last=last.text, first=first.text)
    return Sql(text, (*last.given, *first.given), Kind.NUMBER)


def _together(dialect: Dialect, parts: list[Sql]) -> Sql:
    numbers = {Kind.NUMBER: dialect.digits}
    form = f" || '{APART}' || ".join(numbers.get(part.kind, "{x}").format(x="{}") for part in parts)
    return _of_parts(f"({form})", parts, Kind.TEXT)


def _cut(form: str, kind: Kind) -> Callable[[Dialect, list[Sql]], Sql]:
    return lambda _, parts: _of_parts(form, parts, kind)


_CALLS: dict[str, Callable[[Dialect, list[Sql]], Sql]] = {
    "empty": _cut("({} IS NULL)", Kind.FLAG),
    "filled": _cut("({} IS NOT NULL)", Kind.FLAG),
    "total": _total,
    "together": _together,
    "year": _cut("CAST(substr({}, 1, 4) AS INTEGER)", Kind.NUMBER),
    "month": _cut("CAST(substr({}, 6, 2) AS INTEGER)", Kind.NUMBER),
    "day_of": _cut("substr({}, 1, 10)", Kind.DATE),
    "first_day": _end(0),
    "last_day": _end(1),
    "days": _days,
    "number_of": lambda dialect, parts: Sql(
        dialect.length.format(a=parts[0].text), parts[0].given, Kind.NUMBER
    ),
}
"""The rest of the functions are for the library: rounding, texts, hours."""

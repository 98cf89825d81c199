"""The cells of one column, as values of its field; what was read once is not read again."""

from typing import Any

from huizong.ledgers.fields import NUMBERS, FieldDefinition, Type
from huizong.ledgers.sheets.directory import Resolver, Unknown
from huizong.ledgers.sheets.fitting import Wrong, fitted
from huizong.ledgers.sheets.given import Given
from huizong.ledgers.sheets.told import Kind
from huizong.ledgers.typed import TypedError, typed
from huizong.values import Message

Read = tuple[Any, Wrong | None]
"""A value (None where the cell is empty or wrong), and what to tell of it."""

_KINDS = {
    **dict.fromkeys(NUMBERS, Kind.NUMBER),
    **dict.fromkeys((Type.DATE, Type.TIME, Type.MOMENT, Type.PERIOD), Kind.DAY),
    **dict.fromkeys((Type.CHOICE, Type.CHOICES, Type.YES_NO), Kind.CHOICE),
    **dict.fromkeys((Type.PHONE, Type.ID_NUMBER), Kind.PERSONAL),
}
_MEASURES = ("本栏以“{unit}”计；请换算后填写", "这里填的不是同一种量；请核对单位")
_ALWAYS_NEW = frozenset({Type.TEXT, Type.LONG_TEXT, Type.PHONE, Type.ID_NUMBER, Type.FILE})
_MOST_KEPT, _SHORT = 20_000, 60
_MOST_TOLD = 12


class ColumnReader:
    """Reads the cells of a column. Days, names and choices come again and again in a sheet."""

    def __init__(
        self, field: FieldDefinition, resolver: Resolver, *, unit: str = "", year: int | None = None
    ) -> None:
        self.field = field
        self._resolver, self._unit, self._year = resolver, unit, year
        self._kept: dict[Given, Read] = {}
        self._keeps = field.type not in _ALWAYS_NEW

    def read(self, given: Given) -> Read:
        """Return what a cell means, and what is wrong with it or to be looked at."""
        if not self._keeps or (isinstance(given, str) and len(given) > _SHORT):
            return self._read(given)
        # True and 1 are one key to a dict, but not to a field.
        if isinstance(given, bool):
            return self._read(given)
        found = self._kept.get(given)
        if found is None:
            found = self._read(given)
            if len(self._kept) < _MOST_KEPT:
                self._kept[given] = found
        return found

    def _read(self, given: Given) -> Read:
        try:
            asked, told = fitted(self.field, given, self._unit)
            value = typed(self.field, asked, year=self._year)
            return self._resolver.resolve(self.field, value), told
        except TypedError as error:
            return None, _refused(self.field, error.message)
        except Unknown as error:
            return None, Wrong(error.kind, error.message, error.remedy)
        except Wrong as wrong:
            return None, wrong


def _refused(field: FieldDefinition, message: Message) -> Wrong:
    """Return what `typed` says, its advice apart from what is wrong."""
    arguments = dict(message.arguments)
    hint = arguments.pop("hint", None)
    kind = _KINDS.get(field.type, Kind.VALUE)
    if not isinstance(hint, Message):
        return Wrong(kind, message, Message("请核对“{label}”", label=field.label))
    if hint.template in _MEASURES:
        kind = Kind.MEASURE
    return Wrong(kind, Message("“{label}”不能是“{text}”", **arguments), _with_choices(field, hint))


def _with_choices(field: FieldDefinition, hint: Message) -> Message:
    """Return advice with what may be chosen, unless it says so itself or that is a long list."""
    choices = "、".join(field.choices)
    if not 0 < len(field.choices) <= _MOST_TOLD or choices in str(hint):
        return hint
    return Message("{hint} 可以填的有：{choices}", hint=hint, choices=choices)

"""What a cell holds, as `typed` takes it: sheets keep days as numbers and names in one text."""

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from huizong.chinese import half_width
from huizong.ledgers.fields import MASKED, NUMBERS, FieldDefinition, Type
from huizong.ledgers.sheets.given import Broken, Given
from huizong.ledgers.sheets.lists import split
from huizong.ledgers.sheets.money import MONEY
from huizong.ledgers.sheets.safe import unsafe
from huizong.ledgers.sheets.told import Kind
from huizong.reading.sheets_dates import moment_of
from huizong.values import Message, Severity

_BARE = re.compile(r"[-+]?[\d０-９][\d０-９.,．，]*")
HIDDEN = "＊＊＊"
"""What stands for a text that a person may not see."""
_EXACT = 15
_FIRST_DAY, _LAST_DAY = 20_000, 80_000  # 1954 to 2119: what a day looks like as a number
SEVERAL = frozenset({Type.CHOICES, Type.RECORDS, Type.IMAGES})
_CLOCKED = frozenset({Type.DATE, Type.MOMENT})
_DAY_LONG = 10


class Wrong(Exception):  # noqa: N818 - the user's fault, told as a sentence
    """A cell holds no value of its field, or one to look at (a warning)."""

    def __init__(
        self, kind: Kind, message: Message, remedy: Message, severity: Severity = Severity.ERROR
    ) -> None:
        super().__init__(str(message))
        self.kind, self.message, self.remedy, self.severity = kind, message, remedy, severity


def fitted(field: FieldDefinition, given: Given, unit: str) -> tuple[Any, Wrong | None]:
    """Return what `typed` should be asked about a cell, and what to tell besides.

    `unit` is the measure in the column's head. Raises Wrong for what is no value whatever the
    field.
    """
    if isinstance(given, Broken):
        raise _broken(given)
    if isinstance(given, str):
        # No store keeps a sign zero, and nobody has typed one.
        given = unsafe(given.replace("\0", "").strip(), head=field.label)
    if field.type in NUMBERS:
        return _number(field, given, unit), None
    if field.type in _CLOCKED:
        return _day(given)
    if field.type is Type.TIME:
        return _time(given), None
    text = as_text(given)
    _whole(field, given, text)
    if field.type is Type.CHOICE:
        return _choice(field, text), None
    return split(text) if field.type in SEVERAL else text, None


def as_text(given: Given) -> str:
    """Return a cell as a person would type it."""
    match given:
        case Decimal():
            return f"{given:f}"
        case bool():
            return "是" if given else "否"
        case datetime():
            return given.isoformat(" ", "seconds" if given.second else "minutes")
        case date() | time():
            return given.isoformat()
        case Broken():
            return given.shows
        case _:
            return given


def _number(field: FieldDefinition, given: Given, unit: str) -> Any:  # noqa: ANN401 - a number, text, or what is refused
    """Return a number in the field's own measure, as far as the head or a % behind it tells."""
    text = as_text(given)
    if field.type is Type.PERCENT and _BARE.fullmatch(text[:-1]) and text[-1] in "%％":
        return text[:-1]
    if not unit or not _BARE.fullmatch(text):
        return given
    if unit not in MONEY:
        return text + unit
    plain = half_width(text).replace("，", "").replace(",", "")
    try:
        value = Decimal(plain) * MONEY[unit]
    except InvalidOperation:
        return given
    return value.to_integral_value() if value == value.to_integral_value() else value


def _choice(field: FieldDefinition, text: str) -> str:
    """Return the choice that a text is but for blanks: 校 车 is 校车."""
    if text in field.choices:
        return text
    bare = "".join(text.split())
    meant = [choice for choice in field.choices if "".join(choice.split()) == bare]
    return meant[0] if len(meant) == 1 else text


def _day(given: Given) -> tuple[Any, Wrong | None]:
    if isinstance(given, Decimal):
        return _day_of_number(given)
    if isinstance(given, str) and len(given) > _DAY_LONG:
        try:
            return datetime.fromisoformat(given).replace(tzinfo=None), None
        except ValueError:
            return given, None
    return given, None


def _day_of_number(given: Decimal) -> tuple[Any, Wrong | None]:
    """Return the day of a number that lost its format: 46086 is 5 March 2026."""
    found = moment_of(float(given)) if _FIRST_DAY <= given <= _LAST_DAY else None
    if found is None:
        return f"{given:f}", None
    said = Message(
        "日期存成了数 {number}，读作 {day}", number=f"{given:f}", day=f"{found:%Y-%m-%d}"
    )
    remedy = Message("请核对；最好把这一列设为日期格式")
    return found, Wrong(Kind.SERIAL, said, remedy, Severity.WARNING)


def _time(given: Given) -> Any:  # noqa: ANN401 - a time, or what is refused
    if isinstance(given, Decimal) and 0 <= given < 1:
        found = moment_of(float(given) + _FIRST_DAY)
        return found.time() if found else given
    if isinstance(given, str) and ":" in given:
        try:
            return time.fromisoformat(given).replace(tzinfo=None)
        except ValueError:
            return given
    return given if isinstance(given, datetime | time) else as_text(given)


def _broken(given: Broken) -> Wrong:
    if given.shows:
        said = Message("公式出错，显示 {shows}", shows=given.shows[:20])
        return Wrong(Kind.FORMULA_ERROR, said, Message("请改正公式，或者直接填写内容"))
    said = Message("公式没有算出的结果")
    remedy = Message("请用 Excel 或 WPS 打开、保存一次，或者粘贴为数值")
    return Wrong(Kind.NO_RESULT, said, remedy)


def _whole(field: FieldDefinition, given: Given, text: str) -> None:
    if isinstance(given, Decimal) and given.adjusted() >= _EXACT:
        said = Message("“{label}”存成了数，表格只留十五位，后面的数字已经丢了", label=field.label)
        remedy = Message("请把这一列设为文本格式，对照原件重新填写")
        raise Wrong(Kind.DIGITS_LOST, said, remedy)
    if text == HIDDEN or (field.type in MASKED and "*" in text):
        said = Message("“{label}”是遮住的，不是原来的内容", label=field.label)
        raise Wrong(Kind.MASKED, said, Message("请填写完整；没有的请空着，或者删去这一列"))

"""What a person typed or pasted, as the value that a field holds.

Cells of a workbook come as numbers and dates and pass too. Figures are read as everywhere in the
house: 58个, 1.4万元, 95.02％, 二十三; what is only about so many is refused: a ledger counts.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from huizong.chinese import half_width, number
from huizong.figures import figures
from huizong.ledgers.expressions import nearest
from huizong.ledgers.fields import LONGEST, MASKED, NUMBERS, FieldDefinition, Type
from huizong.ledgers.numbers_of_people import id_number, phone
from huizong.values import Bound, FigureKind, Message

WANTED = {
    Type.NUMBER: FigureKind.COUNT,
    Type.MONEY: FigureKind.MONEY,
    Type.PERCENT: FigureKind.PERCENT,
}
_BETWEEN = re.compile(r"\s*(?:至|到|—+|–|～|~)\s*")
_APART = re.compile(r"[、，,；;\n]+")
_DAY = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?|(\d{4})(\d\d)(\d\d)"
)
_NO_YEAR = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_CLOCK = re.compile(r"(上午|下午|晚上|晚)?\s*(\d{1,2})\s*(?:[:：时点])\s*(?:(\d{1,2})\s*分?|(半))?")
_TRUE = frozenset({"是", "有", "√", "✓", "对", "1", "y", "yes", "true", "已"})
_FALSE = frozenset({"否", "无", "×", "✗", "没有", "0", "n", "no", "false", "未"})
NOON = 12
MOST_DIGITS = 18


class TypedError(Exception):
    """A text is no value of the field; `message` says why and what to write."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def typed(field: FieldDefinition, given: Any, *, year: int | None = None) -> Any:  # noqa: ANN401 - cells and values of any kind
    """Return the value that a text or cell means in a field, None where it is empty.

    `year` completes days without one (3月5日). Raises TypedError.
    """
    if isinstance(given, str):
        given = given.strip()
    if given is None or given in ("", (), []):
        return None
    return _READERS.get(field.type, _text)(field, given, year)


def typed_row(
    columns: Mapping[str, FieldDefinition], given: Mapping[str, Any], *, year: int | None = None
) -> tuple[dict[str, Any], dict[str, Message]]:
    """Return the values of a row by field, and why others could not be read.

    Cells may be named by key or by label; what no field is called is refused under its own name.
    """
    labels = {column.label: key for key, column in columns.items()}
    values: dict[str, Any] = {}
    refused: dict[str, Message] = {}
    for name, cell in given.items():
        key = labels.get(name, name)
        if key not in columns:
            refused[key] = Message(
                "没有“{key}”这个字段；{near}", key=key, near=nearest(key, labels)
            )
            continue
        try:
            value = typed(columns[key], cell, year=year)
        except TypedError as error:
            refused[key] = error.message
            continue
        if value is not None:
            values[key] = value
    return values, refused


def _text(field: FieldDefinition, given: object, _: int | None) -> str:
    text = str(given)
    if len(text) > (most := LONGEST.get(field.type, LONGEST[Type.TEXT])):
        raise TypedError(Message("有{n}个字，最多{most}个；请精简", n=len(text), most=most))
    return text


def _number(field: FieldDefinition, given: object, _: int | None) -> Decimal:
    if isinstance(given, bool | date | time):
        raise _no(field, str(given), Message("请写数，如 58"))
    text = half_width(str(given)).replace("，", ",").replace(" ", "")
    try:
        value = Decimal(re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text))
    except InvalidOperation:
        value = _measured(field, text)
    if not value.is_finite() or (value and abs(value.adjusted()) > MOST_DIGITS):
        raise _no(field, text, Message("请写数，如 58"))
    return value


def _measured(field: FieldDefinition, text: str) -> Decimal:
    found = figures(text)
    whole = found[0] if len(found) == 1 and found[0].text == text else None
    if whole is None or whole.low is None:
        spoken = number(text)
        if spoken is None:
            raise _no(field, text, Message("请写数，如 58、1.4万"))
        return spoken
    if whole.bound is not Bound.EXACT:
        raise _no(field, text, Message("台账里要确数，不写“约、多、近、以上”"))
    _same_unit(field, text, whole.kind, whole.unit)
    return whole.low


def _same_unit(field: FieldDefinition, text: str, kind: FigureKind, unit: str | None) -> None:
    if field.type in (Type.MONEY, Type.PERCENT) and kind is not WANTED[field.type]:
        raise _no(field, text, Message("这里填的不是同一种量；请核对单位"))
    if field.unit and unit not in (field.unit, "个"):
        hint = Message("本栏以“{unit}”计；请换算后填写", unit=field.unit)
        raise _no(field, text, hint)


def _date(field: FieldDefinition, given: object, year: int | None) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    text = half_width(str(given))
    if found := _DAY.fullmatch(text):
        parts = [int(part) for part in found.groups() if part]
    elif (found := _NO_YEAR.fullmatch(text)) and year:
        parts = [year, int(found[1]), int(found[2])]
    else:
        return _spoken_date(field, text)
    try:
        return date(*parts)
    except ValueError as error:
        raise _no(field, text, Message("没有这一天；请核对")) from error


def _spoken_date(field: FieldDefinition, text: str) -> date:
    found = [figure.date for figure in figures(text) if figure.text == text and figure.date]
    try:
        return date.fromisoformat(found[0] or "")
    except (IndexError, ValueError) as error:
        raise _no(field, text, Message("请写成 2026-03-05 或 2026年3月5日")) from error


def _time(field: FieldDefinition, given: object, _: int | None) -> time:
    if isinstance(given, datetime):
        return given.time()
    if isinstance(given, time):
        return given
    found = _CLOCK.fullmatch(half_width(str(given)))
    if found is None:
        raise _no(field, str(given), Message("请写成 14:30"))
    hour = int(found[2])
    if found[1] in ("下午", "晚上", "晚") and hour < NOON:
        hour += NOON
    try:
        return time(hour, 30 if found[4] else int(found[3] or 0))
    except ValueError as error:
        raise _no(field, str(given), Message("没有这个时刻；请核对")) from error


def _moment(field: FieldDefinition, given: object, year: int | None) -> datetime:
    if isinstance(given, datetime):
        return given.replace(tzinfo=None)
    text = half_width(str(given)).replace("T", " ")
    cut = re.fullmatch(r"(?:(.*?[日号])\s*|(\S+)\s+)(\S.*)", text)
    if cut is None:
        raise _no(field, text, Message("请写成 2026-03-05 14:30"))
    day = _date(field, (cut[1] or cut[2]).strip(), year)
    return datetime.combine(day, _time(field, cut[3], year))


def _period(field: FieldDefinition, given: Any, year: int | None) -> tuple[date, date]:  # noqa: ANN401 - text or two days
    ends = _BETWEEN.split(given) if isinstance(given, str) else list(given)
    if len(ends) != 2:
        raise _no(field, str(given), Message("请写成 2026-03-05至2026-03-08"))
    first = _date(field, ends[0], year)
    last = _date(field, ends[1], year or first.year)
    if last < first:
        raise _no(field, str(given), Message("止日早于起日；请核对"))
    return first, last


def _choice(field: FieldDefinition, given: object, _: int | None) -> str:
    text = str(given).strip()
    if text in field.choices:
        return text
    folded = half_width(text).upper()
    meant = [key for key, meaning in field.choices.items() if folded in (key.upper(), meaning)]
    if len(meant) == 1:
        return meant[0]
    hint = Message("{help}", help=field.help) if field.help else nearest(text, field.choices)
    raise _no(field, text, hint)


def _choices(field: FieldDefinition, given: object, year: int | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_choice(field, each, year) for each in _several(field, given, year)))


def _several(_: FieldDefinition, given: Any, __: int | None) -> tuple[str, ...]:  # noqa: ANN401 - text or list
    parts = _APART.split(given) if isinstance(given, str) else given
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _yes_no(field: FieldDefinition, given: object, _: int | None) -> bool:
    text = half_width(str(given)).strip().lower()
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    raise _no(field, text, Message("请写“是”或“否”"))


def _personal(field: FieldDefinition, given: object, _: int | None) -> str:
    text = half_width(str(given)).replace(" ", "").upper()
    read = phone if field.type is Type.PHONE else id_number
    why = read(text)
    if why is not None:
        # The number itself is never repeated: messages end up in logs and error sheets.
        raise TypedError(why)
    return text


def _table(
    field: FieldDefinition, given: str | Sequence[Mapping[str, Any]], year: int | None
) -> tuple[Mapping[str, Any], ...]:
    if isinstance(given, str) or not all(isinstance(row, Mapping) for row in given):
        raise TypedError(Message("“{label}”是明细表；请一行一行填写", label=field.label))
    rows: list[Mapping[str, Any]] = []
    for index, row in enumerate(given, 1):
        values, refused = typed_row(field.columns, row, year=year)
        for message in refused.values():
            raise TypedError(Message("第{index}行：{why}", index=index, why=message))
        rows.append(values)
    return tuple(rows)


def _no(field: FieldDefinition, text: str, hint: Message) -> TypedError:
    shown = "…" if field.type in MASKED else text[:40]
    return TypedError(
        Message("“{label}”不能是“{text}”；{hint}", label=field.label, text=shown, hint=hint)
    )


_READERS: dict[Type, Callable[[FieldDefinition, Any, int | None], Any]] = {
    **dict.fromkeys(NUMBERS, _number),
    Type.DATE: _date,
    Type.TIME: _time,
    Type.MOMENT: _moment,
    Type.PERIOD: _period,
    Type.CHOICE: _choice,
    Type.CHOICES: _choices,
    Type.RECORDS: _several,
    Type.IMAGES: _several,
    Type.YES_NO: _yes_no,
    Type.PHONE: _personal,
    Type.ID_NUMBER: _personal,
    Type.TABLE: _table,
}

"""What a field of a ledger may be."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from huizong.ledgers.expressions import Kind
from huizong.values import Message


class Part(BaseModel):
    """A part of a definition: frozen, and with no key that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Timed(Part):
    """A part that is of a time: it holds for what is of the days `since` to `until`."""

    since: str | None = None
    until: str | None = None

    def holds_on(self, day: date | None) -> bool:
        """Return whether it holds for a thing of a day; what has no day yet is of now."""
        text = day.isoformat() if day else None
        return text is None or (self.since or text) <= text <= (self.until or text)


class Type(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"  # yuan
    PERCENT = "percent"  # the number before %
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"  # date and time
    PERIOD = "period"  # two dates, both included
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    UNIT = "unit"
    PERSON = "person"
    RECORD = "record"
    RECORDS = "records"
    FILE = "file"
    IMAGES = "images"
    PLACE = "place"
    PHONE = "phone"  # masked
    ID_NUMBER = "id_number"  # masked
    TABLE = "table"


class Role(StrEnum):
    """What a field means to the ledger; each stands once at most."""

    OCCURRED = "occurred"  # the day that puts a record into a period
    TITLE = "title"  # what a record is called in lists
    UNIT = "unit"  # whose record it is
    PERSON = "person"  # who answers for it


KINDS = {
    Type.NUMBER: Kind.NUMBER,
    Type.MONEY: Kind.NUMBER,
    Type.PERCENT: Kind.NUMBER,
    Type.DATE: Kind.DATE,
    Type.MOMENT: Kind.MOMENT,
    Type.TIME: Kind.TIME,
    Type.YES_NO: Kind.FLAG,
    Type.CHOICES: Kind.MANY,
    Type.RECORDS: Kind.MANY,
    Type.IMAGES: Kind.MANY,
    Type.PERIOD: Kind.PERIOD,
    Type.TABLE: Kind.OTHER,
}
TYPES = {
    Type.TEXT: Message("文字"),
    Type.LONG_TEXT: Message("长文字"),
    Type.NUMBER: Message("数"),
    Type.MONEY: Message("金额"),
    Type.PERCENT: Message("百分数"),
    Type.DATE: Message("日期"),
    Type.TIME: Message("时刻"),
    Type.MOMENT: Message("日期和时刻"),
    Type.PERIOD: Message("起止日期"),
    Type.CHOICE: Message("选一项"),
    Type.CHOICES: Message("选几项"),
    Type.YES_NO: Message("是否"),
    Type.UNIT: Message("单位"),
    Type.PERSON: Message("人员"),
    Type.RECORD: Message("另一台账的一条"),
    Type.RECORDS: Message("另一台账的几条"),
    Type.FILE: Message("附件"),
    Type.IMAGES: Message("照片"),
    Type.PLACE: Message("地点"),
    Type.PHONE: Message("电话"),
    Type.ID_NUMBER: Message("证件号"),
    Type.TABLE: Message("明细表"),
}
NUMBERS = frozenset({Type.NUMBER, Type.MONEY, Type.PERCENT})
_TUPLES = frozenset({Type.PERIOD, Type.CHOICES, Type.RECORDS, Type.IMAGES, Type.TABLE})
_PYTHON: dict[Type, type | tuple[type, ...]] = {
    **dict.fromkeys((Type.NUMBER, Type.MONEY, Type.PERCENT), Decimal),
    **dict.fromkeys(_TUPLES, (tuple, list)),
    Type.DATE: date,
    Type.MOMENT: datetime,
    Type.TIME: time,
    Type.YES_NO: bool,
}
_INNER: dict[Type, type] = {
    Type.PERIOD: date,
    Type.TABLE: Mapping,
    **dict.fromkeys(_TUPLES - {Type.PERIOD, Type.TABLE}, str),
}
# Their content says itself of which day it is: a payment entered late is of the day it was made.
DATED = frozenset({Type.DATE, Type.MOMENT, Type.PERIOD, Type.TABLE})
CHOSEN = frozenset({Type.CHOICE, Type.CHOICES})
MASKED = frozenset({Type.PHONE, Type.ID_NUMBER})
LONGEST = {Type.TEXT: 200, Type.LONG_TEXT: 20_000}


class Variant(Part):
    """The choices of a field as one locality has them; an office picks its own."""

    basis: str
    choices: dict[str, str]


class Begun(Part):
    """Rows that a table begins with and keeps, in records for which `when` holds; None for all."""

    when: str | None = None
    rows: tuple[dict[str, str], ...] = Field(min_length=1)

    @field_validator("rows", mode="before")
    @classmethod
    def _as_typed(cls, given: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            return given
        plain = (str, int, float)
        return [
            {key: str(each) if isinstance(each, plain) else each for key, each in row.items()}
            for row in given
        ]


class FieldDefinition(Timed):
    """A field: `required` is true, or the condition under which it is.

    `choices` is a list, or a mapping from choice to meaning; `variants` are other localities'.
    `unit` is the measure word of a number. `was`: keys that the field had before. `trust` tells
    where a field rests on custom or memory and not on a text; an office should look at it.
    Records of another time than its own need not have it, and are not held against its check.
    `choices_since` and `choices_until` are the first and last day of choices that are of a time.
    `default` is what a form begins with, as one would type it; a table has `begins` instead.
    """

    label: str = Field(min_length=1, max_length=40)
    type: Type
    required: bool | str = False
    role: Role | None = None
    choices: dict[str, str] = {}
    variants: dict[str, Variant] = {}
    check: str | None = None
    message: str | None = None
    unit: str = ""
    decimals: int | None = Field(default=None, ge=0, le=6)
    min: int | None = None
    max: int | None = None
    pattern: str | None = None
    ledger: str | None = None
    columns: dict[str, "FieldDefinition"] = {}
    choices_since: dict[str, str] = {}
    choices_until: dict[str, str] = {}
    begins: tuple[Begun, ...] = ()
    default: str | None = None
    personal: bool = False
    help: str = ""
    trust: str = ""
    was: tuple[str, ...] = ()

    @field_validator("choices", mode="before")
    @classmethod
    def _meanings(cls, given: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        if not isinstance(given, list) or any(isinstance(each, list | dict) for each in given):
            return given
        return dict.fromkeys(given, "")

    @property
    def kind(self) -> Kind:
        """What the field is in an expression."""
        return KINDS.get(self.type, Kind.TEXT)

    def offers(self, choice: str, day: date | None) -> bool:
        """Return whether a choice is one for a thing of a day; what has no day yet is of now."""
        return choice in self.choices and Timed(
            since=self.choices_since.get(choice), until=self.choices_until.get(choice)
        ).holds_on(day)

    def fits(self, value: object) -> bool:
        """Return whether a value is of the Python type that the field holds."""
        if self.type is Type.DATE and isinstance(value, datetime):
            return False
        if isinstance(value, tuple | list) and (inner := _INNER.get(self.type)):
            return all(isinstance(each, inner) for each in value)
        return isinstance(value, _PYTHON.get(self.type, str))

    @property
    def masked(self) -> bool:
        """Whether only some of its signs are shown."""
        return self.type in MASKED

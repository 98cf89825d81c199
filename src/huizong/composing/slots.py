"""A record's words in a template's text: {title}, {day}; [what goes where one of it is empty]."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from huizong.ledgers import Ledger, Record, Role
from huizong.ledgers.counting import shortened

SLOT = re.compile(r"\{\s*(\w+)\s*\}")
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
GIVEN = ("title", "number", "day", "state", "before", "what", "late", "unit", "person", "ledger")
"""Slots that every ledger fills, as far as it has such a field; others name a field."""


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return a text with its slots filled in; what is in brackets only if all of it is known."""

    def optional(found: re.Match[str]) -> str:
        known = all(words.get(name) for name in SLOT.findall(found[1]))
        return found[1] if known else ""

    return SLOT.sub(lambda found: words.get(found[1], ""), OPTIONAL.sub(optional, text))


def names_in(text: str) -> Iterator[str]:
    """Yield the names of the slots of a text."""
    yield from SLOT.findall(text)


def words_of(record: Record, ledger: Ledger, **given: str) -> dict[str, str]:
    """Return what fills the slots of a record: its fields by key and label, and what is given."""
    found: dict[str, str] = {}
    for key, field in ledger.fields.items():
        if not (field.personal or field.masked):
            found[key] = found[field.label] = spoken(record.values.get(key))
    for name, role in (("title", Role.TITLE), ("unit", Role.UNIT), ("person", Role.PERSON)):
        found[name] = spoken(record.values.get(ledger.role(role) or ""))
    found["title"] = found["title"].rstrip("。；;.") or record.number or ledger.label
    return found | {"number": record.number, "ledger": ledger.label} | given


def spoken(value: object) -> str:
    """Return a field's value as a sentence says it; lists and tables are no words."""
    match value:
        case bool():
            return "是" if value else "否"
        case datetime() | date():
            return spoken_day(value)
        case Decimal():
            return shortened(value, None)
        case str():
            return " ".join(value.split())
        case _:
            return ""


def spoken_day(day: date) -> str:
    """Return a day without its year, as a month's report says it."""
    return f"{day.month}月{day.day}日"

"""Two offices' registers as unseen.yaml writes them, for tests."""

from datetime import date
from typing import Any

from huizong.ledgers import Change, Record, Sheet, shipped_ledgers
from huizong.ledgers.stored import values_of

LEDGERS = shipped_ledgers()
YEAR = "2026-"


def records(ledger: str, rows: list[dict[str, Any]]) -> tuple[Record, ...]:
    """The records of a ledger: `n` alike of each row, with their number for {i}."""
    made = []
    for row in rows:
        given = dict(row)
        states = given.pop("states", {})
        for _ in range(given.pop("n", 1)):
            number = len(made) + 1
            values = values_of(
                {key: dated(each, number) for key, each in given.items()}, LEDGERS[ledger]
            )
            values |= numbered(ledger, number, values)
            history = tuple(
                Change(state, date.fromisoformat(YEAR + day)) for state, day in states.items()
            )
            made.append(Record(str(number), values, history))
    return tuple(made)


def dated(value: Any, number: int) -> Any:
    if isinstance(value, list):
        return [dated(each, number) for each in value]
    if isinstance(value, dict):
        return {key: dated(each, number) for key, each in value.items()}
    if isinstance(value, str) and len(value) == len("10-09") and value[2] == "-":
        return YEAR + value
    return value.replace("{i}", str(number)) if isinstance(value, str) else value


def numbered(ledger: str, number: int, values: dict[str, Any]) -> dict[str, Any]:
    """What tells the records of a row apart where nothing is written: a number, a title."""
    fields = LEDGERS[ledger].fields
    title = next(key for key, field in fields.items() if field.role == "title")
    found = {title: f"事项第{number}号"} if title not in values else {}
    if "doc_number" in fields:
        found["doc_number"] = f"平发〔2026〕{number}号"
    return found


def sheets(office: dict[str, list[dict[str, Any]]], period) -> list[Sheet]:
    return [Sheet(LEDGERS[key], records(key, rows), period) for key, rows in office.items()]

"""Numbers that several people may say: who changed what since a page showed it, and storing one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from huizong_web.accounts.models import User
from huizong_web.indicators.models import Before, Numbered
from huizong_web.offices.models import LONGEST_REASON
from huizong_web.one_line import one_line


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed for an indicator, and the version that the page showed (0: none)."""

    text: str
    note: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Clash:
    """A number that two people changed: what one typed, and what is stored now, by whom, when."""

    key: str
    own: str
    stored: str
    by: User
    at: datetime


def is_touched(typed: Typed, number: Decimal | None, entry: Numbered | None) -> bool:
    """Return whether a person changed a number or its note, and not merely left what was shown."""
    now = (entry.value, entry.note) if entry else (None, "")
    own = (number, note_of(typed))
    if own == now:
        return False
    if entry is None or typed.seen == entry.version:
        return True
    was = entry.before.filter(version=typed.seen).first()  # type: ignore[attr-defined]  # each model of numbers has it
    shown = (Decimal(was.number) if was.number else None, was.note) if was else (None, "")
    return own != shown


def clashes_in(
    changed: Mapping[str, Typed],
    numbers: Mapping[str, Decimal | None],
    there: Mapping[str, Numbered],
) -> Iterable[Clash]:
    """Yield the numbers that somebody else changed since the page showed them."""
    for key, typed in changed.items():
        entry = there.get(key)
        if entry is not None and entry.version != typed.seen:
            yield Clash(key, plain(numbers[key]), entry.number, entry.by, entry.at)


def put(entry: Numbered, number: Decimal | None, note: str, by: User) -> Before | None:
    """Write a number into its row, and return what was there before; neither is stored yet."""
    before: Before | None = None
    if entry.pk:
        kept = entry.before  # type: ignore[attr-defined]  # each model of numbers has it
        whose = {kept.field.name: entry}
        said = {name: getattr(entry, name) for name in ("version", "number", "note", "by", "at")}
        before = kept.model(**whose, **said)
        entry.version += 1
    entry.number, entry.note, entry.by, entry.at = plain(number), note, by, timezone.now()
    return before


def note_of(typed: Typed) -> str:
    """Return a note as it is stored."""
    return one_line(typed.note)[:LONGEST_REASON]


def plain(number: Decimal | None) -> str:
    """Return a number as it is stored."""
    return "" if number is None else f"{number:f}"

"""Records of a book much like one that is being entered: perhaps the same thing twice."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any

from huizong.chinese import half_width
from huizong.ledgers import Ledger, Role
from huizong.ledgers.record import plain_day
from huizong_web.ledgers.entering.typed import FILES
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.seeing import seen_by
from huizong_web.ledgers.shown import EMPTY, shown
from huizong_web.ledgers.units import Units
from huizong_web.offices.rights import Rights
from huizong_web.seen import word_of

DAYS = timedelta(days=30)
ALIKE = 0.85
"""From where on two titles are the same but for a word: 太平水库大坝漏水, 太平水库大坝渗水."""
SHORTEST = 4
LOOKED_AT = 400
TOLD = 5


@dataclass(frozen=True, slots=True)
class Near:
    """Records much like one that is being entered; of those that one may not see how many."""

    records: Sequence[Record] = ()
    unseen: int = 0

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.records or self.unseen)

    @property
    def word(self) -> str:
        """What a page carries of them: others, another word."""
        return word_of(*(each.pk for each in self.records), self.unseen)


@dataclass(frozen=True, slots=True)
class Alike:
    """A record much like another, and the fields in which they differ: label, typed, stored."""

    record: Record
    differs: Sequence[tuple[str, str, str]]


def compared(
    records: Sequence[Record],
    values: Mapping[str, Any],
    ledger: Ledger,
    units: Units,
    *,
    full: Callable[[Record], bool],
) -> list[Alike]:
    """Return records with the fields in which they differ from what was typed.

    Personal ones are shown in part unless `full`; what was not typed yet differs in nothing.
    """
    return [
        Alike(each, list(_differs(each, values, ledger, units, full(each)))) for each in records
    ]


def _differs(
    record: Record,
    values: Mapping[str, Any],
    ledger: Ledger,
    units: Units,
    full: bool,  # noqa: FBT001 - handed on
) -> Iterator[tuple[str, str, str]]:
    stored = as_kept(record, ledger, units, history=False).values
    for key, field in ledger.fields.items():
        own, other = values.get(key), stored.get(key)
        if own is not None and own != other and field.type not in FILES:
            yield field.label, shown(field, own, full=full), shown(field, other, full=full) or EMPTY


def near(
    book: Book, ledger: Ledger, values: dict[str, Any], rights: Rights, *, today: date
) -> Near:
    """Return records of about the same days and the same unit whose title is nearly the same.

    What a person may not see is only counted.
    """
    title = ledger.role(Role.TITLE)
    words = _plain(values.get(title)) if title else ""
    if len(words) < SHORTEST:
        return Near()
    key = ledger.role(Role.OCCURRED)
    day = (plain_day(values.get(key)) if key else None) or today
    unit = values.get(ledger.role(Role.UNIT) or "")
    days = (day - DAYS, day + DAYS)
    found = Record.objects.filter(book=book, removed=False, occurred__range=days)
    if unit:
        found = found.filter(unit__name=unit)
    rows = found.defer("words").select_related("keeper").order_by("-occurred", "-pk")
    return _told([each for each in rows[:LOOKED_AT] if _alike(words, _plain(each.title))], rights)


def _told(alike: Sequence[Record], rights: Rights) -> Near:
    numbers = [each.pk for each in alike]
    may = Record.objects.filter(seen_by(rights), pk__in=numbers).values_list("pk", flat=True)
    seen = set(may) if numbers else set()
    return Near([each for each in alike if each.pk in seen][:TOLD], len(numbers) - len(seen))


def _plain(text: object) -> str:
    return "".join(half_width(str(text or "")).split())


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE

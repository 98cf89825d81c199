"""Records of a book much like one that is being entered: perhaps the same thing twice."""

from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any

from huizong.chinese import half_width
from huizong.ledgers import Ledger, Role
from huizong.ledgers.record import plain_day
from huizong_web.ledgers.models import Book, Record

DAYS = timedelta(days=30)
ALIKE = 0.85
"""From where on two titles are the same but for a word: 太平水库大坝漏水, 太平水库大坝渗水."""
SHORTEST = 4
LOOKED_AT = 400
TOLD = 5


def near(book: Book, ledger: Ledger, values: dict[str, Any], *, today: date) -> list[Record]:
    """Return records of about the same days and the same unit whose title is nearly the same."""
    title = ledger.role(Role.TITLE)
    words = _plain(values.get(title)) if title else ""
    if len(words) < SHORTEST:
        return []
    key = ledger.role(Role.OCCURRED)
    day = (plain_day(values.get(key)) if key else None) or today
    unit = values.get(ledger.role(Role.UNIT) or "")
    days = (day - DAYS, day + DAYS)
    found = Record.objects.filter(book=book, removed=False, occurred__range=days)
    if unit:
        found = found.filter(unit__name=unit)
    rows = found.only("pk", "number", "title", "occurred", "state").order_by("-occurred", "-pk")
    return [each for each in rows[:LOOKED_AT] if _alike(words, _plain(each.title))][:TOLD]


def _plain(text: object) -> str:
    return "".join(half_width(str(text or "")).split())


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE

"""The one door by which numbers of indicators are entered.

Whether `by` may is asked before the views. A sheet (a set, a unit, a period), or all that a
workbook brings, is one transaction in which the set is locked: all numbers are stored, or none.
What the person did wrong comes back as faults; where somebody else changed a number that the person
changed too, both come back.
"""

from collections.abc import Mapping

from django.db import transaction

from huizong_web.accounts.models import User
from huizong_web.indicators.judging import Judged, judge
from huizong_web.indicators.models import Before, Entry, EntryBefore, Kept
from huizong_web.indicators.places import Answer, Place, Sheets
from huizong_web.indicators.versions import Typed, note_of, put

CHANGED = ("number", "note", "version", "by", "at")
AT_ONCE = 100


def enter(place: Place, typed: Mapping[str, Typed], *, by: User) -> Answer:
    """Store a sheet: what is typed for each indicator by its full key."""
    return enter_all({place: typed}, by=by)[place]


@transaction.atomic
def enter_all(sheets: Sheets, *, by: User) -> dict[Place, Answer]:
    """Store sheets of one set and one period, all of them or none."""
    for place in sheets:
        Kept.objects.select_for_update().get(pk=place.kept.pk)
        break
    judged = judge(sheets)
    if all(each.answer.stored for each in judged.values()):
        _store(judged, by)
    return {place: each.answer for place, each in judged.items()}


def _store(judged: Mapping[Place, Judged], by: User) -> None:
    rows: list[Entry] = []
    before: list[Before] = []
    for place, each in judged.items():
        for key, typed in each.changed.items():
            entry = each.there.get(key) or _new(place, key)
            was = put(entry, each.numbers[key], note_of(typed), by)
            before += [was] if was else []
            rows.append(entry)
    EntryBefore.objects.bulk_create(before)  # type: ignore[arg-type]  # those of entries
    new = [row for row in rows if not row.pk]
    Entry.objects.bulk_update([row for row in rows if row.pk], CHANGED, batch_size=AT_ONCE)
    Entry.objects.bulk_create(new)


def _new(place: Place, key: str) -> Entry:
    period = place.period
    entry = Entry(office=place.kept.office, unit=place.unit, indicator=key)
    entry.first, entry.last = period.first, period.last
    return entry

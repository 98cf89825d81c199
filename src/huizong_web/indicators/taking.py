"""A workbook taken as it was tried: what its trial showed, signed, comes back and is stored.

With each number goes the version that the trial saw: a number that somebody changed since is not
written over, but told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core import signing

from huizong.indicators import period_code, period_from
from huizong_web.accounts.models import User
from huizong_web.indicators.asked import Asked
from huizong_web.indicators.keeping import enter_all
from huizong_web.indicators.places import Answer, Place, Sheets, entries_of_all
from huizong_web.indicators.versions import Typed
from huizong_web.offices.models import Unit

_SALT, _LASTS = "huizong_web.indicators.workbook", 24 * 3600


@dataclass(frozen=True)
class Taken:
    """What became of a workbook that was taken: stored, or the answers that say why not."""

    numbers: int = 0
    answers: Mapping[Place, Answer] = field(default_factory=dict)
    word: str = ""

    @property
    def stored(self) -> bool:
        """Whether all was stored."""
        return all(each.stored for each in self.answers.values())


class Stale(Exception):  # noqa: N818 - the person's page is too old, or not theirs
    """What came back is no trial of this person, set and period, or of long ago."""


def word_of(sheets: Sheets, found: Asked, by: User) -> str:
    """Return the word by which the changes of a trial are taken, and nothing else."""
    rows = {
        str(place.unit.pk if place.unit else 0): {
            key: [each.text, each.seen] for key, each in typed.items()
        }
        for place, typed in sheets.items()
        if typed
    }
    given = [by.pk, found.kept.pk, period_code(found.period), rows]
    return signing.dumps(given, salt=_SALT, compress=True)


def place_of(found: Asked, unit: Unit | None) -> Place:
    """Return the sheet of a unit (None: of the office)."""
    return Place(found.kept, unit, found.period)


def take(found: Asked, units: Mapping[str, Unit | None], *, word: str, by: User) -> Taken:
    """Store what a trial showed, all or nothing. Raises Stale."""
    given = _read_word(word, found, by)
    allowed = {unit.pk if unit else 0: unit for unit in units.values()}
    if not given.keys() <= allowed.keys():
        raise Stale
    places = {place_of(found, allowed[pk]): rows for pk, rows in given.items()}
    there = entries_of_all({place: {} for place in places})
    sheets = {
        place: {
            key: Typed(number, there[place][key].note if key in there[place] else "", seen)
            for key, (number, seen) in rows.items()
        }
        for place, rows in places.items()
    }
    answers = enter_all(sheets, by=by)
    changed = sum(each.changed for each in answers.values())
    return Taken(changed, answers, word_of(_as_seen_now(sheets), found, by))


def _as_seen_now(sheets: Sheets) -> Sheets:
    """Return sheets with the versions that there are now: sent again they are stored."""
    there = entries_of_all(sheets)
    return {
        place: {
            key: Typed(
                each.text, each.note, there[place][key].version if key in there[place] else 0
            )
            for key, each in typed.items()
        }
        for place, typed in sheets.items()
    }


def _read_word(word: str, found: Asked, by: User) -> dict[int, dict[str, tuple[str, int]]]:
    try:
        whose, kept, code, rows = signing.loads(word, salt=_SALT, max_age=_LASTS)
    except (signing.BadSignature, ValueError) as error:
        raise Stale from error
    if (whose, kept, period_from(code)) != (by.pk, found.kept.pk, found.period):
        raise Stale
    return {
        int(pk): {key: (text, seen) for key, (text, seen) in row.items()}
        for pk, row in rows.items()
    }

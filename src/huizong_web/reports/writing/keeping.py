"""Stores what is typed: nothing of what two people, or two pages of one, wrote is lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Cycle
from huizong_web.reports.writing.lines import Line, dump_lines, load_lines, tidy
from huizong_web.reports.writing.merging import merge
from huizong_web.reports.writing.models import Draft, Past

KEPT = 100
"""Versions of a draft that are kept, beside those that were handed in."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What is stored now; `merged` where it is not just what was sent."""

    version: int
    lines: tuple[Line, ...]
    merged: bool


def draft_of(cycle: Cycle, unit: Unit) -> Draft | None:
    """Return the draft of a unit in a round."""
    return Draft.objects.filter(cycle=cycle, unit=unit).first()


@transaction.atomic
def save(
    cycle: Cycle, unit: Unit, lines: Sequence[Line], *, seen: int, pen: str, by: User
) -> Saved:
    """Store the lines that a page has, which had read version `seen`.

    Where another stored in between, both are put together. A page that never heard the answer may
    send again with the same `seen`: it is held against what it sent the last time.
    """
    draft = _held(cycle, unit, by)
    mine = tidy(lines)
    if seen == draft.version:
        if dump_lines(mine) == draft.lines:
            return Saved(draft.version, mine, merged=False)
        _store(draft, mine, Past(pen=pen, seen=seen), by)
        return Saved(draft.version, mine, merged=False)
    result = tidy(merge(_base(draft, seen, pen), load_lines(draft.lines), mine))
    _store(draft, result, Past(pen=pen, seen=seen, sent=dump_lines(mine)), by)
    return Saved(draft.version, result, merged=result != mine)


def _held(cycle: Cycle, unit: Unit, by: User) -> Draft:
    """Return the draft, made if there is none; who stores at the same time waits."""
    draft, made = Draft.objects.get_or_create(cycle=cycle, unit=unit, defaults={"keeper": by})
    return draft if made else Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)


def _base(draft: Draft, seen: int, pen: str) -> tuple[Line, ...]:
    """Return what a page last knew of itself as stored; nothing where that is too long ago."""
    again = draft.past.filter(pen=pen, seen=seen).last()
    if again is not None:
        return load_lines(again.sent or again.lines)
    known = draft.past.filter(version=seen).first()
    return load_lines(known.lines) if known else ()


def _store(draft: Draft, lines: Sequence[Line], past: Past, by: User) -> None:
    draft.version += 1
    draft.lines, draft.keeper, draft.changed_at = dump_lines(lines), by, timezone.now()
    draft.save()
    past.draft, past.version, past.lines, past.by = draft, draft.version, draft.lines, by
    past.save()
    draft.past.filter(version__lte=draft.version - KEPT, sha256="").delete()

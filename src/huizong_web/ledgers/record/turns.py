"""Whose turn a record is: who takes the steps that lead on from where it stands."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from huizong.ledgers import Ledger, next_steps
from huizong.ledgers import Record as Kept
from huizong_web.labels import like, worded
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.record.moves import is_barred, people_words
from huizong_web.ledgers.roles import JOB, WHO, Side
from huizong_web.policy import Role


def turns_of(record: Record, kept: Kept, ledger: Ledger, *, today: date) -> Iterator[str]:
    """Yield who can take which steps now, as sentences; none where nobody can."""
    if record.removed or record.book.closed:
        return
    found: dict[str, list[str]] = {}
    for each in next_steps(kept, ledger, people_words(ledger), today=today):
        if not is_barred(each, ledger):
            label = each.step.label or like(each.step.to, ledger.label)
            found.setdefault(_called(each.step.by, record), []).append(worded(label))
    for who, labels in found.items():
        yield _("接下来由%(who)s办：%(steps)s。") % {"who": who, "steps": _("、").join(labels)}


def _called(word: str, record: Record) -> str:
    """Return what people are called for whom a workflow has a word."""
    who = WHO.get(word, JOB)
    roles = _("或").join(str(role.label) for role in Role if role in who.roles)
    if who.side is Side.OFFICE:
        return roles
    unit = record.keeper
    if who.side is Side.CONCERNED:
        unit = record.unit or record.keeper
    return _("%(unit)s的%(roles)s") % {"unit": unit.name, "roles": roles}

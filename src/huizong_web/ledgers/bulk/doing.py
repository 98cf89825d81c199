"""Acts on many records: each for itself, or all or none; or only tried, and taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from huizong.ledgers import Fault
from huizong_web.ledgers.keeping import Answer
from huizong_web.ledgers.models import Record
from huizong_web.offices.faults import Unfit
from huizong_web.speaking import said


@dataclass(frozen=True, slots=True)
class Planned:
    """An act on a record, and what it changes, before and after."""

    record: Record
    act: Callable[[], Answer]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an act, or would: why it cannot be done, else what it warns of."""

    planned: Planned
    why: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it was done, or can be."""
        return not self.why


def run(planned: Sequence[Planned], *, together: bool, dry: bool) -> tuple[list[Result], bool]:
    """Do the acts in their order; return their results, and whether anything was stored.

    With `together` nothing is stored unless all can be; each act sees those before it. `dry` stores
    nothing at all.
    """
    if not (together or dry):
        results = [_one(each) for each in planned]
        return results, any(each.good for each in results)
    with transaction.atomic():
        results = [_one(each) for each in planned]
        stored = not dry and all(each.good for each in results)
        transaction.set_rollback(not stored)
    return results, stored


def _one(planned: Planned) -> Result:
    try:
        with transaction.atomic():
            answer = planned.act()
    except Unfit as why:
        return Result(planned, (str(why),))
    told = tuple(_told(fault) for fault in answer.faults)
    return Result(planned, warned=told) if answer.record is not None else Result(planned, told)


def _told(fault: Fault) -> str:
    return said(fault.message)

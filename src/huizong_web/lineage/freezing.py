"""Ties of a submission, those of ledgers with their rows as they are now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from huizong.ledgers import FigureValue
from huizong.lineage import (
    FROZEN,
    GROUND,
    Frozen,
    Ground,
    freeze,
    states,
)
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.models import Book
from huizong_web.lineage.models import LONGEST_WORDS, Citation, Tie
from huizong_web.lineage.seen import Span
from huizong_web.lineage.shelf import Shelf
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Submission

MOST_ROWS = 20_000
"""Rows of a figure that are kept one by one; of more only what they were together."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A tie that a submission shall have."""

    span: Span
    words: str
    how: str
    ground: Ground
    book: Book | None
    keeper: Unit | None
    by: User


def tie_all(submission: Submission, wanted: Iterable[Wanted]) -> int:
    """Store ties of a submission, those of ledgers with their rows as they are now."""
    wanted = list(wanted)
    shelf = Shelf((each.book, each.keeper, each.ground) for each in wanted)
    made = [(_tie(submission, each, value), value) for each, value in _valued(wanted, shelf)]
    Tie.objects.bulk_create([tie for tie, _value in made])
    for tie, value in made:
        if value is not None:
            Citation.objects.bulk_create(_citations(tie), batch_size=1000)
    return len(made)


def _valued(wanted: Iterable[Wanted], shelf: Shelf) -> Iterator[tuple[Wanted, FigureValue | None]]:
    for each in wanted:
        yield each, shelf.value(each.book, each.keeper, each.ground)


def _tie(submission: Submission, wanted: Wanted, value: FigureValue | None) -> Tie:
    tie = Tie(
        office=submission.cycle.office,
        unit=submission.unit,
        submission=submission,
        start=wanted.span[0],
        end=wanted.span[1],
        words=wanted.words[:LONGEST_WORDS],
        how=wanted.how,
        ground=GROUND.dump_python(wanted.ground, mode="json"),
        book=wanted.book,
        keeper=wanted.keeper,
        by=wanted.by,
    )
    if value is not None and wanted.book is not None:
        frozen = kept_of(freeze(ledger_of(wanted.book), value))
        tie.frozen = FROZEN.dump_python(frozen, mode="json")
        tie.digest, tie.rows = frozen.digest, len(value.all_rows)
        tie.agrees = states(wanted.words, value)
    return tie


def kept_of(frozen: Frozen) -> Frozen:
    """Return what is kept of a figure: of very many rows only what they are together."""
    return frozen if len(frozen.rows) <= MOST_ROWS else replace(frozen, rows=())


def _citations(tie: Tie) -> Iterator[Citation]:
    frozen = FROZEN.validate_python(tie.frozen)
    for reference, digest in frozen.rows:
        yield Citation(
            submission=tie.submission,
            record_id=int(reference.partition("/")[0]),
            tie=tie,
            start=tie.start,
            end=tie.end,
            reference=reference,
            digest=digest,
        )

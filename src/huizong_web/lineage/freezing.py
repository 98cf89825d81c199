"""What is handed in: the ties of its draft, or of the file before it, with the rows as they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from huizong.figures import figures, normalised
from huizong.ledgers import FigureValue
from huizong.lineage import (
    FROZEN,
    GROUND,
    Agreement,
    Frozen,
    Ground,
    agreement,
    freeze,
    worth_of,
)
from huizong.values import Place, Reading
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.models import Book, Record
from huizong_web.lineage.models import LONGEST_WORDS, Citation, Drafted, Tie
from huizong_web.lineage.registers import Shelf
from huizong_web.lineage.seen import (
    Passage,
    Seen,
    Span,
    items_of,
    line_items,
    place_in,
    see,
    seen_in_draft,
)
from huizong_web.offices.models import Unit
from huizong_web.reports import library
from huizong_web.reports.models import Submission
from huizong_web.reports.writing.lines import filled, load_lines
from huizong_web.reports.writing.models import Draft, Past

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


@transaction.atomic
def taken_in(submission: Submission, reading: Reading) -> int:
    """Give a submission the ties of the draft that it was made of, else of the file before it.

    Returns how many.
    """
    past = past_of(submission)
    if past is not None:
        return _tie_draft(submission, reading, past)
    before = _before(submission)
    return tie_all(submission, _carried(before, reading)) if before else 0


def past_of(submission: Submission) -> Past | None:
    """Return the version of a draft that a submission was made of, if it was."""
    found = Past.objects.filter(
        draft__cycle=submission.cycle_id, draft__unit=submission.unit_id, sha256=submission.sha256
    )
    return found.select_related("draft").order_by("version").last()


def grounded_in(draft: Draft, reading: Reading) -> tuple[Place, ...]:
    """Return where figures of a draft rest on something, in the file that was made of it."""
    lines = filled(load_lines(draft.lines))
    became = line_items(reading, lines)
    seen = (each for each in seen_in_draft(draft) if each.passage.key in became)
    path = reading.document.path
    return tuple(Place(path, *each.span) for each in _wanted(seen, became, draft.keeper))


def _tie_draft(submission: Submission, reading: Reading, past: Past) -> int:
    lines = filled(load_lines(past.lines))
    became = line_items(reading, lines)
    draft = past.draft
    ties = list(draft.ties.filter(undone_at=None).select_related("book__office", "keeper", "by"))
    drafted = list(draft.drafted.select_related("book__office", "keeper"))
    passages = [Passage(line.key, line.text) for line in lines if line.key in became]
    wanted = list(_wanted(see(passages, ties, drafted), became, submission.uploaded_by))
    count = tie_all(submission, wanted)
    _cite_items(submission, drafted, became)
    return count


def _wanted(seen: Iterable[Seen], became: dict[str, Passage], by: User) -> Iterator[Wanted]:
    for each in seen:
        passage = became[each.passage.key]
        start = _shifted(each.passage.text, passage.text, each.figure.start)
        end = _shifted(each.passage.text, passage.text, each.figure.end - 1) + 1
        span = place_in(passage, start, end)
        if each.ground is None or span is None:
            continue
        yield Wanted(
            span,
            each.figure.text,
            each.tie.how if each.tie else Tie.How.DRAFTED,
            each.ground,
            each.book,
            each.keeper,
            each.tie.by if each.tie else by,
        )


def _shifted(old: str, new: str, at: int) -> int:
    """Return where a character stands in a text that differs from the old one in blanks only."""
    count = sum(not sign.isspace() for sign in old[:at])
    places = [index for index, sign in enumerate(new) if not sign.isspace()]
    return places[count] if count < len(places) else len(new)


def _before(submission: Submission) -> Submission | None:
    found = Submission.objects.filter(cycle=submission.cycle_id, unit=submission.unit_id)
    return found.filter(pk__lt=submission.pk, ties__isnull=False).order_by("-pk").first()


def _carried(before: Submission, reading: Reading) -> Iterator[Wanted]:
    """Yield the ties of an older file whose item stands in the newer one, at its place there."""
    old = items_of(library.load_reading(before.reading))
    now = {passage.text: passage for passage in items_of(reading)}
    ties = before.ties.filter(undone_at=None).select_related("book__office", "keeper", "by")
    spans = {(tie.start, tie.end): tie for tie in ties.exclude(how=Tie.How.REFUSED)}
    for passage in old:
        target = now.get(passage.text)
        for figure in figures(passage.text) if target else ():
            tie = spans.get(place_in(passage, figure.start, figure.end) or (-1, -1))
            span = place_in(target, figure.start, figure.end) if target and tie else None
            if tie and span:
                ground = GROUND.validate_python(tie.ground)
                yield Wanted(span, tie.words, tie.how, ground, tie.book, tie.keeper, tie.by)


def tie_all(submission: Submission, wanted: Iterable[Wanted]) -> int:
    """Store ties of a submission, those of ledgers with their rows as they are now."""
    shelf = Shelf()
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


def states(words: str, value: FigureValue) -> bool | None:
    """Return whether words state a ledger's figure; None where they state none."""
    found = figures(words)
    if not found or normalised(found[0]).low is None:
        return None
    return agreement(found[0], worth_of(value)) is Agreement.SAME


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


def _cite_items(
    submission: Submission, drafted: Sequence[Drafted], became: dict[str, Passage]
) -> None:
    """Keep of which records an item speaks one by one."""
    cited = [(each, became[each.key]) for each in drafted if each.records and each.key in became]
    known = set(
        Record.objects.filter(
            pk__in=[int(key) for each, _ in cited for key in each.records]
        ).values_list("pk", flat=True)
    )
    Citation.objects.bulk_create(
        [
            Citation(
                submission=submission,
                record_id=int(key),
                start=passage.item.place.start,
                end=passage.item.place.end,
                reference=key,
            )
            for each, passage in cited
            if passage.item and passage.item.place
            for key in each.records
            if int(key) in known
        ],
        batch_size=1000,
    )

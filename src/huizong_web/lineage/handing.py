"""What is handed in: it gets the ties of its draft, else of the unit's file before it."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction

from huizong.figures import figures
from huizong.lineage import GROUND
from huizong.values import Place, Reading
from huizong_web.accounts.models import User
from huizong_web.ledgers.models import Record
from huizong_web.lineage.freezing import Wanted, tie_all
from huizong_web.lineage.models import Citation, Drafted, Tie
from huizong_web.lineage.seen import (
    Passage,
    Seen,
    Span,
    drafted_of,
    items_of,
    line_items,
    place_in,
    see,
    seen_in_draft,
)
from huizong_web.reports import library
from huizong_web.reports.models import Submission
from huizong_web.reports.writing.lines import filled, load_lines
from huizong_web.reports.writing.models import Draft, Past


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
    drafted = drafted_of(draft)
    passages = [Passage(line.key, line.text) for line in lines if line.key in became]
    wanted = list(_wanted(see(passages, ties, drafted), became, submission.uploaded_by))
    count = tie_all(submission, wanted)
    _cite_items(submission, drafted, became)
    return count


def _wanted(seen: Iterable[Seen], became: dict[str, Passage], by: User) -> Iterator[Wanted]:
    for each in seen:
        span = span_in(each, became[each.passage.key])
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


def span_in(each: Seen, passage: Passage) -> Span | None:
    """Return where a figure of a draft stands in the item that its line became."""
    start = _shifted(each.passage.text, passage.text, each.figure.start)
    end = _shifted(each.passage.text, passage.text, each.figure.end - 1) + 1
    return place_in(passage, start, end)


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

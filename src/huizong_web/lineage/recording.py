"""What records give for the figures of a file: for the rules, which then advise by it."""

from collections.abc import Callable, Iterable, Iterator

from django.utils import translation

from huizong.lineage import Verdict, states
from huizong.values import Place, Reading, Recorded
from huizong_web.lineage.handing import span_in
from huizong_web.lineage.proposing import Desk, desk_of, proposals
from huizong_web.lineage.seen import Seen, Span, line_items, place_in, seen_in, seen_in_draft
from huizong_web.lineage.shelf import Shelf
from huizong_web.lineage.telling import label_of_ground
from huizong_web.reports.models import Submission
from huizong_web.reports.writing.lines import filled, load_lines
from huizong_web.reports.writing.models import Draft

Where = Callable[[Seen], Span | None]
"""Where in the file a figure of a text stands."""


def recorded_in_submission(submission: Submission, reading: Reading) -> tuple[Recorded, ...]:
    """Return what the ledgers of a unit give for the figures of its file."""
    desk = desk_of(submission.cycle, submission.unit)
    if not desk.keeps:
        return ()

    def where(each: Seen) -> Span | None:
        return place_in(each.passage, each.figure.start, each.figure.end)

    return tuple(_recorded(desk, seen_in(submission, reading), submission.path, where))


def recorded_in_draft(draft: Draft, reading: Reading) -> tuple[Recorded, ...]:
    """Return the same for a draft, at its places in the file that was made of it."""
    desk = desk_of(draft.cycle, draft.unit)
    if not desk.keeps:
        return ()
    became = line_items(reading, filled(load_lines(draft.lines)))

    def where(each: Seen) -> Span | None:
        passage = became.get(each.passage.key)
        return span_in(each, passage) if passage else None

    return tuple(_recorded(desk, seen_in_draft(draft), reading.document.path, where))


def _recorded(desk: Desk, seen: list[Seen], path: str, where: Where) -> Iterator[Recorded]:
    for each, value, source, agrees in (*_resting(seen), *_proposed(desk, seen)):
        span = where(each)
        if span is not None:
            yield Recorded(Place(path, *span), value, source, agrees)


def _resting(seen: Iterable[Seen]) -> Iterator[tuple[Seen, str, str, bool]]:
    """Yield what the ledgers give now for figures that rest on them; no rows are read."""
    shelf = Shelf()
    for each in seen:
        value = shelf.amount(each.book, each.keeper, each.ground)
        agrees = value and states(each.figure.text, value)
        if value is not None and agrees is not None:
            with translation.override("zh-hans"):  # kept with what was found, for every reader
                label = label_of_ground(each.ground, each.tie)
            yield each, value.text, label, bool(agrees)


def _proposed(desk: Desk, seen: list[Seen]) -> Iterator[tuple[Seen, str, str, bool]]:
    found = proposals(desk, seen, explaining=False)
    for each in seen:
        span = (each.figure.start, each.figure.end)
        proposal = found.get((each.passage.key, span))
        if proposal and proposal.verdict in (Verdict.AGREES, Verdict.DIFFERS):
            candidate = proposal.best.candidate
            yield each, candidate.figure.text, candidate.label, not proposal.differs

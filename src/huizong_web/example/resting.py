"""What the figures of an example's reports rest on, as its clerks said when they sent them."""

from collections.abc import Iterable
from datetime import timedelta

from huizong.figures import normalised
from huizong.ledgers import Role
from huizong.lineage import Asked, Ground, OfLedger, OfText
from huizong.values import Place
from huizong_web.example.agreements import Agreement, Agreements, Sourced
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.models import Book, Record
from huizong_web.lineage.freezing import Wanted, tie_all
from huizong_web.lineage.models import Tie
from huizong_web.lineage.seen import Seen, place_in, seen_in
from huizong_web.offices.models import Office, Unit
from huizong_web.reports import library
from huizong_web.reports.checking import check_submission
from huizong_web.reports.models import Submission


def rest(office: Office, said: Agreements) -> int:
    """Tie the figures of all current reports to what they come from; returns how many.

    An office where anybody has said anything of the kind is left alone.
    """
    if Tie.objects.filter(office=office).exists():
        return 0
    sent = Submission.objects.filter(cycle__office=office, current=True)
    found = sent.select_related("cycle__office", "unit", "uploaded_by").order_by("pk")
    count = sum(_rest(each, said) for each in found)
    for each in found.filter(cycle=sent.latest("cycle__year", "cycle__month").cycle):
        # There is a rule about figures without a ground; months that are over stay as they were.
        check_submission(each, library.load_reading(each.reading))
    return count


def _rest(submission: Submission, said: Agreements) -> int:
    month = f"{submission.cycle.year}-{submission.cycle.month:02}"
    of = (submission.unit.name, month)
    agreed = [each for each in said.counted if (each.section, each.month) == of]
    sourced = [each for each in said.sources if (each.section, each.month) == of]
    if not agreed and not sourced:
        return 0
    reading = library.load_reading(submission.reading)
    wanted = dict[tuple[int, int], Wanted]()
    for each in seen_in(submission, reading):
        if (found := _wanted(each, agreed, sourced, submission)) is not None:
            wanted[found.span] = found
    count = tie_all(submission, wanted.values())
    submission.ties.update(at=submission.uploaded_at + timedelta(minutes=20))
    return count


def _wanted(
    seen: Seen, agreed: Iterable[Agreement], sourced: Iterable[Sourced], submission: Submission
) -> Wanted | None:
    """Return the tie of a figure; a ledger's goes before a paper's."""
    span = place_in(seen.passage, seen.figure.start, seen.figure.end)
    ledger = next((each for each in agreed if _states(each, seen)), None)
    paper = next((each for each in sourced if _is_of(each, seen)), None)
    by = submission.uploaded_by
    if span is None or by is None or (ledger and ledger.left) or not (ledger or paper):
        return None
    if ledger is not None:
        how, (ground, book, keeper) = Tie.How.ACCEPTED, _ledgers(ledger, submission.unit)
    elif paper is not None:
        how, (ground, book, keeper) = Tie.How.VOUCHED, (_paper(paper.source), None, None)
    return Wanted(span, seen.figure.text, how, ground, book, keeper, by)


def _states(agreed: Agreement, seen: Seen) -> bool:
    figure = seen.figure
    return _within(agreed.words, seen) and agreed.value in (figure.low, normalised(figure).low)


def _is_of(sourced: Sourced, seen: Seen) -> bool:
    return "\t" in seen.passage.text if sourced.tables else _within(sourced.words, seen)


def _within(words: str, seen: Seen) -> bool:
    at = seen.passage.text.find(words)
    return at >= 0 and at <= seen.figure.start and seen.figure.end <= at + len(words)


def _ledgers(agreed: Agreement, unit: Unit) -> tuple[Ground, Book | None, Unit | None]:
    """Return the ground, the book, and whose records it is of: the unit's own, else all."""
    book = Book.objects.get(office=unit.office, ledger=agreed.ledger)
    ledger = ledger_of(book)
    if agreed.record:
        title = {f"values__{ledger.role(Role.TITLE)}": agreed.record}
        return _paper(f"{ledger.label} {Record.objects.get(book=book, **title)}"), None, None
    field, group = next(iter(agreed.by.items()), ("", ""))
    asked = Asked(agreed.days.first, agreed.days.last)
    figure = ledger.aliases.get(agreed.figure, agreed.figure)
    ground = OfLedger(agreed.ledger, figure, asked, ledger.aliases.get(field, field), group)
    own = book.keeper == unit or agreed.units == [unit.name]
    return ground, book, unit if own else None


def _paper(source: str) -> Ground:
    return OfText(Place(source, 0, 0), "", source)

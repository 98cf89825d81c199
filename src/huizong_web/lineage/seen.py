"""The figures of a draft or a submission, each with what it rests on as far as that is known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from huizong.composing import Edit, Stands, Written, carry, edits
from huizong.figures import figures
from huizong.lineage import GROUND, Ground, OfLedger
from huizong.values import ACCOUNTABLE, Figure, Item, Reading, cut, places_of, walk
from huizong_web.ledgers.models import Book
from huizong_web.lineage.models import Drafted, Tie
from huizong_web.offices.models import Unit
from huizong_web.reports.models import Submission
from huizong_web.reports.writing.lines import Line, filled, load_lines
from huizong_web.reports.writing.models import Draft

Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """A text with figures: the line of a draft, or an item of a submission.

    `key` names it within its draft or submission.
    """

    key: str
    text: str
    level: int = 0
    item: Item | None = None


@dataclass(frozen=True)
class Seen:
    """A figure at code points of its passage, and what it rests on: nothing, or what a tie says.

    `drafted` is where records wrote it and nobody said anything since.
    """

    passage: Passage
    figure: Figure
    tie: Tie | None = None
    drafted: Drafted | None = None
    ground: Ground | None = None
    refused: tuple[Tie, ...] = ()

    @property
    def rests(self) -> bool:
        """Whether it rests on anything."""
        return self.ground is not None

    @property
    def book(self) -> Book | None:
        """The book of the ledger's figure that it states."""
        source = self.tie or self.drafted
        return source.book if source else None

    @property
    def keeper(self) -> Unit | None:
        """The unit whose records it is of, None for all of the book."""
        source = self.tie or self.drafted
        return source.keeper if source else None


def passages_of(draft: Draft) -> list[Passage]:
    """Return the lines of a draft."""
    return [Passage(line.key, line.text, line.level) for line in filled(load_lines(draft.lines))]


def items_of(reading: Reading) -> list[Passage]:
    """Return the items of a submission; the key of one is its number among them."""
    return [
        Passage(str(number), item.text, depth - 1, item)
        for number, (item, depth) in enumerate(walk(reading.report.items))
        if item.text
    ]


def seen_in_draft(draft: Draft) -> list[Seen]:
    """Return the figures of a draft (two queries)."""
    standing = list(
        draft.ties.filter(undone_at=None).select_related("book__office", "keeper", "by")
    )
    return list(see(passages_of(draft), standing, drafted_of(draft)))


def drafted_of(draft: Draft) -> list[Drafted]:
    """Return the items that records wrote, read once however often one draft is asked."""
    rows = Drafted.objects.select_related("book__office", "keeper")
    prefetch_related_objects([draft], Prefetch("drafted", rows))
    return list(draft.drafted.all())


def see(
    passages: Iterable[Passage], ties: Iterable[Tie], drafted: Iterable[Drafted]
) -> Iterator[Seen]:
    """Yield the figures of passages with the ties and drafted grounds that still fit them."""
    by_key: dict[str, list[Tie]] = {}
    for tie in ties:
        by_key.setdefault(tie.key, []).append(tie)
    written = {each.key: each for each in drafted}
    for passage in passages:
        yield from _of_passage(passage, by_key.get(passage.key, []), written.get(passage.key))


def _of_passage(passage: Passage, ties: Sequence[Tie], drafted: Drafted | None) -> Iterator[Seen]:
    tied, refused = _landed(passage, ties)
    stands = _stood(passage, drafted) if drafted else {}
    for figure in figures(passage.text):
        if figure.kind not in ACCOUNTABLE:
            continue
        span = (figure.start, figure.end)
        tie, ground = tied.get(span), stands.get(span)
        denied = tuple(refused.get(span, ()))
        if tie is not None:
            grounded = GROUND.validate_python(tie.ground)
            yield Seen(passage, figure, tie, None, grounded, denied)
        elif ground is not None and not _is_denied(ground, denied):
            yield Seen(passage, figure, None, drafted, ground, denied)
        else:
            yield Seen(passage, figure, refused=denied)


def _is_denied(ground: Ground, denied: Iterable[Tie]) -> bool:
    return any(GROUND.validate_python(tie.ground) == ground for tie in denied)


def _landed(passage: Passage, ties: Iterable[Tie]) -> tuple[dict[Span, Tie], dict[Span, list[Tie]]]:
    """Return the ties where they stand in the text of today, those that refuse apart."""
    tied: dict[Span, Tie] = {}
    refused: dict[Span, list[Tie]] = {}
    for tie in ties:
        (landed,) = carry([(tie.start, tie.end)], tie.text, passage.text)
        if landed is None or not landed.same:
            continue
        span = (landed.start, landed.end)
        if tie.how == Tie.How.REFUSED:
            refused.setdefault(span, []).append(tie)
        else:
            tied[span] = tie
    return tied, refused


def _stood(passage: Passage, drafted: Drafted) -> dict[Span, Ground]:
    spans = [(each["start"], each["end"]) for each in drafted.stands]
    landings = carry(spans, drafted.text, passage.text)
    return {
        (landed.start, landed.end): GROUND.validate_python(each["ground"])
        for each, landed in zip(drafted.stands, landings, strict=True)
        if landed is not None and landed.same
    }


def edits_of(draft: Draft) -> tuple[Edit, ...]:
    """Return what a section did to what its records wrote; nothing where they wrote nothing."""
    return edits_between(draft, load_lines(draft.lines))


def edits_between(draft: Draft, lines: Sequence[Line]) -> tuple[Edit, ...]:
    """Return what a section did to what its records wrote, as some lines of its draft have it."""
    drafted = [written(each) for each in drafted_of(draft)]
    return edits(drafted, {line.key: line.text for line in filled(lines)}) if drafted else ()


def written(drafted: Drafted) -> Written:
    """Return a drafted item as the library has it."""
    stands = tuple(
        Stands(each["start"], each["end"], ground)
        for each in drafted.stands
        if isinstance(ground := GROUND.validate_python(each["ground"]), OfLedger)
    )
    return Written(drafted.key, drafted.text, figures=stands, records=tuple(drafted.records))


def seen_in(submission: Submission, reading: Reading) -> list[Seen]:
    """Return the figures of a submission; its ties stand where they were made (one query)."""
    ties = submission.ties.filter(undone_at=None)
    ties = ties.select_related("book__office", "keeper", "by")
    by_place: dict[Span, list[Tie]] = {}
    for tie in ties:
        by_place.setdefault((tie.start, tie.end), []).append(tie)
    return list(_of_items(items_of(reading), by_place))


def _of_items(items: Iterable[Passage], ties: Mapping[Span, list[Tie]]) -> Iterator[Seen]:
    for passage in items:
        for figure in figures(passage.text):
            span = place_in(passage, figure.start, figure.end)
            if figure.kind not in ACCOUNTABLE or span is None:
                continue
            found = ties.get(span, [])
            denied = tuple(each for each in found if each.how == Tie.How.REFUSED)
            tie = next((each for each in found if each.how != Tie.How.REFUSED), None)
            ground = GROUND.validate_python(tie.ground) if tie else None
            yield Seen(passage, figure, tie, None, ground, denied)


def place_in(passage: Passage, start: int, end: int) -> Span | None:
    """Return where a stretch of an item stands in the text as read; None where it does not."""
    if passage.item is None:
        return None
    places = places_of(cut(passage.item.runs, start, end))
    return (places[0].start, places[-1].end) if places else None


def line_items(reading: Reading, lines: Sequence[Line]) -> dict[str, Passage]:
    """Return the items that the lines of a draft became in the file made of them, by key."""
    waiting, found = list(lines), {}
    for passage in items_of(reading):
        bare = "".join(passage.text.split())
        at = next((n for n, line in enumerate(waiting) if "".join(line.text.split()) == bare), None)
        if at is not None:
            found[waiting[at].key] = passage
            del waiting[: at + 1]
    return found

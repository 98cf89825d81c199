"""What the reports ask of figures: for the panels, the rules, a file taken in, a draft."""

import logging
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from huizong.composing import EditKind
from huizong.lineage import (
    GROUND,
    Ground,
    OfIndicator,
    OfLedger,
    OfPerson,
    OfText,
    changed_by_hand,
    differing,
    how,
)
from huizong.values import Message, Place, Reading
from huizong_web.labels import worded
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of, ledgers
from huizong_web.ledgers.models import Book
from huizong_web.lineage.addresses import address_of, may_see, words_of
from huizong_web.lineage.handing import grounded_in, taken_in
from huizong_web.lineage.models import Citation, Tie
from huizong_web.lineage.seen import edits_of
from huizong_web.lineage.slipping import frozen_of
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.models import Compilation, Submission
from huizong_web.reports.resting import Rest, Resting
from huizong_web.reports.speaking import said
from huizong_web.reports.touching import Touching
from huizong_web.reports.writing.lines import Line
from huizong_web.reports.writing.looking import Remark
from huizong_web.reports.writing.models import Draft

logger = logging.getLogger(__name__)

SHOWN = 5
"""Rows of a figure that its panel lists; its page lists all."""


class Keeping:
    """Answers from the ties that are kept."""

    def resting(self, compilation: Compilation, rights: Rights) -> Resting:
        """Return what figures of its submissions rest on (two queries, when first asked)."""
        known: list[Touching[Rest]] = []

        def told(place: Place) -> tuple[Rest, ...]:
            if not known:
                known.append(Touching(_rests(compilation, rights)))
            found = (rest for at, rest in known[0].of(place) if place.holds(at) or at.holds(place))
            return tuple(found)

        return told

    def grounded(self, submission: Submission) -> tuple[Place, ...] | None:
        """Return where figures of a file rest on something; None for one without any ties."""
        ties = submission.ties.filter(undone_at=None).exclude(how=Tie.How.REFUSED)
        places = tuple(Place(submission.path, tie.start, tie.end) for tie in ties)
        return places or None

    def grounded_in(self, draft: Draft, reading: Reading) -> tuple[Place, ...] | None:
        """Return where figures of a draft rest on something; None where none does."""
        return grounded_in(draft, reading) or None

    def taken_in(self, submission: Submission, reading: Reading) -> None:
        """Keep what the figures of a file rest on; a fault of ours keeps nobody from submitting."""
        try:
            with transaction.atomic():
                taken_in(submission, reading)
        except Exception:
            logger.exception("ties of submission %s", submission.pk)

    def remarks(self, draft: Draft, lines: Sequence[Line]) -> list[Remark]:  # noqa: ARG002 - the protocol's
        """Return what a section did to what its records wrote, where a figure is concerned."""
        return list(_remarks(draft))


def _rests(compilation: Compilation, rights: Rights) -> Iterator[tuple[Place, Rest]]:
    ties = Tie.objects.filter(submission__compilations=compilation, undone_at=None)
    ties = ties.exclude(how=Tie.How.REFUSED).select_related("book", "keeper", "by", "submission")
    found = list(ties.defer("submission__reading"))
    if not found or not rights.may_somewhere(Action.SEE_FIGURES):
        return
    rows = _first_rows(found)
    for tie in found:
        if tie.submission is not None:
            place = Place(tie.submission.path, tie.start, tie.end)
            yield place, rest_of(tie, rows.get(tie.pk, []), rights)


def _first_rows(ties: Iterable[Tie]) -> dict[int, list[Citation]]:
    place = Window(RowNumber(), partition_by=F("tie"), order_by="pk")
    found = Citation.objects.filter(tie__in=list(ties)).annotate(place=place)
    found = found.filter(place__lte=SHOWN).order_by("pk")
    found = found.select_related("record__book__office", "record__keeper", "record__unit")
    rows: dict[int, list[Citation]] = {}
    for each in found.defer("record__words", "record__values"):
        rows.setdefault(each.tie_id or 0, []).append(each)
    return rows


def rest_of(tie: Tie, rows: Iterable[Citation], rights: Rights) -> Rest:
    """Return what a panel says of a tie."""
    frozen = frozen_of(tie)
    return Rest(
        label=label_of(tie),
        value=frozen.text if frozen else "",
        how=how_of(tie),
        told=tuple(_told(tie)),
        rows=tuple(
            dict.fromkeys(
                (words_of(each.record), address_of(each.record))
                for each in rows
                if may_see(rights, each.record)
            )
        ),
        count=tie.rows,
        url=reverse("tie", args=[tie.pk]),
    )


def label_of(tie: Tie) -> str:
    """Return what a tie rests on, in a few words."""
    return label_of_ground(GROUND.validate_python(tie.ground), tie)


def label_of_ground(ground: Ground | None, tie: Tie | None = None) -> str:
    """Return a ground in a few words."""
    match ground:
        case OfLedger():
            return _label_of_ledger(ground, tie)
        case OfIndicator():
            return f"{ground.indicator}（{ground.asked.period}）"
        case OfText():
            return f"{ground.name}：{ground.words}" if ground.words else ground.name
        case OfPerson():
            return f"{ground.person}（{ground.on.isoformat()}）：{ground.says}"
        case _:
            return ""


def _label_of_ledger(ground: OfLedger, tie: Tie | None) -> str:
    ledger = ledgers().get(ground.ledger)
    if ledger is None or ground.figure not in ledger.figures:
        return ground.ledger
    label = f"{worded(ledger.label)} {worded(ledger.figures[ground.figure].label)}"
    of = [str(ground.asked.period)]
    if ground.by:
        of.append(ground.group or "未填")
    if tie is not None and tie.keeper is not None:
        of.append(tie.keeper.name)
    return f"{label}（{'，'.join(of)}）"


def how_of(tie: Tie) -> tuple[Message, ...]:
    """Return how a tie's figure is counted; nothing for other grounds."""
    return how_of_ground(GROUND.validate_python(tie.ground), tie.book)


def how_of_ground(ground: Ground | None, book: Book | None) -> tuple[Message, ...]:
    """Return how the figure of a ledger's ground is counted; nothing for other grounds."""
    if not isinstance(ground, OfLedger) or book is None:
        return ()
    try:
        ledger = ledger_of(book)
    except MissingLedgerError:
        return ()
    if ground.figure not in ledger.figures:
        return ()
    return how(ledger, ground.figure, by=ground.by, group=ground.group)


def _told(tie: Tie) -> Iterator[Message]:
    if tie.agrees is False:
        frozen = frozen_of(tie)
        yield differing(tie.words, frozen.text if frozen else "—")


def _remarks(draft: Draft) -> Iterator[Remark]:
    for edit in edits_of(draft):
        stands = edit.stands
        label = label_of_ground(stands.ground) if stands else ""
        if edit.kind in (EditKind.FIGURE, EditKind.CUT):
            message = changed_by_hand(edit.before, edit.after)
            yield Remark((edit.key,), "warning", edit.after, said(message), label)

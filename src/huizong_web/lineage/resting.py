"""What the reports ask of figures: for the panels, the rules, a file taken in, a draft."""

import logging
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from huizong.composing import EditKind
from huizong.lineage import (
    changed_by_hand,
    differing,
)
from huizong.values import Message, Place, Reading, Recorded
from huizong_web.lineage.addresses import address_of, may_see, words_of
from huizong_web.lineage.handing import grounded_in, taken_in
from huizong_web.lineage.models import Citation, Tie
from huizong_web.lineage.recording import recorded_in_draft, recorded_in_submission
from huizong_web.lineage.seen import edits_of
from huizong_web.lineage.slipping import frozen_of
from huizong_web.lineage.telling import how_of, label_of, label_of_ground
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.models import Compilation, Submission
from huizong_web.reports.resting import Known, Rest, Resting
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

    def known(self, submission: Submission, reading: Reading) -> Known:
        """Return what is known of the figures of a file."""
        ties = submission.ties.filter(undone_at=None).exclude(how=Tie.How.REFUSED)
        places = tuple(Place(submission.path, tie.start, tie.end) for tie in ties)
        return _known(places, recorded_in_submission(submission, reading))

    def known_in(self, draft: Draft, reading: Reading) -> Known:
        """Return the same of a draft, in the file that was just made of it."""
        return _known(grounded_in(draft, reading), recorded_in_draft(draft, reading))

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


def _known(grounded: tuple[Place, ...], recorded: tuple[Recorded, ...]) -> Known:
    known: Known = {}
    if grounded:
        known["grounded"] = grounded
    if recorded:
        known["recorded"] = recorded
    return known


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

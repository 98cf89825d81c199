"""What a person says of a figure: it is this one, it is not, it comes from there; taken back."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.lineage import GROUND, Ground, OfLedger, OfPerson, OfText
from huizong.values import Place
from huizong_web.accounts.models import User
from huizong_web.ledgers.models import Book
from huizong_web.lineage.freezing import Wanted, tie_all
from huizong_web.lineage.models import LONGEST_SAYING, LONGEST_WORDS, Tie
from huizong_web.lineage.proposing import Proposal
from huizong_web.lineage.seen import Seen, place_in
from huizong_web.offices.models import Unit
from huizong_web.one_line import one_line
from huizong_web.reports.models import Submission
from huizong_web.reports.writing.models import Draft

Text = Draft | Submission
"""What figures stand in."""


class Gone(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """What was spoken of is not there any more: the text says so and what to do."""


@dataclass(frozen=True, slots=True)
class About:
    """A ground, and whose records it is of."""

    ground: Ground
    book: Book | None = None
    keeper: Unit | None = None


def accept(text: Text, seen: Seen, proposal: Proposal, number: int, *, by: User) -> None:
    """Let a figure rest on what is proposed; `number` picks among several that would fit."""
    _say(text, seen, Tie.How.ACCEPTED, _about(proposal, number), by)


def refuse(text: Text, seen: Seen, proposal: Proposal, number: int, *, by: User) -> None:
    """Say that a figure is not what is proposed; it is not proposed again."""
    _say(text, seen, Tie.How.REFUSED, _about(proposal, number), by)


def deny(text: Text, seen: Seen, *, by: User) -> None:
    """Say that a figure that records wrote is not theirs any more, or take back what was said."""
    if seen.tie is not None:
        take_back(seen.tie, by=by)
    elif seen.drafted is not None and seen.ground is not None:
        about = About(seen.ground, seen.book, seen.keeper)
        _say(text, seen, Tie.How.REFUSED, about, by)


def vouch(text: Text, seen: Seen, *, source: str, says: str, by: User) -> None:
    """Let a figure rest on a paper that is named, or on the word of who says so. Raises Gone."""
    source, says = one_line(source)[:LONGEST_WORDS], one_line(says)[:LONGEST_SAYING]
    if not source and not says:
        raise Gone(_("请写明出自哪份材料，或怎么知道的。"))
    if source:
        ground: Ground = OfText(Place(source, 0, 0), says, source)
    else:
        ground = OfPerson(by.name, says, timezone.localdate())
    _say(text, seen, Tie.How.VOUCHED, About(ground), by)


def _about(proposal: Proposal, number: int) -> About:
    if not 0 <= number < len(proposal.fits):
        raise Gone(_("台账有了变化，没有改动。请看过现在的数再定。"))
    ground: OfLedger = proposal.fits[number].candidate.ground
    return About(ground, proposal.register.book, proposal.register.keeper)


@transaction.atomic
def _say(text: Text, seen: Seen, how: str, about: About, by: User) -> None:
    if how != Tie.How.REFUSED and seen.tie is not None:
        take_back(seen.tie, by=by)
    if isinstance(text, Submission):
        _tie_submission(text, seen, how, about, by)
        return
    figure = seen.figure
    Tie.objects.create(
        office=text.cycle.office,
        unit=text.unit,
        draft=text,
        key=seen.passage.key,
        text=seen.passage.text,
        start=figure.start,
        end=figure.end,
        words=figure.text[:LONGEST_WORDS],
        how=how,
        ground=GROUND.dump_python(about.ground, mode="json"),
        book=about.book,
        keeper=about.keeper,
        by=by,
    )


def _tie_submission(text: Submission, seen: Seen, how: str, about: About, by: User) -> None:
    span = place_in(seen.passage, seen.figure.start, seen.figure.end)
    if span is None:
        raise Gone(_("这个数在报送的文件里找不到了，没有改动。"))
    wanted = Wanted(span, seen.figure.text, how, about.ground, about.book, about.keeper, by)
    tie_all(text, [wanted])


@transaction.atomic
def take_back(tie: Tie, *, by: User) -> None:
    """Take back what was said of a figure; it stays as history."""
    found = Tie.objects.select_for_update(of=("self",)).get(pk=tie.pk)
    if found.undone_at is None:
        found.undone_by, found.undone_at = by, timezone.now()
        found.save(update_fields=["undone_by", "undone_at"])


def accept_all(
    text: Text, seen: list[Seen], found: dict[tuple[str, tuple[int, int]], Proposal], *, by: User
) -> int:
    """Let every figure rest on the one that agrees with it; returns how many did."""
    count = 0
    for each in seen:
        proposal = found.get((each.passage.key, (each.figure.start, each.figure.end)))
        if proposal and not each.rests and proposal.verdict == "agrees":
            accept(text, each, proposal, 0, by=by)
            count += 1
    return count

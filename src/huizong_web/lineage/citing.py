"""The sentences of reports that cite a record."""

from collections.abc import Iterator
from dataclasses import dataclass

from huizong.values import Place
from huizong_web.ledgers.models import Record
from huizong_web.lineage.models import Citation
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.issuing.models import Issued
from huizong_web.reports.models import Submission
from huizong_web.reports.shown import address
from huizong_web.reports.texts import Text

MOST = 50
"""Sentences that are listed of one record, the newest first."""
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that counts or names a record: `words` is the figure, "" for a whole item.

    `url` leads there, "" where the person may not see that report; then `sentence` is "" as well.
    """

    submission: Submission
    words: str
    sentence: str
    url: str
    issued: str


def cited(record: Record, rights: Rights) -> list[Cited]:
    """Return where a record is cited in what was handed in, each sentence once."""
    found = Citation.objects.filter(record=record, submission__current=True)
    found = found.exclude(tie__undone_at__isnull=False)
    found = found.select_related("submission__cycle__office", "submission__unit", "tie")
    places = {
        (each.submission_id, each.start, each.end): each for each in found.order_by("-pk")[:MOST]
    }
    issued = _issued({number for number, _start, _end in places})
    texts: dict[int, Text] = {}
    return [_cited(each, rights, texts, issued) for each in places.values()]


def _cited(each: Citation, rights: Rights, texts: dict[int, Text], issued: dict[int, str]) -> Cited:
    submission = each.submission
    words = each.tie.words if each.tie else ""
    number = issued.get(submission.pk, "")
    if not rights.may(Action.SEE_SUBMISSION, submission.unit):
        return Cited(submission, words, "", "", number)
    if submission.pk not in texts:
        reading = library.load_reading(submission.reading)
        texts[submission.pk] = Text(submission.pk, submission.section, submission.name, reading)
    place = Place(submission.path, each.start, each.end)
    around = texts[submission.pk].around(place)
    sentence = texts[submission.pk].words(around.start, around.end)
    return Cited(submission, words, _short(sentence), address(submission.pk, place), number)


def _short(sentence: str) -> str:
    sentence = " ".join(sentence.split())
    return sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST] + "…"


def _issued(submissions: set[int]) -> dict[int, str]:
    """Return the document number under which each submission's words were issued."""
    return dict(_numbers(submissions))


def _numbers(submissions: set[int]) -> Iterator[tuple[int, str]]:
    found = Issued.objects.filter(paper__compilation__submissions__in=submissions)
    for issued in found.select_related("series").distinct():
        used = issued.paper.compilation.submissions.values_list("pk", flat=True)
        yield from ((pk, issued.numbered) for pk in used if pk in submissions)

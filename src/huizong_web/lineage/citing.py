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
    """A sentence that counts or names a record: `words` are the figures in it that count it.

    `url` leads there, "" where the person may not see that report; then `sentence` is "" as well.
    `issued` is the document number under which it went out.
    """

    submission: Submission
    words: tuple[str, ...]
    sentence: str
    url: str
    issued: str


def cited(record: Record, rights: Rights) -> list[Cited]:
    """Return where a record is cited in what was handed in, each sentence once."""
    found = Citation.objects.filter(record=record, submission__current=True)
    found = found.exclude(tie__undone_at__isnull=False)
    found = found.select_related("submission__cycle__office", "submission__unit", "tie")
    texts = _Texts(rights)
    sentences: dict[tuple[int, int], list[Citation]] = {}
    for each in found.order_by("-submission", "start")[:MOST]:
        sentences.setdefault((each.submission_id, texts.around(each).start), []).append(each)
    issued = _issued({number for number, _start in sentences})
    return [texts.cited(ones, issued) for ones in sentences.values()]


@dataclass
class _Texts:
    """The texts of submissions, each read once, as far as a person may see them."""

    rights: Rights

    def __post_init__(self) -> None:
        self._texts: dict[int, Text] = {}

    def around(self, each: Citation) -> Place:
        """Return the paragraph of a citation; of one that may not be seen the file as a whole."""
        place = Place(each.submission.path, each.start, each.end)
        if not self._may_see(each.submission):
            return Place(each.submission.path, 0, 0)
        return self._text(each.submission).around(place)

    def cited(self, ones: list[Citation], issued: dict[int, str]) -> Cited:
        """Return the citations of one paragraph as one."""
        first = ones[0]
        submission, around = first.submission, self.around(first)
        words = tuple(dict.fromkeys(each.tie.words for each in ones if each.tie))
        number = issued.get(submission.pk, "")
        if not self._may_see(submission):
            return Cited(submission, words, "", "", number)
        sentence = self._text(submission).words(around.start, around.end)
        place = Place(submission.path, first.start, first.end)
        return Cited(submission, words, _short(sentence), address(submission.pk, place), number)

    def _may_see(self, submission: Submission) -> bool:
        return self.rights.may(Action.SEE_SUBMISSION, submission.unit)

    def _text(self, submission: Submission) -> Text:
        if submission.pk not in self._texts:
            reading = library.load_reading(submission.reading)
            text = Text(submission.pk, submission.section, submission.name, reading)
            self._texts[submission.pk] = text
        return self._texts[submission.pk]


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

"""The review's marks and the rules' findings, at the items of a draft that they speak of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from huizong.values import Finding, Place, Reading, Source, walk
from huizong_web.reports import library
from huizong_web.reports.checking import earlier_documents
from huizong_web.reports.models import Submission
from huizong_web.reports.resting import keeper
from huizong_web.reports.reviewing.models import Review
from huizong_web.reports.speaking import said
from huizong_web.reports.writing.lines import Line, filled, load_lines, tidy
from huizong_web.reports.writing.models import Draft
from huizong_web.reports.writing.papers import lines_of
from huizong_web.reports.writing.sending import paper_of, title_of
from huizong_web.reports.writing.starting import key_of


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of a draft; `keys` are the items it speaks of, none for the whole of it."""

    keys: tuple[str, ...]
    kind: str  # a severity, or "mark"
    words: str
    text: str
    hint: str = ""


def marked(review: Review, submission: Submission, lines: Sequence[Line]) -> list[Remark]:
    """Return what a review marked, at the lines that the marked items have become."""
    reading = library.load_reading(submission.reading)
    known = {line.key for line in lines}
    by_text = {line.text: line.key for line in lines}
    own = key_of(submission)
    found = list(lines_of(reading.report, key=own))
    texts = {line.key: line.text for line in found}

    def keys(place: Place) -> Iterator[str]:
        for number in _touched(reading, place):
            key = f"{own}{number}"
            if key in known:
                yield key
            elif texts.get(key) in by_text:
                yield by_text[texts[key]]

    return [
        Remark(
            tuple(keys(Place(submission.path, mark.start, mark.end))), "mark", mark.words, mark.note
        )
        for mark in review.marks.all()
    ]


def _touched(reading: Reading, place: Place) -> Iterator[int]:
    for number, (item, _depth) in enumerate(walk(reading.report.items)):
        where = item.place
        if where is not None and where.start < place.end and place.start < where.end:
            yield number


def checked(draft: Draft) -> list[Remark]:
    """Return what the rules find in a draft as it would be handed in."""
    lines = tidy(filled(load_lines(draft.lines)))
    data = paper_of(draft.cycle, draft.unit, lines)
    path = f"{draft.unit.name}/{title_of(draft.cycle, draft.unit)}.docx"
    reading = library.read_file(Source(path, data), draft.unit.name)
    findings = library.check_document(
        reading.document,
        earlier_documents(draft.cycle, draft.unit_id),
        **keeper().known_in(draft, reading),
    )
    keys = _keys_of(reading, lines)
    return [_remark(finding, reading, keys) for finding in findings]


def _keys_of(reading: Reading, lines: Iterable[Line]) -> list[tuple[Place, str]]:
    """Return where each line stands in the file that was made of it: both in the same order."""
    waiting, found = list(lines), []
    for item, _depth in walk(reading.report.items):
        bare = "".join(item.text.split())
        at = next(
            (at for at, line in enumerate(waiting) if "".join(line.text.split()) == bare), None
        )
        if item.place is not None and at is not None:
            found.append((item.place, waiting[at].key))
            del waiting[: at + 1]
    return found


def _remark(finding: Finding, reading: Reading, keys: Sequence[tuple[Place, str]]) -> Remark:
    places = [place for place in finding.places if place.path == reading.document.path]
    touched = dict.fromkeys(
        key
        for place in places
        for where, key in keys
        if where.start <= place.start < max(where.end, where.start + 1)
    )
    first = places[0] if places else None
    words = reading.document.text[first.start : first.end][:60] if first else ""
    text = said(finding.message)
    quoted = "" if words in text else words
    return Remark(tuple(touched), finding.severity.value, quoted, text, said(finding.hint))

"""The same Word file back: a comment at the words of every finding, certain fixes as changes."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from huizong.marking.docx_anchors import Anchors, span
from huizong.marking.docx_comments import comments_of
from huizong.marking.docx_word import closed, edited, opened
from huizong.marking.edits import chosen
from huizong.marking.limits import Limits
from huizong.marking.remarks import joined, quoted, remarks
from huizong.values import Document, Finding, Message, Source

_DEFAULT = Limits()
_ELSEWHERE = Message("（说的是{where}的“{words}”）")


def marked_docx(
    source: Source,
    document: Document,
    findings: Sequence[Finding],
    *,
    at: datetime | None = None,
    limits: Limits = _DEFAULT,
) -> bytes:
    """Return a docx with a comment by 汇总 at the words of every finding.

    `document` is what the source was read as. A finding's first place has message, hint, code and
    rule, its others point back. Certain fixes are tracked changes; one that Word would not keep (in
    a field, across paragraphs) is a suggestion in its comment. A docx is given back with all other
    parts as they were; where it was marked before, no comment is made twice. Of any other file a
    new docx with its paragraphs and tables is made. `at` is the local time that the marks tell;
    without it they tell none, and equal calls give equal bytes. Raises ReadingError where the file
    cannot be read again, ValueError where the document is of another.
    """
    word = opened(source, document)
    editor, made = edited(
        word,
        document,
        chosen(document, findings),
        tracked=True,
        at=at,
        cuts=_ends(document, findings),
    )
    comments = comments_of(word.package, at=at)
    anchors = Anchors(word.main, word.units)
    for remark in list(remarks(document, findings, made, limits=limits)):
        anchor = anchors.of(remark.place)
        lines = remark.lines
        if anchor.where is not None:
            words = quoted(document, remark.place)
            told = Message(_ELSEWHERE.template, where=anchor.where, words=words)
            lines = (f"{lines[0]}{told}", *lines[1:])
        if comments.says(lines, anchor.paragraph):
            continue
        start, end, reference = comments.add(lines)
        span(anchor, start, end, reference, behind=editor.behind)
    return closed(word, editor, comments.changed() if comments.added else {})


def _ends(document: Document, findings: Sequence[Finding]) -> Iterator[int]:
    for finding in findings:
        for place in joined(finding.places, document):
            yield from (place.start, place.end)

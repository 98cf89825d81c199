"""Rules and marking of the tests' own: what the site is handed, whatever the library does today."""

import re
from collections.abc import Iterable

from huizong.values import Document, Edit, Finding, Manuscript, Message, Place, Severity, Source

WRONG = {"帐户": "账户", "按装": "安装"}
DOUBTED = re.compile("左右|据说")


def check_words(manuscript: Manuscript) -> tuple[Finding, ...]:
    """Find wrong words (with a fix), doubtful ones (without), and sums of sections that repeat."""
    return tuple(sorted(_found(manuscript.document), key=lambda finding: finding.places))


def _found(document: Document) -> Iterable[Finding]:
    for match in re.finditer("|".join(WRONG), document.text):
        place = Place(document.path, *match.span())
        yield Finding(
            "HZ901",
            "wrong-word",
            Severity.ERROR,
            Message("“{words}”是错别字", words=match[0]),
            Message("应为“{right}”", right=WRONG[match[0]]),
            (place,),
            (Edit(place, WRONG[match[0]]),),
        )
    for match in DOUBTED.finditer(document.text):
        yield Finding(
            "HZ902",
            "vague-word",
            Severity.WARNING,
            Message("“{words}”说不准", words=match[0]),
            Message("请写实"),
            (Place(document.path, *match.span()),),
        )


def mend_text(source: Source, document: Document, findings: Iterable[Finding]) -> bytes:
    """Make the fixes in a plain text."""
    text = document.text
    edits = {edit for finding in findings for edit in finding.fix}
    for edit in sorted(edits, key=lambda edit: edit.place, reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text.encode()


def annotate_text(source: Source, document: Document, findings: Iterable[Finding]) -> bytes:
    """Say what would be marked."""
    quoted = [document.quote(finding.places[0]) for finding in findings]
    return f"{source.path} {' '.join(quoted)}".encode()

"""Rules of the tests' own: what the site is told, whatever the library finds today."""

import re
from collections.abc import Iterable

from huizong.values import Document, Edit, Finding, Message, Place, Severity

WRONG = {"帐户": "账户", "按装": "安装"}
DOUBTED = re.compile("左右|据说")


def check_words(document: Document, earlier: Iterable[Document] = ()) -> tuple[Finding, ...]:
    """Find wrong words, which have a fix, and doubtful ones, which have none."""
    return tuple(sorted(_found(document), key=lambda finding: finding.places))


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

"""A section's file as read and understood."""

from dataclasses import dataclass

from huizong.values.document import Document
from huizong.values.place import Place
from huizong.values.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's document, the reports that it contains as one, and what belongs to none of them."""

    document: Document
    report: Report
    boilerplate: tuple[Place, ...] = ()

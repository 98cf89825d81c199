"""The way from passages to claims."""

from collections.abc import Sequence

from huizong.values import Claim, Document, Outline, Passage


def claims(document: Document, outline: Outline, passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """Return the relations among the figures of a document, in the order of its text."""
    return ()

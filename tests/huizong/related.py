"""The figures of a line of text as amounts, and the relations among them."""

from huizong.claims.amount import Amount
from huizong.claims.amounts import amounts
from huizong.figures import passages
from huizong.pipeline import manuscript, read
from huizong.values import Claim, Document, Source


def document_of(text: str) -> Document:
    return read(Source("text.txt", text.encode("utf-8", "replace")))


def claims_of(text: str) -> tuple[Claim, ...]:
    return manuscript(document_of(text)).claims


def amounts_of(text: str) -> tuple[Amount, ...]:
    return amounts(passages(document_of(text)))


def told(claim: Claim) -> str:
    """Return a relation in one line: sum holds 46 = 22 + 24."""
    return f"{claim.kind} {claim.verdict} {claim.formula}"

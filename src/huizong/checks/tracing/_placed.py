"""What reading only counts in a file and rules of this group tell place by place."""

from collections.abc import Iterable

from huizong.checks.rule import Rule
from huizong.values import Document, TraceKind

_RULES = (
    ("HZ011", "HZ307", (TraceKind.INSERTED, TraceKind.DELETED)),
    ("HZ012", "HZ306", (TraceKind.COMMENT,)),
    ("HZ013", "HZ308", (TraceKind.HIDDEN,)),
)


def placed(document: Document, asked: Iterable[Rule]) -> frozenset[str]:
    """Return the codes of reading's findings that need not be told beside those of the rules."""
    codes = {rule.code for rule in asked}
    kinds = {trace.kind for trace in document.traces}
    return frozenset(
        counted for counted, code, told in _RULES if code in codes and kinds.intersection(told)
    )

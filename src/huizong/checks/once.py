"""What several rules read of one manuscript is made once in a run of the checks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TypeVar

from huizong.values import Manuscript

Made = TypeVar("Made")
# Known by identity: to hash a manuscript costs more than to make most things anew.
_made: ContextVar[dict[tuple[object, int], tuple[Manuscript, object]] | None] = ContextVar(
    "made", default=None
)


@contextmanager
def one_run() -> Iterator[None]:
    """Keep what is made of manuscripts until the block ends; nothing outlives it."""
    before = _made.set({})
    try:
        yield
    finally:
        _made.reset(before)


def once(make: Callable[[Manuscript], Made]) -> Callable[[Manuscript], Made]:
    """Make a function of a manuscript keep its value within a run; the value must not change."""

    @wraps(make)
    def kept(manuscript: Manuscript) -> Made:
        known = _made.get()
        if known is None:
            return make(manuscript)
        key = (make, id(manuscript))
        if key not in known:
            known[key] = (manuscript, make(manuscript))
        value: Made = known[key][1]  # type: ignore[assignment]  # made by this very function
        return value

    return kept

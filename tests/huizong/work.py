"""How much work a call is."""

import sys
from collections.abc import Callable


def work(call: Callable[[str], object], text: str) -> int:
    """Return how many of our own functions a call enters: a clock that no busy machine disturbs."""
    entered = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal entered
        entered += event == "call"

    sys.setprofile(count)
    try:
        call(text)
    finally:
        sys.setprofile(None)
    return entered

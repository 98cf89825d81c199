"""What was worked out of stored reports and will be asked for again: the latest, in memory.

What is kept is never the truth: a key says all that the value was made of, so that nothing is ever
out of date, and what was forgotten is made again.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Values by what they were made of; those not asked for longest go when they weigh too much.

    A value that alone weighs more than `most` is not kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._known: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T], *, weight: int) -> T:
        """Return the value of a key, made now if it is not kept."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key][0]
        made = make()  # two threads may make the same: neither waits for the other
        with self._lock:
            self._put(key, made, weight)
        return made

    def _put(self, key: Hashable, made: T, weight: int) -> None:
        if key in self._known or weight > self._most:
            return
        self._known[key] = made, weight
        self._weight += weight
        while self._weight > self._most:
            self._weight -= self._known.popitem(last=False)[1][1]

"""Addresses of hundreds of things of one kind, worked out once and not once for each."""

from collections.abc import Callable

from django.urls import reverse

_NUMBER = 8_675_309_867_530
"""Stands for a thing's number while the address is worked out."""


def addresses(name: str, *first: int) -> Callable[[int], str]:
    """Return a function from a thing's number to the address of its page of a name.

    `first` are the numbers that stand in the address before it.
    """
    before, _, behind = reverse(name, args=[*first, _NUMBER]).rpartition(str(_NUMBER))
    return lambda number: f"{before}{number}{behind}"

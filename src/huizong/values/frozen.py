"""Values that nobody changes, at no cost for those that a text makes by the hundred thousand.

A frozen dataclass sets each field through `object.__setattr__`: a place costs twice what it costs
without, an amount of twenty fields ten times. mypy reads this module as `dataclasses` itself, so
that it refuses every change of a value in the whole code; at run time nothing looks a second time.
For values made seldom `dataclasses.dataclass` is as good.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from collections.abc import Callable

    def dataclass(*, frozen: bool, eq: bool = True, **options: bool) -> Callable[[type], type]:
        """Return what makes a class a value, known by its fields or, without `eq`, by itself."""
        return dataclasses.dataclass(eq=eq, unsafe_hash=frozen and eq, **options)


__all__ = ["dataclass"]

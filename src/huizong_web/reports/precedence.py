"""What of several decisions about matters holds: of two that contradict, the later.

Pure. An earlier decision that a later one goes against holds for what the later leaves of it, and
comes back whole when the later is taken back.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from huizong.values import Choice, Decision, ItemRef

Item = tuple[str, str]
"""A section and the words of its item."""
Key = tuple[str, str]


@dataclass(frozen=True)
class Wish:
    """What someone decides about items, by the library's words for it.

    Of a split the first item is taken out of the matter of the others. `lead` is the section that
    shall lead.
    """

    kind: str
    items: tuple[Item, ...]
    lead: str = ""

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """What the items are known by, in whatever file they come again."""
        return tuple(ItemRef(*item).key for item in self.items)

    def for_library(self, *, by: str, on: str, why: str) -> Iterator[Decision]:
        """Yield the decision as the library takes it: a split, pair by pair."""
        items = [ItemRef(*item) for item in self.items]
        is_split = self.kind == Choice.SPLIT
        for each in [[items[0], other] for other in items[1:]] if is_split else [items]:
            yield Decision(Choice(self.kind), tuple(each), by=by, on=on, why=why, lead=self.lead)

    def without(self, gone: Collection[Key]) -> "Wish | None":
        """Return the wish without some items; None where nothing is left to decide."""
        left = tuple(
            item for item, key in zip(self.items, self.keys, strict=True) if key not in gone
        )
        least = 1 if self.kind == Choice.KEEP else 2
        return replace(self, items=left) if len(left) >= least else None


def effective(wishes: Iterable[Wish]) -> list[Wish | None]:
    """Return what holds of each wish, in the order given, which is that in which they were made."""
    held: list[Wish | None] = []
    for wish in wishes:
        held = [_left_of(earlier, wish) if earlier else None for earlier in held]
        held.append(wish)
    return held


def _left_of(earlier: Wish, later: Wish) -> Wish | None:
    """Return what a later wish leaves of an earlier one."""
    shared = set(earlier.keys) & set(later.keys)
    match earlier.kind, later.kind:
        case ((Choice.JOIN | Choice.LEAD), Choice.SPLIT) if _is_split_by(later.keys, shared):
            return earlier.without({later.keys[0]})
        case ((Choice.JOIN | Choice.LEAD), Choice.KEEP):
            return earlier.without(shared)
        case Choice.SPLIT, Choice.JOIN if _is_split_by(earlier.keys, shared):
            return None
        case Choice.KEEP, Choice.JOIN:
            return earlier.without(shared)
        case Choice.LEAD, Choice.LEAD if len(shared) > 1:
            return None
        case before, after if before == after and set(earlier.keys) <= set(later.keys):
            return earlier if before == Choice.SPLIT else None
    return earlier


def _is_split_by(split: Sequence[Key], shared: Collection[Key]) -> bool:
    """Whether a split takes its first item away from any other of those."""
    return split[0] in shared and len(shared) > 1

"""Walks the chain and names the first link that is broken.

Entries are read in order while others go on writing: what was the head when the walk began is
where it ends.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Subquery

from huizong_web.audit import anchor
from huizong_web.audit.anchor import Anchor
from huizong_web.audit.draft import NOTHING, hash_of
from huizong_web.audit.models import Entry, Head, Seal
from huizong_web.audit.verdict import Broken, Fault, Verdict
from huizong_web.audit.writing import FIELDS

_SOUGHT = 5000
"""Places in which an entry that stands wrongly is looked for."""


def verify(known: Iterable[Anchor] = ()) -> Verdict:
    """Walk the whole chain; `known` are entries that someone remembers beside the anchor.

    Raises ValueError where the anchor's file cannot be read.
    """
    anchors = {each.sequence: each.hash for each in (*anchor.kept(), *known)}
    head, seal = Head.objects.get(pk=1), Seal.objects.last()
    walk = Walk(seal.last if seal else 0, seal.hash if seal else NOTHING, anchors)
    rows = Entry.objects.filter(sequence__lte=head.sequence).order_by("sequence")
    for row in rows.values(*FIELDS, "hash").iterator(chunk_size=2000):
        if broken := walk.step(row):
            return walk.verdict(broken)
    return walk.verdict(_end(walk, head))


class Walk:
    """Goes from entry to entry, also through those of a sealed file."""

    def __init__(self, before: int, digest: str, anchors: dict[int, str] | None = None) -> None:
        self.first, self.last, self.hash, self.jumps = before + 1, before, digest, 0
        self.anchors = {key: each for key, each in (anchors or {}).items() if key > before}

    def step(self, row: dict[str, Any]) -> Broken | None:
        """Go on to an entry; return what is wrong with it, if anything is."""
        row = dict(row)
        digest, sequence = row.pop("hash"), row["sequence"]
        if broken := self._misplaced(sequence) or self._misread(row, digest):
            return broken
        if self.anchors.get(sequence, digest) != digest:
            return Broken(sequence, Fault.REPLACED)
        self.last, self.hash = sequence, digest
        self.jumps += row["clock_back"] is not None
        return None

    def _misplaced(self, sequence: int) -> Broken | None:
        if sequence > self.last + 1:
            return Broken(self.last + 1, Fault.MISSING, sequence - 1)
        return Broken(sequence, Fault.INSERTED) if sequence <= self.last else None

    def _misread(self, row: dict[str, Any], digest: str) -> Broken | None:
        sequence = row["sequence"]
        try:
            same = hash_of(row) == digest
        except ValueError:
            return Broken(sequence, Fault.UNKNOWN)
        if same:
            return Broken(sequence, Fault.UNLINKED) if row["previous"] != self.hash else None
        place = _own_place(row, digest) if row["previous"] != self.hash else 0
        return Broken(sequence, Fault.MOVED if place else Fault.CHANGED, place)

    def verdict(self, broken: Broken | None) -> Verdict:
        """Return what was found so far."""
        anchored = max((each for each in self.anchors if each <= self.last), default=0)
        return Verdict(self.first, self.last, self.hash, self.jumps, broken, anchored)


def _own_place(row: dict[str, Any], digest: str) -> int:
    """Return the number under which an entry gives its hash, 0 where there is none nearby."""
    near = range(max(row["sequence"] - _SOUGHT, 1), row["sequence"] + _SOUGHT)
    return next((each for each in near if hash_of(row | {"sequence": each}) == digest), 0)


def _end(walk: Walk, head: Head) -> Broken | None:
    """Return what is wrong behind the last entry."""
    remembered = max([head.sequence, *walk.anchors])
    if remembered > walk.last:
        return Broken(walk.last + 1, Fault.CUT, remembered)
    if head.hash != walk.hash:
        return Broken(head.sequence, Fault.HEAD)
    beyond = next(_beyond_the_head(), None)
    return Broken(beyond, Fault.INSERTED) if beyond else None


def _beyond_the_head() -> Iterator[int]:
    """Yield entries behind the head, both read in one statement."""
    head = Subquery(Head.objects.filter(pk=1).values("sequence"))
    found = Entry.objects.filter(sequence__gt=head)
    return iter(found.order_by("sequence").values_list("sequence", flat=True)[:1])

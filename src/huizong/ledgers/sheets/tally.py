"""Counts over the rows of a file, and the first of what is told: all that a page shows of it."""

from collections import Counter
from dataclasses import dataclass, field

from huizong.ledgers.sheets.limits import SheetLimits
from huizong.ledgers.sheets.taking import LEFT_OUT, Outcome, Taken
from huizong.ledgers.sheets.told import Kind, Told

_SHOWN, _CHANGES = 20, 200


@dataclass
class Tally:
    """What became of the rows of a file so far.

    `told` holds the first of what was told of cells, up to the limit; `kinds` counts all of it.
    `first` are the first rows that can be stored, `changes` the first that change a record.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    told: list[Told] = field(default_factory=list)
    first: list[Taken] = field(default_factory=list)
    changes: list[Taken] = field(default_factory=list)
    most: int = SheetLimits().most_faults
    most_changes: int = _CHANGES

    def add(self, taken: Taken) -> None:
        """Count a row."""
        self.outcomes[taken.outcome] += 1
        for told in taken.told:
            self.kinds[told.kind] += 1
            if len(self.told) < self.most:
                self.told.append(told)
        if taken.record is not None and len(self.first) < _SHOWN:
            self.first.append(taken)
        if taken.outcome is Outcome.CHANGED and len(self.changes) < self.most_changes:
            self.changes.append(taken)

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return sum(self.outcomes.values())

    @property
    def faulty(self) -> int:
        """How many rows cannot be stored."""
        return sum(self.outcomes[outcome] for outcome in LEFT_OUT)

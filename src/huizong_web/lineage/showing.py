"""Slips for a person's eyes: rows of records that are not open to them are counted only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from huizong.values import Message
from huizong_web.ledgers.models import Entry
from huizong_web.lineage.addresses import address_of, may_see, words_of
from huizong_web.lineage.models import Tie
from huizong_web.lineage.slipping import Moved, Slipped
from huizong_web.lineage.telling import label_of
from huizong_web.offices.rights import Rights


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row that came, went or changed: what it is called, where it is, who did what and when."""

    how: str
    words: str
    url: str
    acts: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ShownSlip:
    """A slip with the rows that a person may see; `hidden` others are counted."""

    tie: Tie
    label: str
    message: Message
    before: str
    after: str
    value_changed: bool
    rows: tuple[ShownRow, ...]
    hidden: int


def shown_slips(slips: Iterable[Slipped], rights: Rights) -> Iterator[ShownSlip]:
    """Yield slips as a person may see them."""
    for each in slips:
        open_rows = [row for row in each.rows if may_see(rights, row.record)]
        found = each.slip
        yield ShownSlip(
            each.tie,
            label_of(each.tie),
            found.message,
            found.before,
            found.after,
            found.value_changed,
            tuple(map(_row, open_rows)),
            len(each.rows) - len(open_rows),
        )


def _row(row: Moved) -> ShownRow:
    return ShownRow(row.how, words_of(row.record), address_of(row.record), row.acts)

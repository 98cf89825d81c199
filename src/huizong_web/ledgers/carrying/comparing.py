"""The definition under which a book's records were last looked through, beside today's."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from huizong.ledgers import Ledger
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.opening import source_of


@dataclass(frozen=True, slots=True)
class Compared:
    """Two definitions: `old` is None where it cannot be read any more."""

    old: Ledger | None
    new: Ledger

    @property
    def added(self) -> list[str]:
        """The labels of fields that are new."""
        before = set(self.old.fields) if self.old else set()
        moved = {key for _, key in self.moved}
        return [
            field.label
            for key, field in self.new.fields.items()
            if self.old and key not in before and key not in moved
        ]

    @property
    def dropped(self) -> list[str]:
        """The labels of fields that are no more."""
        taken = {was for was, _ in self.moved}
        fields = self.old.fields if self.old else {}
        return [
            field.label
            for key, field in fields.items()
            if key not in self.new.fields and key not in taken
        ]

    @property
    def renamed(self) -> list[tuple[str, str]]:
        """The labels of fields that have another key: before, and now."""
        fields = self.old.fields if self.old else {}
        return [(fields[was].label, self.new.fields[key].label) for was, key in self.moved]

    @property
    def moved(self) -> list[tuple[str, str]]:
        """The keys of fields that have another key."""
        return list(self._moved())

    def _moved(self) -> Iterator[tuple[str, str]]:
        fields = self.old.fields if self.old else {}
        for key, field in self.new.fields.items():
            for was in field.was:
                if was in fields and key not in fields:
                    yield was, key


def is_changed(book: Book, ledger: Ledger) -> bool:
    """Return whether a book's records have not been taken over to today's definition."""
    return bool(book.source) and book.source != source_of(ledger)


def compared(book: Book) -> Compared | None:
    """Return the two definitions of a book, None where they are one."""
    new = ledger_of(book)
    if not is_changed(book, new):
        return None
    try:
        return Compared(Ledger.model_validate_json(book.source), new)
    except ValidationError:
        return Compared(None, new)

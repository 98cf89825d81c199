"""The records of a book as a file is held against them: asked for by number, key and span."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from huizong.ledgers import Ledger
from huizong.ledgers import Record as Kept
from huizong.ledgers.definition import Apart
from huizong.ledgers.sheets import Key
from huizong_web.ledgers.derived import Mark
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.marks import marks_of
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.units import Units

_AT_ONCE = 500


class Stored:
    """Answers what `huizong.ledgers.sheets` asks of a store (`Existing`)."""

    def __init__(self, book: Book, ledger: Ledger, units: Units) -> None:
        self._book, self._ledger, self._units = book, ledger, units

    def records(self, numbers: Collection[str]) -> Mapping[str, Kept]:
        """Return the records of some numbers; one that was removed with a number alone."""
        found: dict[str, Kept] = {}
        for some in _chunks(sorted(numbers)):
            for record in Record.objects.filter(book=self._book, number__in=some):
                kept = as_kept(record, self._ledger, self._units)
                if record.removed:
                    kept = Kept(kept.key, {}, (), record.number)
                found[record.number] = kept
        return found

    def holders(self, fields: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, str]:
        """Return which records hold some values together, by their number or title."""
        digests = {self._digest(fields, key): key for key in keys}
        rows = self._marked(fields, digests).values_list(
            "digest", "record__number", "record__title", "record_id"
        )
        return {digests[digest]: number or title or str(pk) for digest, number, title, pk in rows}

    def beside(self, apart: Apart, sames: Collection[Key]) -> Iterable[Kept]:
        """Yield the records that are alike in `apart.same`."""
        digests = {self._digest(apart.same, key): key for key in sames}
        wanted = sorted(set(self._marked(apart.same, digests).values_list("record_id", flat=True)))
        for some in _chunks(wanted):
            for record in Record.objects.filter(pk__in=some, removed=False):
                yield as_kept(record, self._ledger, self._units, history=False)

    def _marked(self, fields: Sequence[str], digests: Mapping[str, Key]) -> Any:  # noqa: ANN401 - a query
        return Mark.objects.filter(
            book=self._book, rule="+".join(fields), digest__in=list(digests)
        ).order_by()

    def _digest(self, fields: Sequence[str], key: Key) -> str:
        values = dict(zip(fields, key, strict=True))
        rule = "+".join(fields)
        return next(digest for named, digest, _ in marks_of(values, self._ledger) if named == rule)


def _chunks(given: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (given[start : start + _AT_ONCE] for start in range(0, len(given), _AT_ONCE))

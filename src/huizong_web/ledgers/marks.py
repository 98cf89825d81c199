"""What records of a book may not share: looked up by digest, and guarded by the database."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from huizong.ledgers import Fault, Ledger, together
from huizong.ledgers import Record as Kept
from huizong.ledgers.stored import plain
from huizong_web.ledgers.derived import Mark
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.pouring import pour_plain
from huizong_web.ledgers.units import Units


def rules_of(ledger: Ledger) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the fields that records may not share, and whether never or not at the same time."""
    for fields in ledger.unique:
        yield fields, True
    for apart in ledger.apart:
        yield apart.same, False


def marks_of(values: Mapping[str, Any], ledger: Ledger) -> Iterator[tuple[str, str, bool]]:
    """Yield (rule, digest, alone) for each rule whose fields are all filled."""
    for fields, alone in rules_of(ledger):
        shared = [plain(values.get(key)) for key in fields]
        if all(value not in (None, "", []) for value in shared):
            said = json.dumps(shared, ensure_ascii=False, sort_keys=True)
            yield "+".join(fields), sha256(said.encode()).hexdigest()[:40], alone


def beside(
    given: Sequence[Kept], ledger: Ledger, book: Book, units: Units
) -> dict[str, list[Fault]]:
    """Return the faults that records have beside each other and those stored, by their key.

    To be called with the book locked. Stored ones are read only where a digest is the same.
    """
    own = {each.key for each in given}
    others = [each for each in _alike(given, ledger, book, units) if each.key not in own]
    found: dict[str, list[Fault]] = {}
    for record, fault in together([*others, *given], ledger):
        if record.key in own:
            found.setdefault(record.key, []).append(fault)
    return found


def _alike(given: Iterable[Kept], ledger: Ledger, book: Book, units: Units) -> Iterator[Kept]:
    digests = {digest for each in given for _, digest, _ in marks_of(each.values, ledger)}
    wanted: set[int] = set()
    for some in _chunks(sorted(digests)):
        marks = Mark.objects.filter(book=book, digest__in=some)
        wanted.update(marks.values_list("record_id", flat=True))
    for keys in _chunks(sorted(wanted)):
        for record in Record.objects.filter(pk__in=keys, removed=False):
            yield as_kept(record, ledger, units, history=False)


def _chunks(given: Sequence[Any], size: int = 500) -> Iterator[Sequence[Any]]:
    return (given[start : start + size] for start in range(0, len(given), size))


def store_marks(
    book: Book, records: Mapping[int, Mapping[str, Any]], ledger: Ledger, *, new: bool = False
) -> None:
    """Put the marks of records, by number with their values, in place of those that they had.

    `new` ones had none.
    """
    for some in _chunks([] if new else list(records)):
        Mark.objects.filter(record_id__in=some).delete()
    pour_plain(
        (
            {
                "book_id": book.pk,
                "record_id": pk,
                "rule": rule,
                "digest": digest,
                "alone": alone,
            }
            for pk, values in records.items()
            for rule, digest, alone in marks_of(values, ledger)
        ),
        Mark,
    )

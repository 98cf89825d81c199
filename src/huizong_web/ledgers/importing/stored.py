"""The records of a book as a file is held against them: asked for by number, key and span."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Ledger, Type
from huizong.ledgers import Record as Kept
from huizong.ledgers.definition import Apart
from huizong.ledgers.sheets import Held, Key, Then
from huizong.ledgers.sheets.plan import MARK, NUMBER
from huizong.ledgers.stored import plain_values, values_of
from huizong_web.ledgers.derived import Mark
from huizong_web.ledgers.loading import as_kept
from huizong_web.ledgers.marks import marks_of
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.ledgers.units import Units
from huizong_web.ledgers.wording import message

_AT_ONCE = 500
_LARGEST = 2**63


class Stored:
    """Answers what `huizong.ledgers.sheets` asks of a store (`Existing`).

    `allowed` are the units whose records the person may change, None for all of the office. What
    was changed after `tried` is not what the person saw, and may not be changed unseen.
    """

    def __init__(
        self,
        book: Book,
        ledger: Ledger,
        units: Units,
        allowed: frozenset[int] | None = None,
        tried: datetime | None = None,
    ) -> None:
        self._book, self._ledger, self._units = book, ledger, units
        self._allowed, self._tried = allowed, tried

    def records(self, by: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, Sequence[Held]]:
        """Return the records known by some keys; one that was removed only by number or mark."""
        found: dict[Key, list[Held]] = defaultdict(list)
        for key, record in self._known(by, keys):
            record.edited = []  # type: ignore[attr-defined]  # what it was before nobody asks here
            found[key].append(self._held(record))
        return found

    def then(self, wanted: Sequence[tuple[Held, int]]) -> Mapping[str, Then]:
        """Return what records were in earlier versions: each entry since is taken back."""
        seen = {int(held.record.key): version for held, version in wanted}
        values = {int(held.record.key): plain_values(held.record.values) for held, _ in wanted}
        since = Entry.objects.filter(record__in=seen, version__gt=min(seen.values()))
        latest: dict[int, Entry] = {}
        states: dict[int, str] = {}
        for entry in since.select_related("by").order_by("record_id", "-version"):
            if entry.version > seen[entry.record_id]:
                latest.setdefault(entry.record_id, entry)
                states[entry.record_id] = entry.before
                values[entry.record_id] |= {key: was for key, (was, _) in entry.changed.items()}
        return {
            str(pk): Then(
                self._in_sheets(values_of(values[pk], self._ledger)),
                states[pk],
                str(entry.by),
                f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M}",
            )
            for pk, entry in latest.items()
        }

    def holders(self, fields: tuple[str, ...], keys: Collection[Key]) -> Mapping[Key, Held]:
        """Return which records hold some values together, by their number or title."""
        digests = {self._digest(fields, key): key for key in keys}
        rows = self._marked(fields, digests).values_list(
            "digest", "record__number", "record__title", "record_id"
        )
        return {
            digests[digest]: Held(Kept(str(pk), {}), name=number or title or str(pk))
            for digest, number, title, pk in rows
        }

    def beside(self, apart: Apart, sames: Collection[Key]) -> Iterable[Kept]:
        """Yield the records that are alike in `apart.same`."""
        digests = {self._digest(apart.same, key): key for key in sames}
        wanted = sorted(set(self._marked(apart.same, digests).values_list("record_id", flat=True)))
        for some in _chunks(wanted):
            for record in Record.objects.filter(pk__in=some, removed=False):
                yield as_kept(record, self._ledger, self._units, history=False)

    def _known(self, by: tuple[str, ...], keys: Collection[Key]) -> Iterator[tuple[Key, Record]]:
        ours = Record.objects.filter(book=self._book).select_related("keeper")
        ours = ours.defer("words").prefetch_related("stays")
        if by in ((NUMBER,), (MARK,)):
            yield from self._named(ours, {str(key[0]) for key in keys}, marked=by == (MARK,))
            return
        digests = {self._digest(by, key): key for key in keys}
        pairs = self._marked(by, digests).values_list("digest", "record_id")
        wanted = {record: digests[digest] for digest, record in pairs}
        for some in _chunks(sorted(wanted)):
            for record in ours.filter(pk__in=some, removed=False):
                yield wanted[record.pk], record

    def _named(
        self, ours: QuerySet[Record], names: Collection[str], *, marked: bool
    ) -> Iterator[tuple[Key, Record]]:
        for some in _chunks(sorted(names)):
            numbers = [int(name) for name in some if name.isdecimal()] if marked else []
            wanted = {"pk__in": [number for number in numbers if number < _LARGEST]}
            for record in ours.filter(**(wanted if marked else {"number__in": some})):
                yield (str(record.pk) if marked else record.number,), record

    def _held(self, record: Record) -> Held:
        kept = as_kept(record, self._ledger, self._units)
        name = record.number or record.title or str(record.pk)
        if record.removed:
            refused = _refused(_("这条记录已经删除"), _("要恢复的，请在记录上恢复"))
            # Nothing that a row says is the same as what is not there.
            return Held(replace(kept, values={}), record.version, name, refused)
        kept = replace(kept, values=self._in_sheets(kept.values))
        return Held(kept, record.version, name, self._not_allowed(record))

    def _not_allowed(self, record: Record) -> Any:  # noqa: ANN401 - as `refused` of Held
        if self._allowed is not None and record.keeper_id not in self._allowed:
            said = _("这条记录由%(unit)s登记，您不能改") % {"unit": record.keeper.name}
            return _refused(said, _("请交给他们改，或者删去这一行"))
        if self._tried is not None and record.changed_at > self._tried:
            return _refused(_("试过以后又有人改过这条记录"), _("请再试一次，看清以后再更新"))
        return None

    def _in_sheets(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values without what a sheet cannot hold: files of the record and of its tables."""
        found = {key: value for key, value in values.items() if key in self._ledger.fields}
        for key, field in self._ledger.fields.items():
            if field.type is Type.TABLE and isinstance(found.get(key), tuple):
                found[key] = tuple(
                    {name: cell for name, cell in row.items() if name in field.columns}
                    for row in found[key]
                )
        return found

    def _marked(self, fields: Sequence[str], digests: Mapping[str, Key]) -> Any:  # noqa: ANN401 - a query
        return Mark.objects.filter(
            book=self._book, rule="+".join(fields), digest__in=list(digests)
        ).order_by()

    def _digest(self, fields: Sequence[str], key: Key) -> str:
        values = dict(zip(fields, key, strict=True))
        rule = "+".join(fields)
        return next(digest for named, digest, _ in marks_of(values, self._ledger) if named == rule)


def _refused(said: str, remedy: str) -> tuple[Any, Any]:
    return message(said), message(remedy)


def _chunks(given: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (given[start : start + _AT_ONCE] for start in range(0, len(given), _AT_ONCE))

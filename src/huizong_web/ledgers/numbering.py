"""Numbers of records, in order within a book and its year or month; none is given twice."""

from collections import Counter as Counted
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from huizong.ledgers import numbered, sequence_scope
from huizong.ledgers.numbering import read_number
from huizong_web.ledgers.derived import Counter
from huizong_web.ledgers.models import Book, Record


def next_numbers(
    book: Book,
    pattern: str | None,
    days: Sequence[date],
    *,
    reserved: AbstractSet[str] = frozenset(),
) -> list[str]:
    """Return a number for each day, in the order given; "" where a ledger has none.

    `reserved` are numbers that records which are not stored yet bring with them. To be called
    inside the transaction that stores the records, with the book locked.
    """
    if pattern is None:
        return [""] * len(days)
    runs: dict[str, _Run] = {}
    wanted = Counted(_scope(pattern, day) for day in days)
    found = []
    for day in days:
        scope = _scope(pattern, day)
        if scope not in runs:
            counter, _ = Counter.objects.get_or_create(book=book, scope=scope)
            runs[scope] = _Run(counter, pattern, day, reserved, wanted[scope])
        found.append(runs[scope].next())
    Counter.objects.bulk_update([run.counter for run in runs.values()], ["last"])
    return found


def keep_clear(book: Book, numbers: Sequence[str]) -> frozenset[str]:
    """Return which of some numbers are taken in a book already."""
    taken: set[str] = set()
    # Of one length they stand in a row in the index, and most often none of them is there.
    for length in {len(number) for number in numbers}:
        some = sorted(number for number in numbers if len(number) == length)
        found = Record.objects.filter(book=book, number__gte=some[0], number__lte=some[-1])
        taken.update(found.values_list("number", flat=True))
    return frozenset(taken.intersection(numbers))


def go_on_after(book: Book, pattern: str | None, numbers: Iterable[str]) -> None:
    """Have the next numbers follow the highest of some that came with their records."""
    highest: dict[str, int] = {}
    for number in numbers:
        if parts := read_number(pattern or "", number):
            scope = _scope_of(pattern or "", parts)
            highest[scope] = max(highest.get(scope, 0), parts.get("seq", 0))
    for scope, last in highest.items():
        counter, _ = Counter.objects.get_or_create(book=book, scope=scope)
        counter.last = max(counter.last, last)
        counter.save(update_fields=["last"])


def _scope(pattern: str, day: date) -> str:
    return _scope_of(pattern, {"year": day.year, "month": day.month})


def _scope_of(pattern: str, parts: Mapping[str, int]) -> str:
    said = {"year": f"{parts.get('year', 0)}", "month": f"{parts.get('month', 0):02}"}
    return "-".join(said[name] for name in sequence_scope(pattern))


class _Run:
    """The numbers of one scope, from its counter on; those that are taken are passed over.

    A number that came with an import may stand before the counter, so they are looked up, as many
    at once as will be wanted.
    """

    def __init__(
        self, counter: Counter, pattern: str, day: date, reserved: AbstractSet[str], wanted: int
    ) -> None:
        self.counter = counter
        self._pattern, self._day, self._reserved, self._wanted = pattern, day, reserved, wanted
        self._seen = counter.last
        self._free: deque[tuple[int, str]] = deque()

    def next(self) -> str:
        """Return the next number that nobody has."""
        while not self._free:
            self._look_up()
        self.counter.last, number = self._free.popleft()
        return number

    def _look_up(self) -> None:
        seqs = range(self._seen + 1, self._seen + 1 + self._wanted)
        year, month = self._day.year, self._day.month
        named = [(seq, numbered(self._pattern, year=year, month=month, seq=seq)) for seq in seqs]
        taken = keep_clear(self.counter.book, [number for _, number in named]) | self._reserved
        self._free.extend(each for each in named if each[1] not in taken)
        self._seen = seqs[-1]

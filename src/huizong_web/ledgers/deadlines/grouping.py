"""What waits, in groups by when: overdue, today, within three days, a week, later."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huizong_web.ledgers.deadlines.waiting import Waits


@dataclass(frozen=True, slots=True)
class When:
    """A group: what is due from some days ahead up to others; None: however long ago."""

    key: str
    label: "str | Promise"
    first: int | None
    last: int


WHENS = (
    When("over", _("已超期"), None, -1),
    When("today", _("今天"), 0, 0),
    When("three", _("三天内"), 1, 3),
    When("week", _("七天内"), 4, 7),
    When("later", _("以后"), 8, 10_000),
)


@dataclass(frozen=True, slots=True)
class Group:
    """What waits of a group, and how many of them are shown."""

    when: When
    rows: Sequence[Waits]
    shown: int

    @property
    def first(self) -> Sequence[Waits]:
        """Those that are shown."""
        return self.rows[: self.shown]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return max(len(self.rows) - self.shown, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of something waits, by group; `name` and `word` say of what, for the address."""

    name: str
    word: str
    counts: Sequence[tuple[When, int]]
    more: bool


def when_of(waits: Waits, today: date) -> When:
    """Return the group of a deadline."""
    ahead = (waits.due.day - today).days
    return next(each for each in WHENS if ahead <= each.last)


def groups(found: Iterable[Waits], today: date, *, only: str, shown: int) -> list[Group]:
    """Return what waits in its groups, those that are empty left out."""
    rows: dict[str, list[Waits]] = {each.key: [] for each in WHENS}
    for each in found:
        rows[when_of(each, today).key].append(each)
    wanted = [each for each in WHENS if rows[each.key] and only in ("", each.key)]
    return [Group(each, rows[each.key], shown) for each in wanted]


def tallies(
    found: Iterable[Waits],
    today: date,
    of: Callable[[Waits], tuple[str, str]],
    cut: frozenset[str] = frozenset(),
) -> list[Tally]:
    """Return how much waits of each thing, in the order in which they first come.

    `of` tells what it is of: what that is called, and its word; `cut` those of which there is more.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for each in found:
        counts.setdefault(of(each), Counter())[when_of(each, today).key] += 1
    return [
        Tally(name, word, [(when, each[when.key]) for when in WHENS], word in cut)
        for (name, word), each in counts.items()
    ]

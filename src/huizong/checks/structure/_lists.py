"""The numbered lists of a manuscript: what its markers count, under which parent, in what order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from huizong.chinese import chinese_number
from huizong.outline.markers import Form, Marker, head_marker
from huizong.values import Document, Item, ItemKind, Manuscript, Place, Report

_INLINE = ItemKind.INLINE_ITEM
_HANZI = re.compile(r"[一二三四五六七八九十百]+")
_DIGITS = re.compile(r"\d+")
_BULLETS = 8  # room for a bullet and blanks before a number
# Forms that count within a text rather than build its tree.
SERIES = (Form.POINT, Form.ORDINAL)


@dataclass(frozen=True, slots=True)
class Member:
    """A numbered item: what its marker says, and where that is printed."""

    item: Item
    mark: Marker
    place: Place

    @property
    def number(self) -> int:
        """Its place among its siblings."""
        return self.mark.number

    @property
    def shape(self) -> str:
        """How the marker is written, whatever it counts: （一） 1、 第一章."""
        return _shape(self.item.marker)

    def as_number(self, number: int) -> str:
        """Return the marker as it would count another number."""
        told = _DIGITS if _DIGITS.search(self.item.marker) else _HANZI
        shown = str(number) if told is _DIGITS else chinese_number(number)
        matches = list(told.finditer(self.item.marker))
        if not matches:
            return shown
        last = matches[-1]
        return self.item.marker[: last.start()] + shown + self.item.marker[last.end() :]


@dataclass(frozen=True, slots=True)
class Siblings:
    """A list: items of one form that follow each other under one parent; `parent` None at the top.

    `before` is the number with which the list of this form ended that stands before it in the
    report, 0 where there is none: some documents count on through all their parts.
    """

    form: Form
    members: tuple[Member, ...]
    parent: Item | None
    parent_form: Form | None
    depth: int
    before: int = 0

    @property
    def counts_on(self) -> bool:
        """Whether the list goes on from the one before it instead of starting at one."""
        return self.before > 0 and self.members[0].number == self.before + 1


@lru_cache(maxsize=4000)
def _shape(marker: str) -> str:
    return _DIGITS.sub("1", _HANZI.sub("一", marker.replace(" ", "")))


@lru_cache(maxsize=4000)
def mark_of(marker: str) -> Marker | None:
    """Return what a printed marker counts."""
    return head_marker(marker) or head_marker(marker + "的")


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A report and its document, known by identity: to hash a whole tree costs more than a walk."""

    report: Report
    document: Document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.report is self.report

    def __hash__(self) -> int:
        return id(self.report)


def lists(report: Report, document: Document) -> tuple[Siblings, ...]:
    """Return the lists of a report in the order of their first items, inline series left out.

    The answer is kept, since most rules of the group ask for it.
    """
    return _lists(_Same(report, document))


@lru_cache(maxsize=8)
def _lists(asked: _Same) -> tuple[Siblings, ...]:
    found: list[Siblings] = []
    _gather(asked.report.items, None, None, 1, asked.document, found)
    found.sort(key=lambda one: one.members[0].place)
    return tuple(_with_before(found))


def _with_before(found: Iterable[Siblings]) -> Iterator[Siblings]:
    last: dict[Form, int] = {}
    for one in found:
        yield Siblings(
            one.form, one.members, one.parent, one.parent_form, one.depth, last.get(one.form, 0)
        )
        last[one.form] = one.members[-1].number


def _gather(
    items: Iterable[Item],
    parent: Item | None,
    form: Form | None,
    depth: int,
    document: Document,
    found: list[Siblings],
) -> None:
    open_lists: dict[tuple[Form, tuple[int, ...]], list[Member]] = {}
    for item in items:
        mark = mark_of(item.marker) if item.marker and item.kind is not _INLINE else None
        if mark is not None and item.place is not None:
            member = Member(item, mark, _marker_place(item, item.place, document))
            _put(member, open_lists, parent, form, depth, found)
        inner = depth + 1 if mark else depth
        _gather(item.children, item, mark.form if mark else None, inner, document, found)
    found += [
        Siblings(key[0], tuple(members), parent, form, depth) for key, members in open_lists.items()
    ]


def _put(
    member: Member,
    open_lists: dict[tuple[Form, tuple[int, ...]], list[Member]],
    parent: Item | None,
    form: Form | None,
    depth: int,
    found: list[Siblings],
) -> None:
    """Add a member to its list; one that starts anew at one opens a new list."""
    key = (member.mark.form, member.mark.numbers[:-1])
    members = open_lists.setdefault(key, [])
    if members and member.number == 1 and members[-1].number > 1:
        found.append(Siblings(key[0], tuple(members), parent, form, depth))
        members = open_lists[key] = []
    members.append(member)


def _marker_place(item: Item, whole: Place, document: Document) -> Place:
    """Return where the marker is printed; the item itself where it was printed elsewhere."""
    end = whole.start + len(item.marker)
    if document.text[whole.start : end] == item.marker:
        return Place(whole.path, whole.start, end)
    return Place(whole.path, whole.start, min(whole.end, end))


def all_lists(manuscript: Manuscript) -> Iterator[Siblings]:
    """Yield the lists of every report that a manuscript contains."""
    for report in manuscript.outline.reports:
        yield from lists(report, manuscript.document)


def opens_line(member: Member, document: Document) -> bool:
    """Whether the marker begins a line; the numbers of a series within a paragraph do not."""
    start = member.place.start
    line = document.text.rfind("\n", max(start - _BULLETS, 0), start)
    return start < _BULLETS or line >= 0


def printed(member: Member, document: Document) -> bool:
    """Whether the marker stands at its place letter for letter, so that it can be edited."""
    return document.quote(member.place) == member.item.marker


def commonest(values: Iterable[str], *, standard: str = "") -> str:
    """Return what most have; of several as common the standard one, else the first."""
    counts = Counter(values)
    most = max(counts.values())
    best = [value for value, count in counts.items() if count == most]
    return standard if standard in best else best[0]

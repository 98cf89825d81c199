"""Long lists a page at a time; the whole where one asks for it, to print it or to search in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

SIZE = 100
"""Rows of a page, where they are of a line or two."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A page of a list: its rows, its number of so many pages; its addresses stay with `asked`.

    `whole` says that all was asked for; then there is one page.
    """

    rows: Sequence[T]
    total: int
    number: int
    pages: int
    whole: bool
    size: int
    asked: QueryDict

    @property
    def several(self) -> bool:
        """Whether there is anything to turn over, or to come back to."""
        return self.pages > 1 or (self.whole and self.total > self.size)

    @property
    def before(self) -> str:
        """The address of the page before, "" on the first."""
        return self._at(page=self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The address of the page behind, "" on the last."""
        return self._at(page=self.number + 1) if self.number < self.pages else ""

    @property
    def everything(self) -> str:
        """The address of the whole list."""
        return self._at(all=1)

    @property
    def beginning(self) -> str:
        """The address of the first page."""
        return self._at(page=1)

    def _at(self, **where: int) -> str:
        query = self.asked.copy()
        query.update({name: str(value) for name, value in where.items()})
        return f"?{query.urlencode()}"


def part_of(
    request: HttpRequest,
    rows: "Sequence[T] | QuerySet[Any, T]",
    *,
    size: int = SIZE,
    at: int | None = None,
) -> Part[T]:
    """Return the page of a list that a request asks for (`page`, `all`); the nearest there is.

    `at` is the place in the list of a row that was asked for: then it is the page with that row.
    """
    whole, paginator = bool(request.GET.get("all")), Paginator(rows, size)
    if whole:
        paginator = Paginator(rows, max(paginator.count, size))
    number = _number(request.GET.get("page", "")) if at is None else at // paginator.per_page + 1
    page = paginator.get_page(number)
    asked = request.GET.copy()
    for name in ("page", "all", "at"):
        asked.pop(name, None)
    return Part(
        rows=list(page),
        total=paginator.count,
        number=page.number,
        pages=paginator.num_pages,
        whole=whole,
        size=size,
        asked=asked,
    )


def _number(asked: str) -> int:
    good = asked.isascii() and asked.isdigit() and len(asked) < 9
    return max(int(asked), 1) if good else 1

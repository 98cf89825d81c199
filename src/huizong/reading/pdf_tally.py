"""What a person should know of the pages of a PDF that were, or could not be, read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from huizong.reading.faults import (
    BROKEN,
    BROKEN_PAGES,
    EMPTY,
    NOTES_ON_PAGES,
    PICTURE_PAGES,
    RECOGNISED,
    SCANNED,
    SLANTED,
    UNMAPPED,
    UNMAPPED_SOME,
    note,
    refuse,
)
from huizong.reading.pdf_sheets import Sheet
from huizong.values import Finding, Message

_UNREADABLE = 0.2  # share of characters without a meaning that makes a file unreadable
_EMPTY_SHEET = Sheet(0, 0, (), ())


@dataclass(slots=True)
class Tally:
    """Counts while the pages go by; the lists hold page numbers, from 1."""

    path: str
    glyphs: int = 0
    unmapped: int = 0
    slanted: int = 0
    notes: int = 0
    broken: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)

    def counted(self, sheets: Iterable[Sheet | None]) -> Iterator[Sheet]:
        """Yield the sheets, an empty one for a broken one, and count them."""
        for number, sheet in enumerate(sheets, start=1):
            if sheet is None:
                self.broken.append(number)
            else:
                self._count(number, sheet)
            yield sheet or _EMPTY_SHEET

    def _count(self, number: int, sheet: Sheet) -> None:
        self.glyphs += len(sheet.glyphs)
        self.unmapped += sheet.unmapped
        self.slanted += sheet.slanted
        self.notes += sheet.notes
        if sheet.scanned:
            self.recognised.append(number)
        if sheet.pictures and not sheet.glyphs:
            self.pictures.append(number)

    def check(self) -> None:
        """Raise ReadingError where the pages have no text that can be read."""
        if not self.glyphs and self.pictures:
            raise refuse(SCANNED, self.path)
        if not self.glyphs and self.broken:
            raise refuse(BROKEN, self.path, why=Message("页面的内容读不出来"))
        if not self.glyphs:
            raise refuse(EMPTY, self.path)
        if self.unmapped > _UNREADABLE * self.glyphs:
            raise refuse(UNMAPPED, self.path, count=self.unmapped)

    def findings(self) -> Iterator[Finding]:
        """Yield what to tell of pages that were read all the same."""
        for fault, count in (
            (UNMAPPED_SOME, self.unmapped),
            (SLANTED, self.slanted),
            (NOTES_ON_PAGES, self.notes),
        ):
            if count:
                yield note(fault, self.path, count=count)
        for fault, pages in (
            (BROKEN_PAGES, self.broken),
            (PICTURE_PAGES, self.pictures),
            (RECOGNISED, self.recognised),
        ):
            if pages:
                yield note(fault, self.path, count=len(pages), page=pages[0])

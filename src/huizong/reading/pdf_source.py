"""The sheets of a PDF, or the error that says why there are none."""

from collections.abc import Iterator

from huizong.reading.faults import (
    BROKEN,
    ENCRYPTED_PDF,
    PDF_FAILED,
    PDF_SLOW,
    TOO_LONG,
    TOO_MANY_PAGES,
    refuse,
)
from huizong.reading.limits import Limits
from huizong.reading.pdf_program import ProgramFailedError, said_of
from huizong.reading.pdf_sheets import Sheet, sheet_of
from huizong.values import Message, Source


def sheets_of(source: Source, limits: Limits) -> Iterator[Sheet | None]:
    """Yield the pages of a PDF, None for a broken one; raises ReadingError."""
    try:
        yield from _sheets(source, limits)
    except TimeoutError as error:
        raise refuse(PDF_SLOW, source.path, seconds=round(limits.seconds)) from error
    except (ProgramFailedError, OSError) as error:
        raise refuse(PDF_FAILED, source.path) from error


def _sheets(source: Source, limits: Limits) -> Iterator[Sheet | None]:
    said = said_of(source.data, limits)
    head = next(said, {"error": "broken"})
    if head.get("error") == "locked":
        raise refuse(ENCRYPTED_PDF, source.path)
    if "error" in head:
        why = Message("不是完整的 PDF，可能没有传完")
        raise refuse(BROKEN, source.path, why=why)
    count = int(head["pages"])
    if count > limits.max_pages:
        raise refuse(TOO_MANY_PAGES, source.path, count=count, limit=limits.max_pages)
    characters = 0
    for page in said:
        characters += len(page["text"]) if page else 0
        if characters > limits.max_characters:
            raise refuse(TOO_LONG, source.path, limit=limits.max_characters)
        yield sheet_of(page) if page else None

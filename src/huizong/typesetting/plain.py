"""Plain text and Markdown: the numbers typed out, nothing of the page's look."""

import re
from collections.abc import Iterable, Iterator

from huizong.typesetting.form import Form
from huizong.typesetting.layout import lay_out
from huizong.typesetting.printed import Printed, Role
from huizong.values import Envelope, Report, text_of

# What Markdown (CommonMark 0.31) reads as markup anywhere, and what only at the start of a line.
_INLINE = re.compile(r"([\\`*_\[\]<&~$|])")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=>](?=\s|$|[-=])|\d{1,9}(?=[.)](?:\s|$)))")


def write_text(
    report: Report, form: Form, *, envelope: Envelope | None = None, charts: bool = False
) -> bytes:
    """Return the report as UTF-8 text, a paragraph a line; a chart says what its table says."""
    lines = (
        _spaced(paragraph)
        for paragraph in _said(lay_out(report, form, envelope=envelope, charts=charts))
    )
    return "".join(f"{line}\n" for line in lines).encode()


def write_markdown(
    report: Report, form: Form, *, envelope: Envelope | None = None, charts: bool = False
) -> bytes:
    """Return the report as CommonMark in UTF-8, a paragraph a block; its tables are no charts."""
    paragraphs = _said(lay_out(report, form, envelope=envelope, charts=charts))
    return "\n".join(f"{_block(paragraph)}\n" for paragraph in paragraphs).encode()


def _said(paragraphs: Iterable[Printed]) -> Iterator[Printed]:
    """Yield the paragraphs that say something, those of the colophon one by one."""
    for paragraph in paragraphs:
        if paragraph.parts:
            yield from paragraph.parts
        elif paragraph.text.strip():
            yield paragraph


def _spaced(paragraph: Printed) -> str:
    """Return what a paragraph says; cells of one line of the head are parted by space alone."""
    return paragraph.text.strip("\t").replace("\t", "　　") if paragraph.cells else paragraph.text


def _block(paragraph: Printed) -> str:
    if paragraph.rows:
        return "\n".join(_table(paragraph))
    text = escape(_spaced(paragraph))
    if paragraph.role is Role.TITLE:
        return f"# {text}"
    if paragraph.role is Role.HEADING:
        return f"{'#' * min(paragraph.level + 1, 6)} {text}"
    return text


def _table(paragraph: Printed) -> Iterator[str]:
    """Yield the lines of a table; the first row is its head (GitHub Flavored Markdown §4.10)."""
    for index, row in enumerate(paragraph.rows):
        yield f"| {' | '.join(escape(text_of(cell)) for cell in row.cells)} |"
        if index == 0:
            yield "|" + "---|" * len(row.cells)


def escape(text: str) -> str:
    """Return the text so that Markdown shows it to the letter."""
    return _AT_START.sub(_escape_start, _INLINE.sub(r"\\\1", text))


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    # A number is escaped behind itself (1\. text): Markdown has no escape for digits.
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"

"""What reading makes of a file: its text, and its paragraphs and tables with their places."""

from collections.abc import Iterator
from enum import StrEnum

from huizong.values.finding import Finding
from huizong.values.frozen import dataclass
from huizong.values.page_form import PageForm
from huizong.values.place import Place
from huizong.values.run import Run, said
from huizong.values.trace import Trace


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came: its name as the caller gave it, and its bytes."""

    path: str
    data: bytes


class ParagraphRole(StrEnum):
    """Where in the page a paragraph stands; only the body is part of what a report says."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"  # a line of a list of contents


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs, and where it stands.

    `runs` say the repaired text and point at the raw places; `place` spans from the first to the
    last of them. `number` is the automatic number that a word processor computed ("一、"); it is
    part of the text as read and of the runs as well, so that nobody has to add it. `page` is the
    page that it begins on, counted from 1; 0 where the format has no pages.
    """

    runs: tuple[Run, ...]
    place: Place
    number: str = ""
    role: ParagraphRole = ParagraphRole.BODY
    page: int = 0

    @property
    def text(self) -> str:
        """The paragraph as a reader sees it."""
        return said(self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; a merged cell stands once, at its first row and column."""

    paragraphs: tuple[Paragraph, ...]
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """The paragraphs of the cell, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read.

    `text` is the text as read: for plain text the decoded file with its line ends untouched, else
    the paragraphs joined by line feeds and the cells by tabs, automatic numbers included; for a pdf
    its lines, page by page (a form feed between pages). `format`
    is what the content is ("txt", "md", "docx"), `encoding` how plain text was coded, None for
    others. `findings` tell what a person should know about the file though it could be read.
    `traces` are the comments, tracked changes and hidden texts that a word processor's file keeps,
    by place; `form` is how it sets its pages, None for other files.
    """

    path: str
    format: str
    encoding: str | None
    text: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()
    traces: tuple[Trace, ...] = ()
    form: PageForm | None = None

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of the body in order, those of tables left out."""
        for block in self.blocks:
            if isinstance(block, Paragraph) and block.role is ParagraphRole.BODY:
                yield block

    def quote(self, place: Place) -> str:
        """Return the text as read at a place."""
        return self.text[place.start : place.end]

"""Plain text: a line is a paragraph, unless a wrap cut it."""

from huizong.reading.encodings import decode
from huizong.reading.limits import Limits
from huizong.reading.lines import check_lines, lines_of, paragraph_of
from huizong.reading.repair import rejoin
from huizong.values import Document, Source


def read_plain(source: Source, *, limits: Limits) -> Document:
    """Return a txt file as a document. Raises ReadingError where it cannot be decoded."""
    decoded = decode(source)
    check_lines(decoded.text, source.path, limits)
    lines = list(lines_of(decoded.text, source.path))
    return Document(
        path=source.path,
        format="txt",
        encoding=decoded.encoding,
        text=decoded.text,
        blocks=tuple(paragraph_of(group) for group in rejoin(lines)),
        findings=decoded.findings,
    )

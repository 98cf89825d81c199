"""What holds of any file, however broken: read with its places in it, or refused in a sentence."""

from huizong.reading import ReadingError, faults, read
from huizong.values import Document, Paragraph, Severity, Source

REFUSALS = {
    each.rule
    for each in vars(faults).values()
    if isinstance(each, faults.Fault) and each.severity is Severity.ERROR
}


def end_of(path: str, data: bytes) -> str:
    """Return how reading a file ends: the format it was read as, or the rule that refused it."""
    try:
        document = read(Source(path, data))
    except ReadingError as error:
        finding = error.finding
    else:
        return _read(document)
    assert path in str(finding.message)
    assert str(finding.hint)
    return finding.rule


def _read(document: Document) -> str:
    assert document.text.strip()
    position = 0
    for run in runs_of(document):
        assert position <= run.origin.start <= run.origin.end <= len(document.text)
        position = run.origin.end
    return document.format


def runs_of(document: Document):
    """Yield the runs of a document in their order, those of cells too."""
    for block in document.blocks:
        rows = () if isinstance(block, Paragraph) else block.rows
        in_cells = (each for row in rows for cell in row for each in cell.paragraphs)
        for paragraph in (block,) if isinstance(block, Paragraph) else in_cells:
            yield from paragraph.runs

"""Merged cells and hidden columns of a sheet, without reading its rows.

The merged cells stand behind the rows that they belong to, so the part is gone through once for
them alone, looking for the few tags.
"""

import re
from collections.abc import Iterator

from huizong.ledgers.sheets.given import Frame
from huizong.reading.archive import Archive
from huizong.reading.faults import BROKEN, refuse
from huizong.reading.sheets_cells import Area
from huizong.reading.sheets_parts import UNPACKING
from huizong.values import Message

_TAG = re.compile(rb"<(?:\w+:)?(?P<name>mergeCell|col)\s(?P<rest>[^<>]*)>")
_AREA = re.compile(rb'ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')
_SPAN = re.compile(rb'\b(min|max)="(\d{1,5})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true|on)"')
_CHUNK, _LONGEST = 1024 * 1024, 400
_MOST = 100_000
_LOOKED_FOR = (b"mergeCell", b"<col ", b":col ")


def read_frame(archive: Archive, part: str) -> Frame:
    """Return the merged cells and hidden columns of a sheet. Raises ReadingError."""
    merges: list[Area] = []
    hidden: list[tuple[int, int]] = []
    try:
        for name, rest in _tags(archive, part):
            if name == b"mergeCell" and len(merges) < _MOST:
                merges += _area(rest)
            elif name == b"col" and _HIDDEN.search(rest):
                span = {key: int(value) for key, value in _SPAN.findall(rest)}
                hidden.append((span.get(b"min", 1) - 1, span.get(b"max", 1) - 1))
    except UNPACKING as error:
        why = Message("其中的 {part} 无法解压", part=part)
        raise refuse(BROKEN, archive.path, why=why) from error
    return Frame(tuple(merges), tuple(hidden))


def _tags(archive: Archive, part: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the tags looked for; one may lie across the border of two stretches."""
    if part not in archive.names:
        return
    with archive.file.open(part) as stream:
        kept = b""
        while chunk := stream.read(_CHUNK):
            chunk = kept + chunk
            end = 0
            if any(each in chunk for each in _LOOKED_FOR):
                for tag in _TAG.finditer(chunk):
                    yield tag["name"], tag["rest"]
                    end = tag.end()
            kept = chunk[max(end, len(chunk) - _LONGEST) :]


def _area(rest: bytes) -> Iterator[Area]:
    found = _AREA.search(rest)
    if found:
        left, right = _column(found[1]), _column(found[3])
        top, bottom = int(found[2]) - 1, int(found[4]) - 1
        if top <= bottom and left <= right:
            yield Area(top, left, bottom, right)


def _column(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1

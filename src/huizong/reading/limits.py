"""How much a file may ask of us."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on a file; those on its size are checked before anything is unpacked.

    `max_bytes` bounds the file as it came; the others what an archive (docx) says of itself:
    `max_unpacked` all its parts together, `max_part` one of them, `max_parts` their number, and
    `max_ratio` how many times larger than packed a part may become; parts of up to `free_part`
    bytes may do so freely, since a long report of like lines packs very small. `seconds` bounds
    what another program may take over a file, and how long a file may wait for its turn there;
    `program_memory` is what that program may allocate; its own code takes some 150 MB besides.
    `max_tree` bounds what the XML of a part becomes in memory, `max_lines` the lines, paragraphs
    and cells of a Word file, `max_text_lines` the lines of a txt or md. `max_cells` bounds the
    cells of a file's tables, `max_pages` the pages of a pdf and `max_characters` the text of a
    pdf or Word file.
    """

    max_bytes: int = 50 * MEGABYTE
    max_unpacked: int = 300 * MEGABYTE
    max_part: int = 100 * MEGABYTE
    max_parts: int = 5_000
    max_ratio: int = 200
    free_part: int = 20 * MEGABYTE
    seconds: float = 60
    program_memory: int = 320 * MEGABYTE
    max_tree: int = 160 * MEGABYTE
    max_lines: int = 150_000
    max_text_lines: int = 400_000
    max_cells: int = 600_000
    max_pages: int = 3_000
    max_characters: int = 4_000_000

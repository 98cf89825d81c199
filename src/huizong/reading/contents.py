"""Sets a list of contents apart: it says once more what the headings of the text say.

A list is one where its lines come again behind it, in their order, as headings or as the openings
of paragraphs: behind the word 目录, with or without page numbers; without that word, where at least
three lines end with a tab or a row of dots and a page number.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from huizong.values import Block, Document, Paragraph, ParagraphRole

_HEAD = re.compile(r"[【《]?(?:目[录錄次]|内容目录)[】》]?[：:]?")
_LONGEST_HEAD = 12  # characters, blanks included
_NUMBER = re.compile(r"[(（\[—–-]?\s*([0-9０-９]{1,4})\s*[)）\]—–-]?$")
_TAIL = 16  # characters that a page number with its signs may take
_BLANKS = " \t\u3000\xa0"
_DOTS = ".．·•…⋯‥。—–_―─"
_ROW_OF_DOTS = re.compile(f"\t|[{_DOTS}](?:[{_BLANKS}]*[{_DOTS}]){{2}}|[…⋯]{{2}}")
_FEWEST = 3
_FEWEST_BEHIND_HEAD = 2
_MOST = 2_000  # lines of a list
_MOST_TRIES = 50  # in a file
_MOST_MISSED = 8  # lines that do not come again
_COME_AGAIN = 0.8
_OPENINGS = 3  # lines of which one must come again


def with_contents_apart(document: Document) -> Document:
    """Return a document in which the lines of a list of contents have the role of one."""
    opening = [at for at, block in enumerate(document.blocks) if _may_open(block)]
    if not opening:
        return document
    finder, blocks, done = _Finder(document.blocks), list(document.blocks), 0
    for at in opening[:_MOST_TRIES]:
        end = finder.end_of_list(at) if at >= done else at
        for index in range(at, end):
            blocks[index] = _apart(blocks[index])
        done = max(done, end)
    return replace(document, blocks=tuple(blocks)) if done else document


def _may_open(block: Block) -> bool:
    """Whether a list of contents may begin here, told without looking at the whole text."""
    if not isinstance(block, Paragraph) or block.role is not ParagraphRole.BODY or not block.runs:
        return False
    if block.place.end - block.place.start <= _LONGEST_HEAD:
        return _is_head(block.text) or _has_page(block.text)
    return block.runs[-1].text[-1:].isdigit() and _has_page(block.text)


def _is_head(text: str) -> bool:
    return "目" in text and _HEAD.fullmatch("".join(text.split())) is not None


def _has_page(text: str) -> bool:
    """Whether a line ends like one of a list: a tab or dots, then a number."""
    said, page = _parted(text)
    return page is not None and _ROW_OF_DOTS.search(text, len(said)) is not None


def _parted(text: str) -> tuple[str, int | None]:
    """Return what a line says and the page that it names, None where it names none."""
    before = max(len(text) - _TAIL, 0)
    found = _NUMBER.search(text[before:])
    if found is None:
        return text, None
    said = text[: before + found.start()].rstrip(_BLANKS + _DOTS)
    if not said or len(said) == before + found.start(1):
        return text, None
    return said, int(found[1])


def _apart(block: Block) -> Block:
    return replace(block, role=ParagraphRole.CONTENTS) if isinstance(block, Paragraph) else block


class _Finder:
    """Knows what each paragraph of the body says, to find where a line comes again."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.texts = [_body_text(block) for block in blocks]
        said = ["".join(text.split()) for text in self.texts]
        self.offsets = [0]
        for one in said:
            self.offsets.append(self.offsets[-1] + len(one) + 1)
        self.whole = "\n" + "\n".join(said)

    def end_of_list(self, start: int) -> int:
        """Return the end of the list that begins at a block; `start` where none does."""
        headed = _is_head(self.texts[start])
        first = start + headed
        behind = self._first_again(first)
        if behind is None:
            return start
        lines = self._lines(first, behind, headed=headed)
        if len(lines) < (_FEWEST_BEHIND_HEAD if headed else _FEWEST):
            return start
        return first + len(lines) if sum(lines) >= _COME_AGAIN * len(lines) else start

    def _first_again(self, first: int) -> int | None:
        """Return the block at which one of the first lines comes again."""
        for index in range(first, min(first + _OPENINGS, len(self.texts))):
            at = self._find(index, self.offsets[index + 1])
            if at >= 0:
                return bisect_right(self.offsets, at) - 1
        return None

    def _lines(self, first: int, behind: int, *, headed: bool) -> list[bool]:
        """Return for each line of a list whether it comes again from the block `behind` on."""
        lines: list[bool] = []
        position, last, missed = self.offsets[behind], 0, 0
        for index in range(first, min(behind, first + _MOST)):
            text = self.texts[index]
            page = _parted(text)[1]
            at = self._find(index, position) if missed <= _MOST_MISSED else -1
            ends = page is None if at < 0 else (not headed and not _has_page(text))
            if not text or ends or (page is not None and page < last):
                break
            lines.append(at >= 0)
            position, last, missed = max(position, at), page or last, missed + (at < 0)
        return lines

    def _find(self, index: int, position: int) -> int:
        """Return where, from an offset on, a paragraph begins with what a line says; else -1."""
        key = "".join(_parted(self.texts[index])[0].split())
        return self.whole.find("\n" + key, position) if key else -1


def _body_text(block: Block) -> str:
    """Return the text of a paragraph of the body, nothing for any other block."""
    if isinstance(block, Paragraph) and block.role is ParagraphRole.BODY:
        return block.text
    return ""

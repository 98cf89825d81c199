"""Knows a finding again when its file comes back changed elsewhere.

A fingerprint is made of the rule's name and, for each place, the words pointed at with up to
twelve characters of their sentence on either side. Blanks, line ends, full-width digits and the
number that opens a paragraph do not count: lines may be broken anew, and an item put in before
moves the numbers behind it. Digits do count. What stands elsewhere, offsets and the names of files
have no part in it. A finding about a whole file is known by what its message says.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b

from huizong.chinese import fold
from huizong.values import Document, Finding, Message, Paragraph, Place

_AROUND = 12
"""Characters of the sentence that count on either side of the words."""
_READ = 120
"""Characters of the text that are looked at for them: blanks and line ends stand between."""
_MARKS = "。！？；!?;"
_AFTER = re.compile(f"[^{_MARKS}]*+[{_MARKS}]?")
_BLANKS = re.compile(r"\s+")
_NUMBER = re.compile(
    r"(?:[（(]?[一二三四五六七八九十百\d]{1,4}(?:[、)）]|[.．](?!\d))|[一二三四五六七八九十]是|[①-⑳])"
)


def fingerprint(finding: Finding, *documents: Document, occurrence: int = 0) -> str:
    """Return what a finding is known by: 32 hexadecimal digits.

    `documents` are those its places lie in, one as a rule; a place in another counts as no words.
    Of findings that are equal in all that counts, `occurrence` tells the first (0) from the next.
    """
    texts = {document.path: _Text(document) for document in documents}
    return _digest(_said(finding, texts), occurrence)


def fingerprints(findings: Iterable[Finding], *documents: Document) -> tuple[str, ...]:
    """Return the fingerprint of each finding, in order; equal ones are counted, so all differ."""
    texts = {document.path: _Text(document) for document in documents}
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        said = _said(finding, texts)
        found.append(_digest(said, seen[said]))
        seen[said] += 1
    return tuple(found)


def _digest(said: str, occurrence: int) -> str:
    return blake2b(f"{said}\x1d{occurrence}".encode(), digest_size=16).hexdigest()


def _said(finding: Finding, texts: "dict[str, _Text]") -> str:
    if any(place.end for place in finding.places):
        words = [_words(place, texts.get(place.path)) for place in finding.places]
    else:
        words = [*_told(finding.message, {place.path for place in finding.places})]
    return "\x1e".join((finding.rule, *words))


def _told(message: Message, paths: set[str]) -> Iterator[str]:
    """Yield a message's template and arguments, the names of the files left out."""
    yield message.template
    for name, value in message.arguments:
        if isinstance(value, Message):
            yield from _told(value, paths)
        elif value not in paths:
            yield f"{name}={value}"


def _words(place: Place, text: "_Text | None") -> str:
    return "\x1f".join(text.around(place)) if text else ""


class _Text:
    """A document's text and where its paragraphs stand, looked up for many places."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _paragraphs(self) -> list[tuple[int, int]]:
        return sorted((each.place.start, each.place.end) for each in _paragraphs(self._document))

    def around(self, place: Place) -> tuple[str, str, str]:
        """Return the words at a place, and what counts of their sentence before and behind."""
        text = self._document.text
        low, high = self._bounds(place)
        before = _plain(text[max(low, place.start - _READ) : place.start])
        words = _plain(text[place.start : place.end])
        after = _plain(text[place.end : min(high, place.end + _READ)])
        if place.start - low <= _READ:
            before, words = _unnumbered(before, words)
        return _last_sentence(before)[-_AROUND:], words, _first_sentence(after)[:_AROUND]

    def _bounds(self, place: Place) -> tuple[int, int]:
        """Return where the paragraph of a place begins, and where that of its end ends."""
        low = self._paragraph(place.start)[0]
        return min(low, place.start), max(self._paragraph(max(place.end - 1, 0))[1], place.end)

    def _paragraph(self, at: int) -> tuple[int, int]:
        index = bisect_right(self._paragraphs, (at, len(self._document.text))) - 1
        start, end = self._paragraphs[index] if index >= 0 else (at, at)
        return (start, end) if at <= end else (at, at)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            for cell in row:
                yield from cell.paragraphs


def _plain(text: str) -> str:
    return _BLANKS.sub("", fold(text))


def _unnumbered(before: str, words: str) -> tuple[str, str]:
    """Return both without the number that opens their paragraph, unless the words are that."""
    if number := _NUMBER.match(before):
        return before[number.end() :], words
    number = None if before else _NUMBER.match(words)
    return before, words[number.end() :] or words if number else words


def _last_sentence(text: str) -> str:
    return text[max(text.rfind(mark) for mark in _MARKS) + 1 :]


def _first_sentence(text: str) -> str:
    match = _AFTER.match(text)
    return match[0] if match else ""

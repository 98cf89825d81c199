"""Certain fixes in a plain text: its encoding, byte order mark and line ends stay as they are."""

from collections.abc import Sequence

from huizong.values import Document, Edit, Source

_NARROW = {"gb18030": "gbk"}  # a GBK file stays one: old programs do not read the longer codes


def codec_of(source: Source, document: Document) -> str:
    """Return the narrowest codec that a text keeps to: GBK for a GB18030 text that is all GBK."""
    encoding = document.encoding or "utf-8"
    narrow = _NARROW.get(encoding)
    if narrow is not None:
        try:
            source.data.decode(narrow)
        except UnicodeDecodeError:
            return encoding
    return narrow or encoding


def can_write(text: str, codec: str) -> bool:
    """Whether an encoding has all characters of a text."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def mended_text(document: Document, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a text with edits, which rise and do not meet.

    A line end within an edit becomes the one that the text uses.
    """
    text, position = document.text, 0
    pieces: list[str] = []
    line_end = _line_end(text)
    for edit in edits:
        new = edit.text.replace("\r\n", "\n").replace("\n", line_end)
        pieces += [text[position : edit.place.start], new]
        position = edit.place.end
    return "".join([*pieces, text[position:]]).encode(document.encoding or "utf-8")


def _line_end(text: str) -> str:
    windows = text.count("\r\n")
    if windows * 2 > text.count("\n"):
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"

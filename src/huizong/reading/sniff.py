"""Tells what a file is by its first bytes; its name only separates txt from md."""

import re
from pathlib import PurePath

from huizong.reading.faults import EMPTY, ENCRYPTED, UNSUPPORTED, WRONG_EXTENSION, refuse
from huizong.values import Message, Source

_EXTENSIONS = {
    "txt": (".txt", ".text"),
    "md": (".md", ".markdown"),
    "docx": (".docx", ".docm", ".dotx"),
}
_NAMES = {
    "txt": Message("纯文本"),
    "md": Message("纯文本"),
    "docx": Message("Word 文档（docx）"),
}
_MAGIC: tuple[tuple[bytes, Message], ...] = (
    (b"%PDF-", Message("PDF 文件")),
    (b"{\\rtf", Message("RTF 文件")),
    (b"\x89PNG", Message("PNG 图片")),
    (b"\xff\xd8\xff", Message("JPEG 图片")),
    (b"GIF8", Message("GIF 图片")),
    (b"BM", Message("BMP 图片")),
    (b"II*\0", Message("TIFF 图片")),
    (b"MM\0*", Message("TIFF 图片")),
    (b"RIFF", Message("图片或音视频文件")),
    (b"MZ", Message("Windows 程序")),
    (b"\x7fELF", Message("Linux 程序")),
    (b"Rar!", Message("RAR 压缩包")),
    (b"7z\xbc\xaf", Message("7z 压缩包")),
    (b"\x1f\x8b", Message("gzip 压缩包")),
    (b"SQLite format 3", Message("数据库文件")),
)
_BINARY_ONLY = (b"BM", b"RIFF", b"MZ", b"GIF8", b"Rar!")  # could open a text as well
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP: tuple[tuple[re.Pattern[bytes], Message], ...] = (
    (
        re.compile(rb"(?i)(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL),
        Message("网页（html）"),
    ),
    (
        re.compile(rb"(?i)<\?xml[^>]*\?>.{0,400}?<(?:\w+:)?html\b", re.DOTALL),
        Message("网页（html）"),
    ),
    (re.compile(rb"(?i)<\?xml[^>]*\?>.{0,400}?progid=\"Word", re.DOTALL), Message("Word XML 文件")),
    (re.compile(rb"(?i)<\?xml\s"), Message("XML 文件")),
    (
        re.compile(rb"(?i)(?:from:|mime-version:|subject:)[^\0]{0,2000}?content-type:", re.DOTALL),
        Message("单个网页文件（mht）"),
    ),
)
_COMPOUND_PARTS: tuple[tuple[str, Message], ...] = (
    ("WordDocument", Message("旧版 Word 或 WPS 文档（doc、wps）")),
    ("Workbook", Message("旧版 Excel 表格（xls）")),
    ("PowerPoint Document", Message("旧版 PowerPoint 演示文稿（ppt）")),
    ("HwpSummaryInformation", Message("HWP 文档")),
)


def detect(source: Source) -> str:
    """Return "txt", "md" or "docx", whichever the content is.

    "docx" says no more than that it is a zip archive that may be one. Raises ReadingError where
    the file is empty, of another kind, or named after another kind than it is.
    """
    data, extension = source.data, PurePath(source.path).suffix.lower()
    if not data:
        raise refuse(EMPTY, source.path)
    if data.startswith(_ZIP):
        return "docx"
    if data.startswith(_COMPOUND):
        raise _compound(source)
    what = _foreign(data)
    if what is not None:
        raise refuse(UNSUPPORTED, source.path, what=what)
    kind = "md" if extension in _EXTENSIONS["md"] else "txt"
    check_extension(source, kind)
    return kind


def check_extension(source: Source, kind: str) -> None:
    """Raise ReadingError where a file's extension says something else than its content."""
    extension = PurePath(source.path).suffix.lower()
    if not extension or extension in _EXTENSIONS[kind]:
        return
    right = _EXTENSIONS[kind][0]
    raise refuse(WRONG_EXTENSION, source.path, extension=extension, what=_NAMES[kind], right=right)


def _foreign(data: bytes) -> Message | None:
    """Return what a file is that we do not read, None where it may be text."""
    for magic, what in _MAGIC:
        if data.startswith(magic) and (magic not in _BINARY_ONLY or b"\0" in data[:4096]):
            return what
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in data[:1024]:
        return _MAGIC[0][1]
    return next((what for pattern, what in _MARKUP if pattern.match(head)), None)


def _compound(source: Source) -> Exception:
    """Return the refusal of an OLE compound file: old Office formats, and encrypted new ones."""
    if _names(source.data, "EncryptedPackage"):
        return refuse(ENCRYPTED, source.path)
    for name, what in _COMPOUND_PARTS:
        if _names(source.data, name):
            return refuse(UNSUPPORTED, source.path, what=what)
    return refuse(UNSUPPORTED, source.path, what=Message("旧版 Office 文件"))


def _names(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data

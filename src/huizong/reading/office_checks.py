"""What is looked at before another program may open a file: whole, without password, harmless.

LibreOffice is told by which filter to open a file, so that it never falls back to another one and
returns the bytes of a broken file as text.
"""

import struct

from huizong.reading.archive import Archive, open_archive
from huizong.reading.compound import open_compound
from huizong.reading.docx_xml import parse
from huizong.reading.faults import BROKEN, ENCRYPTED, UNSUPPORTED, refuse
from huizong.reading.kinds import SAVE_AS
from huizong.reading.limits import Limits
from huizong.values import Message, Source

_WORD_STREAM = "WordDocument"
_WORD_MARKS = (0xA5EC, 0xA5DC)  # [MS-DOC] §2.5.2 wIdent, and that of Word 6 and 95
_ENCRYPTED = 0x0100  # [MS-DOC] §2.5.2 FibBase.fEncrypted
_WORD_6, _WORD_95 = 103, 192  # the last nFib of each

_XML_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
_LOCKED = (
    b"encryption-data",
    b"encrypted-package",
)  # OpenDocument 1.3 part 2 §4, and its newer way


def filter_of(source: Source, kind: str, limits: Limits) -> str:
    """Return LibreOffice's filter for a file. Raises ReadingError where it must not be opened."""
    if kind == "doc":
        return _word_filter(source)
    if kind == "odt":
        _check_archive(open_archive(source, limits))
        return "writer8"
    if b"\0" in source.data and b"\\bin" not in source.data:
        raise refuse(BROKEN, source.path, why=Message("里面混有乱码，不是完整的 RTF"))
    return "Rich Text Format"


def _word_filter(source: Source) -> str:
    """Return the filter of a Word file by the version in its head."""
    try:
        compound = open_compound(source.data)
        compound.check()
        mark, version, flags = struct.unpack("<HH6xH", compound.head(_WORD_STREAM, 12))
    except (ValueError, struct.error) as error:
        why = Message("复合文档的结构不完整，可能没有传完")
        raise refuse(BROKEN, source.path, why=why) from error
    if mark not in _WORD_MARKS:
        what = Message("早于 Word 6 的文档，或者不是 Word 文档")
        raise refuse(UNSUPPORTED, source.path, what=what, advice=SAVE_AS)
    if flags & _ENCRYPTED:
        raise refuse(ENCRYPTED, source.path)
    if version <= _WORD_6:
        return "MS WinWord 6"
    return "MS Word 95" if version <= _WORD_95 else "MS Word 97"


def _check_archive(archive: Archive) -> None:
    """Raise ReadingError where an OpenDocument file is locked or its XML broken or dangerous."""
    manifest = archive.part("META-INF/manifest.xml") or b""
    if "encrypted-package" in archive.names or any(mark in manifest for mark in _LOCKED):
        raise refuse(ENCRYPTED, archive.path)
    for name in _XML_PARTS:
        data = archive.part(name)
        if data is not None:
            parse(data, part=name, path=archive.path, most=archive.limits.max_tree)
        elif name == "content.xml":
            why = Message("里面没有正文（{part}）", part=name)
            raise refuse(BROKEN, archive.path, why=why)

"""The text of a web page: how it is coded by its mark, its letters, or what it says of itself."""

import re

from huizong.reading.encodings import Decoded, decode
from huizong.reading.faults import (
    DOUBTFUL_ENCODING,
    UNKNOWN_ENCODING,
    ReadingError,
    note,
    refuse,
)
from huizong.values import Message, Source

_DECLARED = re.compile(
    rb"""(?i)<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,20})"""
)
_LOOKED_AT = 4_096  # bytes; HTML asks for the first 1,024, pages of Word have more before it
_CODECS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030",
    "gb_2312-80": "gb18030", "cp936": "gb18030", "hz-gb-2312": "hz",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "shift_jis": "cp932", "euc-jp": "euc_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252", "windows-1252": "cp1252", "us-ascii": "ascii",
}  # fmt: skip
_LATIN = ("cp1252", "ascii")


def decode_page(source: Source) -> Decoded:
    """Return the text of a web page; UTF-8 that is whole is never anything else.

    Raises ReadingError where the text cannot be decoded.
    """
    declared = declared_in(source.data)
    codec = _CODECS.get(declared.lower())
    if codec is None or codec in _LATIN or _is_unicode(source.data):
        return decode(source)
    try:
        text = source.data.decode(codec)
    except UnicodeDecodeError:
        return _contradicted(source, declared)
    if "\0" in text:
        why = Message("内容含有空字节，不是文字，或是没有标记的 UTF-16")
        raise refuse(UNKNOWN_ENCODING, source.path, why=why)
    return Decoded(text, codec)


def declared_in(data: bytes) -> str:
    """Return the encoding that a page names in its head, an empty text where it names none."""
    match = _DECLARED.search(data, 0, _LOOKED_AT)
    return "" if match is None else match[1].decode("ascii")


def _is_unicode(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _contradicted(source: Source, declared: str) -> Decoded:
    """Return the text of a page that is not coded as it says."""
    try:
        found = decode(source)
    except ReadingError as error:
        why = Message("网页自称 {declared}，按它读不通", declared=declared)
        raise refuse(UNKNOWN_ENCODING, source.path, why=why) from error
    why = Message("网页自称 {declared}，按它读不通", declared=declared)
    doubt = note(DOUBTFUL_ENCODING, source.path, encoding=found.encoding.upper(), why=why)
    return Decoded(found.text, found.encoding, (doubt,))

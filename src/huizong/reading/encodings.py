"""Decodes plain text strictly; what is not certain is said, never guessed in silence."""

from dataclasses import dataclass

from huizong.reading.faults import DOUBTFUL_ENCODING, EMPTY, UNKNOWN_ENCODING, note, refuse
from huizong.values import Finding, Message, Source

UTF8_BOM = b"\xef\xbb\xbf"
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_RIVALS = ("big5", "shift_jis", "euc_kr")
_LOOKED_AT = 65_536  # characters that are judged; a few pages tell an encoding
_HOPELESS = 0.5  # share of expected characters under which the text is not Chinese in GB18030
_DOUBTFUL = 0.97
_ALREADY_UTF8 = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, the codec that gives it, and what a person should know.

    `data.decode(encoding)` is `text`: a byte order mark stays as U+FEFF and counts.
    """

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(source: Source) -> Decoded:
    """Return the text of a plain text file.

    Tried in order, each strictly: UTF-16 with its mark, UTF-8, GB18030 (which holds GBK and
    GB2312). Raises ReadingError where none fits or what comes out cannot be writing.
    """
    decoded = _decode(source)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u3000\xa0"):
        raise refuse(EMPTY, source.path)
    if "\0" in decoded.text:
        why = Message("内容含有空字节，不是文字，或是没有标记的 UTF-16")
        raise refuse(UNKNOWN_ENCODING, source.path, why=why)
    return decoded


def _decode(source: Source) -> Decoded:
    for mark, name in _UTF16:
        if source.data.startswith(mark):
            return _decode_marked(source, name)
    try:
        return Decoded(source.data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if source.data.startswith(UTF8_BOM) or _mostly_utf8(source.data):
            why = Message("像是 UTF-8，但第 {byte} 个字节处损坏", byte=error.start + 1)
            raise refuse(UNKNOWN_ENCODING, source.path, why=why) from error
    return _decode_gb(source)


def _decode_marked(source: Source, name: str) -> Decoded:
    try:
        return Decoded(source.data.decode(name), name)
    except UnicodeDecodeError as error:
        why = Message("标明是 UTF-16，但第 {byte} 个字节处损坏", byte=error.start + 1)
        raise refuse(UNKNOWN_ENCODING, source.path, why=why) from error


def _decode_gb(source: Source) -> Decoded:
    try:
        text = source.data.decode("gb18030")
    except UnicodeDecodeError as error:
        why = Message("既不是 UTF-8，也不是 GB18030（GBK）")
        raise refuse(UNKNOWN_ENCODING, source.path, why=why) from error
    share = _expected_share(text, "gbk")
    if share < _HOPELESS:
        why = Message("按 GB18030（GBK）读出来多是生僻字或乱码")
        raise refuse(UNKNOWN_ENCODING, source.path, why=why)
    doubt = _doubt(source.data, text, share)
    if doubt is None:
        return Decoded(text, "gb18030")
    finding = note(DOUBTFUL_ENCODING, source.path, encoding="GB18030", why=doubt)
    return Decoded(text, "gb18030", (finding,))


def _doubt(data: bytes, text: str, share: float) -> Message | None:
    """Return why the reading as GB18030 is not certain, None where it is."""
    if _controls(text):
        return Message("读出的文字里有控制字符或专用区字符")
    if share < _DOUBTFUL:
        return Message("读出的文字里生僻字偏多")
    for rival in _RIVALS:
        if _rival_share(data, rival) >= share:
            return Message("按 {rival} 也读得通", rival=rival.upper().replace("_", "-"))
    return None


def _rival_share(data: bytes, codec: str) -> float:
    try:
        return _expected_share(data.decode(codec), codec)
    except UnicodeDecodeError:
        return 0.0


def _expected_share(text: str, codec: str) -> float:
    """Return the share of characters beyond ASCII that are in everyday use in that encoding."""
    strange = [character for character in text[:_LOOKED_AT] if character > "\x7f"]
    if not strange:
        return 1.0
    return sum(_everyday(character, codec) for character in strange) / len(strange)


def _everyday(character: str, codec: str) -> bool:
    """Whether a character is punctuation or of the first plane of frequent characters."""
    try:
        code = character.encode(codec)
    except UnicodeEncodeError:
        return False
    low, high, trail = _FREQUENT[codec]
    return low <= code[0] <= high and code[-1] >= trail


# The lead bytes of punctuation, digits and the frequent characters, and the least trail byte:
# level 1 of GB 2312 within GBK ends with D7, level 1 of Big5 with C6.
_FREQUENT = {
    "gbk": (0xA1, 0xD7, 0xA1),
    "big5": (0xA1, 0xC6, 0x40),
    "shift_jis": (0x81, 0x97, 0x40),
    "euc_kr": (0xA1, 0xC8, 0xA1),
}


def _controls(text: str) -> bool:
    return any(
        (character < " " and character not in "\t\n\r\f\v")
        or "\x7f" <= character <= "\x9f"
        or "\ue000" <= character <= "\uf8ff"
        for character in text[:_LOOKED_AT]
    )


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly every sequence beyond ASCII is well formed UTF-8: a broken UTF-8 file."""
    text = data[: 4 * _LOOKED_AT].decode("utf-8", errors="replace")
    beyond = [character for character in text if character > "\x7f"]
    good = sum(character != "\ufffd" for character in beyond)
    return bool(beyond) and good >= _ALREADY_UTF8 * len(beyond) and good >= 2

"""The files that people send and we do not read: how they begin, what they are, what to do."""

import re
from dataclasses import dataclass

from huizong.values import Message

SAVE_AS = Message("请用 Word 或 WPS 打开，另存为 docx 或 txt 后重新报送。")
FROM_TABLE = Message("请把要报送的内容粘贴到 Word 文档，另存为 docx 后重新报送。")
UNPACK = Message("请先解压，再逐个报送其中的 docx、txt 或 md 文件。")
TYPE_IN = Message("图片和音视频里的文字读不出来，请录入成文字，另存为 docx 或 txt 后重新报送。")
RESEND = Message("请核对是否选错了文件，改报 docx、txt 或 md 文件。")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that we do not read."""

    what: Message
    advice: Message = SAVE_AS


OLD_OFFICE = Kind(Message("旧版 Office 文件"))
ARCHIVE = Kind(Message("压缩包"), UNPACK)
XLSB = Kind(
    Message("二进制 Excel 表格（xlsb）"),
    Message("请用 Excel 或 WPS 打开，另存为 xlsx 后重新报送。"),
)
_PICTURE = Kind(Message("图片"), TYPE_IN)
_PROGRAM = Kind(Message("程序"), RESEND)

# By the first bytes; those of ONLY_BINARY could begin a text as well.
MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"RIFF", Kind(Message("图片或音视频文件"), TYPE_IN)),
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"SQLite format 3", Kind(Message("数据库文件"), RESEND)),
)
ONLY_BINARY = (b"BM", b"RIFF", b"MZ", b"GIF8", b"Rar!")

# By the opening of a text, blanks and a byte order mark left out.
WEB_PAGE = (
    re.compile(rb"(?is)(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b"),
    re.compile(rb"(?is)<\?xml[^>]*\?>.{0,400}?<(?:\w+:)?html\b"),
)
TAG = re.compile(rb"(?i)<(?:p|div|span|table|h[1-6]|br|ol|ul|meta|title|section|article)\b[^<>]*>")
MARKUP: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"(?is)<\?xml[^>]*\?>.{0,400}?progid=\"Word"), Kind(Message("Word XML 文件"))),
    (re.compile(rb"(?i)<\?xml\s"), Kind(Message("XML 文件"), RESEND)),
    (
        re.compile(rb"(?i)(?:from:|mime-version:|subject:)[^\0]{0,2000}?content-type:"),
        Kind(Message("单个网页文件（mht）")),
    ),
)

# By a name in an OLE compound file (MS-CFB).
COMPOUND: tuple[tuple[str, Kind], ...] = (
    ("PowerPoint Document", Kind(Message("旧版 PowerPoint 演示文稿（ppt）"), FROM_TABLE)),
)

# By the beginning of a name in a zip archive.
ZIPPED: tuple[tuple[str, Kind], ...] = (
    ("ppt/", Kind(Message("PowerPoint 演示文稿（pptx）"), FROM_TABLE)),
    ("OFD.xml", Kind(Message("OFD 版式文件"))),
    ("content.xml", Kind(Message("OpenDocument 文档（odt、ods）"))),
    ("META-INF/MANIFEST.MF", _PROGRAM),
)

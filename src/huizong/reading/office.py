"""doc, wps, rtf and odt: made a docx by LibreOffice, where it is installed, and read as one.

Converting to docx and not to text keeps automatic numbers as lists, so that they are computed by
the same rules as those of a docx.
"""

import stat
import tempfile
from pathlib import Path

from huizong.reading.docx import document_of
from huizong.reading.docx_package import open_package
from huizong.reading.faults import (
    CONVERSION_BUSY,
    CONVERSION_FAILED,
    CONVERSION_SLOW,
    OFFICE_MISSING,
    refuse,
)
from huizong.reading.limits import MEGABYTE, Limits
from huizong.reading.office_checks import filter_of
from huizong.reading.office_program import convert, found
from huizong.reading.office_turn import turn
from huizong.reading.sniff import NAMES
from huizong.values import Document, Message, Source

_ZIP = b"PK"


def read_office(source: Source, kind: str, *, limits: Limits) -> Document:
    """Return a "doc", "rtf" or "odt" as a document; raises ReadingError where that fails.

    The text as read is that of the docx it becomes. Nothing is left on the disk.
    """
    reader = filter_of(source, kind, limits)
    program = found()
    if program is None:
        raise refuse(OFFICE_MISSING, source.path, what=NAMES[kind])
    data = _converted(source, kind, program, reader, limits)
    if not data.startswith(_ZIP):
        why = Message("LibreOffice 写出的不是 docx")
        raise refuse(CONVERSION_FAILED, source.path, why=why)
    return document_of(open_package(Source(source.path, data), limits), kind=kind)


def _converted(source: Source, kind: str, program: str, reader: str, limits: Limits) -> bytes:
    """Return the bytes of the docx that LibreOffice makes of a file, when its turn has come."""
    seconds = round(limits.seconds)
    try:
        with turn(program, seconds=limits.seconds):
            return _in_folder(source, kind, program, reader, limits)
    except BlockingIOError as error:
        raise refuse(CONVERSION_BUSY, source.path, seconds=seconds) from error
    except TimeoutError as error:
        raise refuse(CONVERSION_SLOW, source.path, seconds=seconds) from error
    except OSError as error:
        why = Message("LibreOffice 启动不了：{why}", why=error.strerror or str(error))
        raise refuse(CONVERSION_FAILED, source.path, why=why) from error


def _in_folder(source: Source, kind: str, program: str, reader: str, limits: Limits) -> bytes:
    """Convert a file in a private folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="huizong-", ignore_cleanup_errors=True) as name:
        file = Path(name) / f"in.{kind}"
        file.write_bytes(source.data)
        status = convert(program, file, reader=reader, limits=limits)
        made = Path(name) / "out" / "in.docx"
        if not _is_file(made):
            raise refuse(CONVERSION_FAILED, source.path, why=_why(status))
        if made.stat().st_size > limits.max_unpacked:
            why = Message("转换后超过 {limit} MB", limit=limits.max_unpacked // MEGABYTE)
            raise refuse(CONVERSION_FAILED, source.path, why=why)
        return made.read_bytes()


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _why(status: int) -> Message:
    """Return why there is no docx: LibreOffice ends with 0 where it only refuses the file."""
    if status == 0:
        return Message("LibreOffice 打不开它，它可能已损坏或没有传完")
    return Message("LibreOffice 意外退出（{status}），文件可能太大或已损坏", status=status)

"""Opens a zip archive within limits: everything is checked by its directory before unpacking."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from huizong.reading.faults import BROKEN, ENCRYPTED, ZIP_BOMB, refuse
from huizong.reading.limits import MEGABYTE, Limits
from huizong.values import Message, Source

# What zipfile raises on bytes that are no archive, or only the front of one.
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
    IndexError,
    LookupError,
)
_ENCRYPTED_BIT = 0x1


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that has passed the limits; `names` are its parts."""

    path: str
    file: zipfile.ZipFile
    names: frozenset[str]
    limits: Limits

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, None where there is none. Raises ReadingError."""
        if name not in self.names:
            return None
        try:
            return self.file.read(name)
        except (*_ZIP_FAULTS, MemoryError) as error:
            why = Message("其中的 {part} 无法解压", part=name)
            raise refuse(BROKEN, self.path, why=why) from error


def open_archive(source: Source, limits: Limits) -> Archive:
    """Return the archive in a file. Raises ReadingError where it is broken, locked or a bomb."""
    try:
        file = zipfile.ZipFile(io.BytesIO(source.data))
        members = file.infolist()
    except _ZIP_FAULTS as error:
        why = Message("压缩结构不完整，可能没有传完")
        raise refuse(BROKEN, source.path, why=why) from error
    if any(member.flag_bits & _ENCRYPTED_BIT for member in members):
        raise refuse(ENCRYPTED, source.path)
    excess = _excess(members, limits)
    if excess is not None:
        raise refuse(ZIP_BOMB, source.path, why=excess)
    return Archive(source.path, file, frozenset(member.filename for member in members), limits)


def _excess(members: list[zipfile.ZipInfo], limits: Limits) -> Message | None:
    """Return which limit an archive passes, None where it keeps them all."""
    if len(members) > limits.max_parts:
        return Message("内含 {count} 个文件", count=len(members))
    if sum(member.file_size for member in members) > limits.max_unpacked:
        return Message("总量超过 {limit} MB", limit=limits.max_unpacked // MEGABYTE)
    for member in members:
        if member.file_size > limits.max_part:
            return Message(
                "{part} 超过 {limit} MB", part=member.filename, limit=limits.max_part // MEGABYTE
            )
        if member.file_size > max(limits.free_part, limits.max_ratio * member.compress_size):
            return Message(
                "{part} 的压缩比超过 {ratio} 倍", part=member.filename, ratio=limits.max_ratio
            )
    return None

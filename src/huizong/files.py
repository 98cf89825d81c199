"""Files in and out: the only place where the library touches the disk for a caller.

Output is written beside its target and renamed, so that a report is there whole or not at all.
"""

import os
import tempfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from huizong.reading import Limits
from huizong.reading.faults import Fault, refuse
from huizong.values import Message, Source

MISSING = Fault(
    "HZ091",
    "file-missing",
    Message("没有“{path}”这个文件。"),
    Message("请核对文件名和所在文件夹。"),
)
FOLDER = Fault(
    "HZ092",
    "folder-given",
    Message("“{path}”是一个文件夹，不是文件。"),
    Message("请给出文件夹里的文件，如 {path}/*.docx。"),
)
BARRED = Fault(
    "HZ093",
    "file-barred",
    Message("“{path}”打不开：{why}。"),
    Message("请核对文件的读取权限，或关闭占用它的程序后重试。"),
)


def load(path: str, *, limits: Limits | None = None) -> Source:
    """Return a file as a source; raises ReadingError where it is missing, barred or too large."""
    file = Path(path)
    # One byte over the limit is enough for the reader to refuse the file by its size.
    most = (limits or Limits()).max_bytes + 1
    try:
        with file.open("rb") as stream:
            return Source(path, stream.read(most))
    except FileNotFoundError as error:
        raise refuse(MISSING, path) from error
    except IsADirectoryError as error:
        raise refuse(FOLDER, path) from error
    except OSError as error:
        raise refuse(BARRED, path, why=error.strerror or str(error)) from error


def listed(paths: Iterable[str], *, suffixes: Collection[str]) -> list[str]:
    """Return the files named, and those of the folders named that have one of the suffixes.

    Folders are gone through to the bottom, in the order of names; hidden files and the lock files
    of word processors (~$...) are passed over. A file named by itself is never left out.
    """
    found: dict[str, None] = {}
    for path in paths:
        if not Path(path).is_dir():
            found[path] = None
            continue
        for file in sorted(Path(path).rglob("*")):
            plain = not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
            if plain and file.suffix.lower() in suffixes and file.is_file():
                found[str(file)] = None
    return list(found)


def save(outputs: Mapping[str, bytes]) -> None:
    """Write files whole, all or none: each beside its target first, then all renamed.

    Raises OSError; then nothing changed.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, data in outputs.items():
            beside[Path(path)] = _beside(Path(path), data)
        for target, written in beside.items():
            written.replace(target)
    except BaseException:
        for written in beside.values():
            written.unlink(missing_ok=True)
        raise


def _beside(target: Path, data: bytes) -> Path:
    """Write a file beside its target and return where."""
    descriptor, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(0o666 & ~_umask())
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return Path(beside)


def _umask() -> int:
    """Return the process's file mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

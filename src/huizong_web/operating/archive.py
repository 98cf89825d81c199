"""A tar file, packed by gzip or zstd, that is written and read as a stream.

The last member is the manifest: what the archive holds, each file with its size and SHA-256, so
that an archive that was broken off or changed is known.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from huizong_web.operating.starting import Unfit
from huizong_web.terminal import gettext as _

MANIFEST = "manifest.json"
_FORMAT = 1
_PIECE = 1 << 20
_LONGEST_MANIFEST = 256 << 20


@dataclass(slots=True)
class Manifest:
    """What an archive holds, of what, from when; `log` is the head of the log's chain."""

    made_at: str = ""
    version: str = ""
    vendor: str = ""
    migrations: dict[str, list[str]] = field(default_factory=dict)
    log: tuple[int, str] = (0, "")
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    format: int = _FORMAT


class Writer:
    """Adds files to an archive, the manifest at the end."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar, self.manifest = tar, manifest

    def add(self, name: str, source: IO[bytes]) -> None:
        """Add an open file under a name; raises OSError where it is shorter than it was."""
        member = tarfile.TarInfo(name)
        member.size, member.mode = os.fstat(source.fileno()).st_size, 0o600
        reader = _Hashing(source)
        self._tar.addfile(member, reader)
        self.manifest.files[name] = (member.size, reader.digest.hexdigest())

    def finish(self) -> None:
        """Add the manifest."""
        data = json.dumps(asdict(self.manifest), ensure_ascii=False, indent=1).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size, member.mode = len(data), 0o600
        self._tar.addfile(member, BytesIO(data))


class _Hashing:
    """A file that remembers the digest of what was read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """Write a new archive; it has its name only when it is whole and on the disk."""
    partial = path.with_name(path.name + ".partial")
    try:
        with (
            _created(partial) as file,
            _packed(file, path.name) as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
        ):
            writer = Writer(tar, manifest)
            yield writer
            writer.finish()
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


@contextmanager
def _created(path: Path) -> Iterator[IO[bytes]]:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _packed(file: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    if not name.endswith(".tar.zst"):
        with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6) as packed:
            yield packed  # type: ignore[misc]  # a GzipFile writes bytes as any file does
        return
    with _zstd("-q", "-c", stdin=subprocess.PIPE, stdout=file) as process:
        assert process.stdin is not None  # noqa: S101 - for the type checker
        yield process.stdin


@contextmanager
def _unpacked(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as file:
        if not path.name.endswith(".tar.zst"):
            with gzip.GzipFile(fileobj=file) as packed:
                yield packed  # type: ignore[misc]  # as above
            return
        with _zstd("-q", "-d", "-c", stdin=file, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None  # noqa: S101 - for the type checker
            yield process.stdout


@contextmanager
def _zstd(
    *options: str, stdin: IO[bytes] | int, stdout: IO[bytes] | int
) -> Iterator["subprocess.Popen[bytes]"]:
    program = shutil.which("zstd")
    if program is None:
        raise Unfit(_("没有 zstd 程序：请安装它（apt install zstd），或把文件名写成 .tar.gz。"))
    with subprocess.Popen([program, *options], stdin=stdin, stdout=stdout) as process:  # noqa: S603 - a fixed program, no shell
        try:
            yield process
        except BaseException:
            process.kill()
            raise
        if process.stdin:
            process.stdin.close()
        if process.stdout:
            process.stdout.read()
    if process.returncode:
        raise OSError(process.returncode, "zstd")


def check_name(path: Path) -> None:
    """Raise Unfit where a file's name does not say how it is packed."""
    if not path.name.endswith((".tar.gz", ".tar.zst")):
        sentence = _("{file} 看不出格式：文件名请以 .tar.zst 或 .tar.gz 结尾。")
        raise Unfit(sentence.format(file=path))


def extract(path: Path, folder: Path) -> Manifest:
    """Unpack an archive into an empty folder and return its manifest.

    Raises Unfit where it is not whole, where a file differs from the manifest, or where a member
    is anything but a plain file below the folder. What was unpacked is then the caller's to remove.
    """
    found: dict[str, tuple[int, str]] = {}
    manifest: Manifest | None = None
    try:
        with _unpacked(path) as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                if manifest is not None:
                    raise _broken(path, member.name)
                if member.name == MANIFEST and member.size < _LONGEST_MANIFEST:
                    manifest = _manifest(path, tar.extractfile(member))
                else:
                    found[member.name] = _extract(path, tar, member, folder)
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise _broken(path, str(error)) from error
    if manifest is None:
        raise _broken(path, MANIFEST)
    differing = {name for name, each in found.items() if manifest.files.get(name) != each}
    differing |= manifest.files.keys() - found.keys()
    if differing:
        raise _broken(path, min(differing))
    return manifest


def _broken(path: Path, why: str) -> Unfit:
    sentence = _("{file} 不是完整的备份（{why}），没有恢复任何东西：请换一份备份。")
    return Unfit(sentence.format(file=path, why=why))


def _manifest(path: Path, file: IO[bytes] | None) -> Manifest:
    try:
        given = json.loads(file.read() if file else b"")
        files = {
            str(name): (int(size), str(digest))
            for name, (size, digest) in given.pop("files").items()
        }
        sequence, digest = given.pop("log")
        manifest = Manifest(files=files, log=(int(sequence), str(digest)), **given)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _broken(path, MANIFEST) from error
    if manifest.format != _FORMAT:
        raise _broken(path, f"{MANIFEST}: format {manifest.format}")
    return manifest


def _extract(
    path: Path, tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path
) -> tuple[int, str]:
    name = PurePosixPath(member.name)
    outside = name.is_absolute() or ".." in name.parts or "\\" in member.name
    strange = not member.name.isprintable() or str(name) != member.name
    source = tar.extractfile(member) if member.isreg() else None
    if outside or strange or source is None:
        raise _broken(path, repr(member.name))
    target = folder / name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    # "x": the same name twice is refused.
    with _new(path, target) as file:
        while piece := source.read(_PIECE):
            digest.update(piece)
            file.write(piece)
    return member.size, digest.hexdigest()


@contextmanager
def _new(path: Path, target: Path) -> Iterator[IO[bytes]]:
    try:
        file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise _broken(path, target.name) from error
    with os.fdopen(file, "wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())

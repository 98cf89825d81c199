"""The chain's anchor: the last entry's number and hash, kept outside the database.

A cut tail, or a whole chain computed anew, agrees with itself; it does not agree with the anchor.
The file has a line for every thousandth entry that stays, and a last line that is written over
in place, which needs no new space on a full disk. HUIZONG_AUDIT_ANCHOR puts it on another disk.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from huizong_web.audit import sm3

logger = logging.getLogger(__name__)

EVERY = 1000
_LENGTH = 20 + 1 + len(sm3.NAME) + 1 + 64 + 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry's number and hash."""

    sequence: int
    hash: str


def path() -> Path:
    """Return where the anchor is kept."""
    return Path(settings.AUDIT_ANCHOR)


def keep(sequence: int, digest: str) -> None:
    """Remember the last entry; one that is behind what is known changes nothing.

    What cannot be kept is logged and no reason to fail: the entry itself is stored.
    """
    try:
        with _locked(path()) as file:
            _keep(file, Anchor(sequence, digest))
    except OSError:
        logger.exception("keeping the anchor of the log")


def _keep(file: int, new: Anchor) -> None:
    end = os.fstat(file).st_size // _LENGTH * _LENGTH
    start = max(end - _LENGTH, 0)
    last = _parsed(os.pread(file, _LENGTH, start)) if end else None
    if last and last.sequence >= new.sequence:
        return
    stays = last is None or last.sequence // EVERY != new.sequence // EVERY
    os.pwrite(file, _line(new), end if stays else start)


def _line(anchor: Anchor) -> bytes:
    return f"{anchor.sequence:>20} {sm3.NAME} {anchor.hash}\n".encode("ascii")


def _parsed(line: bytes) -> Anchor | None:
    """Return the anchor of a line, None where the line is not whole."""
    words = line.decode("ascii", "replace").split()
    whole = len(line) == _LENGTH and len(words) == 3 and words[0].isdigit() and len(words[2]) == 64
    return Anchor(int(words[0]), words[2]) if whole else None


def kept() -> list[Anchor]:
    """Return what is remembered, the last entry last; nothing where there is no file.

    Raises ValueError with the line's number where a line is not whole.
    """
    try:
        data = path().read_bytes()
    except FileNotFoundError:
        return []
    lines = [data[start : start + _LENGTH] for start in range(0, len(data), _LENGTH)]
    found = [_parsed(line) for line in lines]
    if None in found:
        raise ValueError(found.index(None) + 1)
    return [anchor for anchor in found if anchor]


@contextmanager
def _locked(where: Path) -> Iterator[int]:
    file = os.open(where, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(file)
        yield file
    finally:
        os.close(file)  # and with it the lock


def _lock(file: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: one process serves there
        return
    fcntl.flock(file, fcntl.LOCK_EX)

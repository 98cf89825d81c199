"""The streams of an OLE compound file ([MS-CFB]): their first bytes, and whether all is there."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_DIRECTORY_ENTRY = 128
_IN_HEADER = 109  # how many sectors of the table of chains the header names itself
_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on have meanings of their own
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its first sector and its length in bytes."""

    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Compound:
    """An opened compound file. Sectors count from 0; sector n begins at (n + 1) * `sector`."""

    data: bytes
    sector: int
    small_sector: int
    small_below: int  # shorter streams lie in the root's stream, in small sectors
    chains: list[int]
    streams: dict[str, Stream]
    root: Stream

    def head(self, name: str, count: int) -> bytes:
        """Return the first bytes of a stream, no more than one sector; empty where it is not there.

        Raises ValueError where the file breaks off before them.
        """
        stream = self.streams.get(name)
        if stream is None:
            return b""
        count = min(count, stream.size, self.small_sector)
        if stream.size >= self.small_below:
            return self._at(stream.start, 0, count)
        behind = stream.start * self.small_sector
        for index, sector in enumerate(self._chain(self.root)):
            if index == behind // self.sector:
                return self._at(sector, behind % self.sector, count)
        raise ValueError

    def check(self) -> None:
        """Raise ValueError where a stream reaches beyond the end of the file."""
        for stream in (self.root, *self.streams.values()):
            if stream is self.root or stream.size >= self.small_below:
                for _ in self._chain(stream):
                    pass

    def _at(self, sector: int, offset: int, count: int) -> bytes:
        start = (sector + 1) * self.sector + offset
        return self.data[start : start + count]

    def _chain(self, stream: Stream) -> Iterator[int]:
        """Yield the sectors of a stream."""
        sector = stream.start
        for _ in range(-(-stream.size // self.sector)):
            if (sector + 1) * self.sector >= len(self.data) or sector >= len(self.chains):
                raise ValueError
            yield sector
            sector = self.chains[sector]


def open_compound(data: bytes) -> Compound:
    """Return a compound file. Raises ValueError where its structure is not whole."""
    try:
        return _opened(data)
    except (struct.error, IndexError) as error:
        raise ValueError from error


def is_whole(data: bytes) -> bool:
    """Whether a compound file has all that its directory names."""
    try:
        open_compound(data).check()
    except ValueError:
        return False
    return True


def _opened(data: bytes) -> Compound:
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or small_shift != 6:
        raise ValueError
    directory, small_below = struct.unpack_from("<I4xI", data, 48)
    sector = 1 << shift
    chains = _chains(data, sector)
    streams: dict[str, Stream] = {}
    root = Stream(0, 0)
    for start in _directory(sector, chains, directory):
        kind, name, stream = _entry(data, start)
        if kind == _ROOT:
            root = stream
        elif kind == _STREAM:
            streams.setdefault(name, stream)
    return Compound(
        data=data,
        sector=sector,
        small_sector=1 << small_shift,
        small_below=small_below,
        chains=chains,
        streams=streams,
        root=root,
    )


def _chains(data: bytes, sector: int) -> list[int]:
    """Return for each sector the one that follows it in its chain."""
    count, following = struct.unpack_from("<I20xI", data, 44)
    if count > len(data) // sector:
        raise ValueError
    named = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    each = sector // 4
    while len(named) < count and following < _LAST_SECTOR:
        *more, following = struct.unpack_from(f"<{each}I", data, (following + 1) * sector)
        named += more
    chains: list[int] = []
    for number in named[:count]:
        chains.extend(struct.unpack_from(f"<{each}I", data, (number + 1) * sector))
    return chains


def _directory(sector: int, chains: list[int], start: int) -> Iterator[int]:
    """Yield where each entry of the directory begins."""
    for _ in range(len(chains)):
        if start >= _LAST_SECTOR:
            return
        position = (start + 1) * sector
        yield from range(position, position + sector, _DIRECTORY_ENTRY)
        start = chains[start]


def _entry(data: bytes, start: int) -> tuple[int, str, Stream]:
    name, length, kind, first, size = struct.unpack_from("<64sHB49xII", data, start)
    text = name[: max(length - 2, 0)].decode("utf-16-le", "replace")
    return kind, text, Stream(first, size)

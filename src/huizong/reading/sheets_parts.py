"""The parts of an xlsx or ods package: their relations, and their XML told event by event.

A sheet of 100 MB of XML is never held as a tree: expat tells its elements one after another, in
memory that does not grow with them.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Protocol
from xml.parsers import expat

from huizong.reading.archive import Archive
from huizong.reading.docx_xml import PACKAGE, parse
from huizong.reading.faults import BROKEN, UNSAFE_XML, refuse
from huizong.values import Message

UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_CHUNK = 1024 * 1024  # large, since old versions of expat read an unfinished tag anew each time

_MOST_NAMES = 1_000


class Listener(Protocol):
    """What is told of a part; names come without their prefix."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element; its attributes keep their prefixes."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take a stretch of text."""


class _DoctypeError(Exception):
    """A part declares a document type."""


def related(archive: Archive, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield the relations of a part: the last word of the type, the identifier, the target."""
    folder, name = posixpath.split(part)
    data = archive.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return
    for relation in parse(data, part=f"{name}.rels", path=archive.path).iter(
        f"{{{PACKAGE}}}Relationship"
    ):
        if relation.get("TargetMode") != "External":
            target = posixpath.join("/", folder, relation.get("Target", ""))
            kind = relation.get("Type", "").rpartition("/")[2]
            yield kind, relation.get("Id", ""), posixpath.normpath(target).lstrip("/")


def tell(archive: Archive, name: str, listener: Listener) -> None:
    """Tell a listener the elements of a part in order.

    Raises ReadingError where the part is missing or broken, or declares a document type.
    """
    for _ in telling(archive, name, listener):
        pass


def telling(archive: Archive, name: str, listener: Listener) -> Iterator[None]:
    """Tell a listener the elements of a part, and yield after each stretch of it.

    So what was heard can be taken away before more is read. Raises as `tell` does.
    """
    if name not in archive.names:
        raise refuse(BROKEN, archive.path, why=Message("里面缺少 {part}", part=name))
    try:
        with archive.file.open(name) as stream:
            yield from _parse(stream, listener)
    except UNPACKING as error:
        why = Message("其中的 {part} 无法解压", part=name)
        raise refuse(BROKEN, archive.path, why=why) from error
    except (expat.ExpatError, ValueError, LookupError) as error:
        why = Message("其中的 {part} 不是完整的 XML", part=name)
        raise refuse(BROKEN, archive.path, why=why) from error
    except _DoctypeError as error:
        raise refuse(UNSAFE_XML, archive.path, part=name) from error


def _parse(stream: IO[bytes], listener: Listener) -> Iterator[None]:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local, start, end = _Locals(), listener.start, listener.end
    parser.StartElementHandler = lambda tag, attributes: start(local[tag], attributes)
    parser.EndElementHandler = lambda tag: end(local[tag])
    parser.CharacterDataHandler = listener.data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)  # noqa: FBT003 - pyexpat takes it by position only
        yield
    parser.Parse(b"", True)  # noqa: FBT003 - pyexpat takes it by position only
    yield


def _refuse_doctype(*_about: object) -> None:
    raise _DoctypeError


class _Locals(dict[str, str]):
    """Names without prefix by those with one; a part uses few of them millions of times."""

    def __missing__(self, tag: str) -> str:
        local = tag.rpartition(":")[2]
        if len(self) < _MOST_NAMES:
            self[tag] = local
        return local

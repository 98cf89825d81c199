"""Comparisons of reports, worked out once: kept as files by what was compared.

A file's name is a digest of the question, of the texts with their paths, and of the library itself,
so that nothing kept is ever out of date; the oldest go when there are many.
"""

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from pydantic import TypeAdapter, ValidationError

from huizong.values import Document
from huizong_web.reports import library

MOST = 300
"""Comparisons that are kept."""

T = TypeVar("T")


def remembered(
    what: str, kind: TypeAdapter[T], documents: Iterable[Document], make: Callable[[], T]
) -> T:
    """Return what was made of these documents before, else make it and keep it."""
    path = _folder() / f"{_digest(what, documents)}.json"
    with suppress(OSError, ValidationError):
        found = kind.validate_json(path.read_bytes())
        with suppress(OSError):
            os.utime(path)
        return found
    made = make()
    with suppress(OSError):
        _keep(path, kind.dump_json(made))
    return made


def _folder() -> Path:
    """Return the folder beside that of the files; what is in it can always be made again."""
    return Path(settings.MEDIA_ROOT).with_name("compared")


def _digest(what: str, documents: Iterable[Document]) -> str:
    digest = blake2b(digest_size=20)
    for part in (what, library.rules_version()):
        digest.update(f"{len(part)}:{part}".encode())
    for document in documents:
        for part in (document.path, document.text):
            digest.update(f"{len(part)}:".encode() + part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and let the oldest go."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(number, "wb") as file:
        file.write(data)
    Path(name).replace(path)
    kept = sorted(path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime)
    for old in kept[:-MOST]:
        old.unlink(missing_ok=True)

"""The files that the site keeps: which of them rows speak of, which lie there for nobody."""

import time
from collections.abc import Iterator
from pathlib import Path

ORPHANED = 24 * 3600
"""Seconds after which a file that no row speaks of is not one that is just being stored."""


def referenced() -> set[str]:
    """Return the names of all files that rows speak of."""
    from django.apps import apps
    from django.db.models import FileField

    return {
        name
        for model in apps.get_models()
        for field in model._meta.concrete_fields  # noqa: SLF001 - Django's own door
        if isinstance(field, FileField)
        for name in model._base_manager.values_list(field.attname, flat=True)  # noqa: SLF001 - as above
        if name
    }


def kept(folder: Path) -> Iterator[str]:
    """Yield the names of the files below a folder; one that goes meanwhile is left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix()


def missing(folder: Path) -> list[str]:
    """Return the files that rows speak of and that are not there."""
    return sorted(name for name in referenced() if not (folder / name).is_file())


def orphans(folder: Path, *, older: float = ORPHANED) -> list[str]:
    """Return the files that no row speaks of, left by what was broken off long enough ago."""
    limit = time.time() - older
    lying = [name for name in kept(folder) if (folder / name).stat().st_mtime < limit]
    # The rows are read after the files: one that is stored meanwhile is spoken of.
    known = referenced()
    return [name for name in lying if name not in known]


def sweep(folder: Path, *, older: float = ORPHANED) -> int:
    """Remove the orphans; return how many there were."""
    found = orphans(folder, older=older)
    for name in found:
        (folder / name).unlink(missing_ok=True)
    return len(found)

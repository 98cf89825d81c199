"""`huizong backup`: database and files in one archive, while the site runs.

The database is copied first, at one moment; then the files. A file is written under a name of its
own before the row that speaks of it is committed, is never written again, and is removed only where
no row came to speak of it. So every file that the copied rows speak of is there when its turn
comes. The log's anchor is copied before the database: it tells of no more than the copied log has.
"""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from huizong_web.operating import archive, databases, stored
from huizong_web.operating.starting import Unfit
from huizong_web.terminal import gettext as _

_LEFT_OUT = ("static", "replaced")
_ANCHOR = "audit-anchor"


def back_up(path: Path, *, with_key: bool = True) -> tuple[archive.Manifest, list[str]]:
    """Write a new archive; return its manifest and the files that rows speak of but are not there.

    Needs Django to be set up. Raises Unfit, FileExistsError, OSError.
    """
    from django.conf import settings
    from django.db import connection

    from huizong_web.audit import anchor, record

    if path.exists():
        raise FileExistsError(path)
    if path.resolve().is_relative_to(Path(settings.DATA).resolve()):
        raise Unfit(_("备份不能放在数据文件夹里：请放到别的磁盘或别的机器上。"))
    record("backup", label=path.name)
    absent = stored.missing(Path(settings.MEDIA_ROOT))
    remembered = anchor.path().read_bytes() if anchor.path().exists() else b""
    manifest = _manifest(connection.vendor)
    with tempfile.TemporaryDirectory(prefix=".huizong-backup-", dir=path.parent) as folder:
        (Path(folder) / _ANCHOR).write_bytes(remembered)
        copied = databases.copy(connection.settings_dict, Path(folder))
        with archive.writing(path, manifest) as writer:
            for file in (Path(folder) / _ANCHOR, copied):
                with file.open("rb") as stream:
                    writer.add(file.name, stream)
            _add_files(writer, Path(settings.DATA), with_key=with_key)
    return manifest, absent


def _manifest(vendor: str) -> archive.Manifest:
    from importlib.metadata import version

    from huizong_web.audit.models import Head

    head = Head.objects.get(pk=1)
    return archive.Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        version=version("huizong"),
        vendor=vendor,
        migrations=applied_migrations(),
        log=(head.sequence, head.hash),
    )


def applied_migrations() -> dict[str, list[str]]:
    """Return the migrations that the database has been through, by app."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def _add_files(writer: archive.Writer, data: Path, *, with_key: bool) -> None:
    for name in _names(data):
        if name == "secret-key" and not with_key:
            continue
        try:
            stream = (data / name).open("rb")
        except FileNotFoundError:  # a file that was refused, gone meanwhile
            continue
        with stream:
            writer.add(name, stream)


def _names(data: Path) -> Iterator[str]:
    """Yield what of the data folder is kept: all but the database, and what is made anew."""
    for name in stored.kept(data):
        top = name.partition("/")[0]
        live = top.startswith("huizong.sqlite3") or name == _ANCHOR
        if not live and top not in _LEFT_OUT and not top.startswith("."):
            yield name

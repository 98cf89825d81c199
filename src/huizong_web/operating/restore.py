"""`huizong restore`: an archive back into an empty data folder, verified before it is put there."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from huizong_web.operating import archive, databases
from huizong_web.operating.starting import Unfit
from huizong_web.terminal import gettext as _

REPLACED = "replaced"
_LIVE = "huizong.sqlite3"


def restore(path: Path, folder: Path, settings: dict[str, Any], *, force: bool) -> archive.Manifest:
    """Unpack an archive beside the data, verify it, and put it in place.

    `settings` describe the database. What was in the folder is moved to a folder of its own below
    it if `force` is set; else the folder must be empty. Raises Unfit, with everything as it was.
    """
    postgresql = not settings["ENGINE"].endswith("sqlite3")
    _refuse_full(folder, settings, postgresql=postgresql, force=force)
    with _staged(folder) as stage:
        manifest = archive.extract(path, stage)
        wanted = databases.POSTGRESQL if postgresql else databases.SQLITE
        if not (stage / wanted).is_file():
            sentence = _(
                "备份里的数据库是 {vendor}，与 HUIZONG_DATABASE 不是一种，没有恢复任何东西。"
            )
            raise Unfit(sentence.format(vendor=manifest.vendor))
        if postgresql:
            databases.load(settings, stage / wanted, replace=force)
            (stage / wanted).unlink()
        else:
            (stage / wanted).rename(stage / _LIVE)
        _put_aside(folder, stage)
        for each in stage.iterdir():
            each.rename(folder / each.name)
    return manifest


def _refuse_full(folder: Path, settings: dict[str, Any], *, postgresql: bool, force: bool) -> None:
    if force:
        return
    if any(folder.iterdir()):
        sentence = _(
            "数据文件夹 {folder} 不是空的，没有恢复任何东西：请用 HUIZONG_DATA 指定一个空的，"
            "或加 --force（原有的移到其中的 replaced 文件夹，不会删去）。"
        )
        raise Unfit(sentence.format(folder=folder))
    if postgresql and not databases.is_empty(settings):
        sentence = _(
            "HUIZONG_DATABASE 的数据库不是空的，没有恢复任何东西：请用一个空库，或加 --force。"
        )
        raise Unfit(sentence)


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """Yield a folder on the same disk that is gone afterwards, whatever happens."""
    stage = Path(tempfile.mkdtemp(prefix=".restoring-", dir=folder))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put_aside(folder: Path, stage: Path) -> None:
    there = [each for each in folder.iterdir() if each not in (stage, folder / REPLACED)]
    if there:
        aside = folder / REPLACED / datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        aside.mkdir(mode=0o700, parents=True)
        for each in there:
            each.rename(aside / each.name)


def begin_anchor_anew(folder: Path) -> None:
    """Take up the archive's anchor where the anchor lies elsewhere; the old one stays beside it.

    The restored log ends earlier than the anchor elsewhere remembers, rightly.
    """
    from huizong_web.audit import anchor

    own, elsewhere = folder / "audit-anchor", anchor.path()
    if elsewhere == own:
        return
    if elsewhere.exists():
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        elsewhere.rename(elsewhere.with_name(f"{elsewhere.name}.before-restore-{stamp}"))
    shutil.copyfile(own, elsewhere)
    elsewhere.chmod(0o600)

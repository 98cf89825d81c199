"""The doctor's look at what is stored: the data folder, the database, the files, the log."""

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from huizong_web.operating import stored
from huizong_web.operating.diagnosis import Line, fault, fine, warning
from huizong_web.operating.telling import told_broken
from huizong_web.terminal import gettext as _

if TYPE_CHECKING:
    from huizong_web.reports.models import Submission

_LITTLE, _TOO_LITTLE = 5 << 30, 500 << 20
_SHOWN = 3


def folder() -> Iterator[Line]:
    """Tell whether the data folder can be written to, by its owner alone, and has room."""
    from django.conf import settings

    about, path = _("数据文件夹"), Path(settings.DATA)
    try:
        with tempfile.NamedTemporaryFile(dir=path, prefix=".doctor-") as file:
            file.write(b"x")
    except OSError as error:
        remedy = _("请检查属主和权限，或用 HUIZONG_DATA 另指定一个。")
        yield fault(about, _("写不进去：{why}").format(why=error.strerror), remedy)
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name == "posix" and mode & 0o077:
        said = _("{path} 别人也能看（{mode}）。").format(path=path, mode=f"{mode:o}")
        yield fault(about, said, _("请运行 chmod go= {path}").format(path=path))
    else:
        yield fine(about, str(path))


def space() -> Iterator[Line]:
    """Tell how much room is left."""
    from django.conf import settings

    about, free = _("磁盘空间"), shutil.disk_usage(settings.DATA).free
    said = _("还有 {free} GB。").format(free=round(free / (1 << 30), 1))
    remedy = _("请腾出空间；满了就收不下报送。")
    if free < _TOO_LITTLE:
        yield fault(about, said, remedy)
    else:
        yield warning(about, said, remedy) if free < _LITTLE else fine(about, said)


def database() -> Iterator[Line]:
    """Tell whether the database answers, is whole, and is what this program expects."""
    from django.db import connection

    about = _("数据库")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(1)")
            (found,) = cursor.fetchone()
            if found != "ok":
                yield fault(about, found, _("请从上一份备份恢复。"))
                return
            cursor.execute("PRAGMA journal_mode")
            (mode,) = cursor.fetchone()
            if mode != "wal":
                said = _("SQLite 不在 WAL 方式（{mode}）：人多时会互相等。").format(mode=mode)
                yield warning(about, said, _("数据文件夹要在本机磁盘上，不要在网络盘上。"))
                return
    yield fine(about, f"{connection.vendor}{_('，能用。')}")


def migrations() -> Iterator[Line]:
    """Tell whether the tables are those of this program."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from huizong_web.relaid import replaced

    about, executor = _("数据库的表"), MigrationExecutor(connection)
    loader = executor.loader
    missing = executor.migration_plan(loader.graph.leaf_nodes())
    known = set(loader.disk_migrations).union(*replaced().values())
    unknown = set(loader.applied_migrations) - known
    ours = {key for key in unknown if key[0] in loader.migrated_apps}
    if ours:
        said = _("比程序新（{name}）。").format(name=".".join(min(ours)))
        yield fault(about, said, _("请升级程序，不要用旧程序开新数据。"))
    elif missing:
        said = _("还差 {count} 步。").format(count=len(missing))
        yield warning(about, said, _("请先备份，再启动一次网站，它会补上。"))
    else:
        yield fine(about, _("与程序相符。"))


def files() -> Iterator[Line]:
    """Tell whether each file that a row speaks of is there, and what lies there for nobody."""
    from django.conf import settings

    about, path = _("文件"), Path(settings.MEDIA_ROOT)
    absent, lying = stored.missing(path), stored.orphans(path)
    if absent:
        names = "、".join(absent[:_SHOWN])
        said = _("缺 {count} 个：{names}").format(count=len(absent), names=names)
        yield fault(about, said, _("请从备份里取回这些文件。"))
    if lying:
        said = _("有 {count} 个没有人用的，是中断的报送留下的。").format(count=len(lying))
        yield warning(about, said, _("请运行 huizong doctor --sweep 清掉。"))
    if not absent and not lying:
        yield fine(about, _("都在。"))


def contents() -> Iterator[Line]:
    """Tell whether each submission's file is still the one that came."""
    from huizong_web.reports.models import Submission

    about = _("报送的原文件")
    rows = Submission.objects.only("file", "sha256").iterator(chunk_size=500)
    changed = [row.file.name for row in rows if not _is_intact(row)]
    if changed:
        names = "、".join(changed[:_SHOWN])
        said = _("{count} 个与收下时不同：{names}").format(count=len(changed), names=names)
        yield fault(about, said, _("请从备份里取回这些文件。"))
    else:
        yield fine(about, _("与收下时一样。"))


def _is_intact(submission: "Submission") -> bool:
    """Return whether a file is as it came; one that is not there has been told of before."""
    try:
        with submission.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == submission.sha256
    except FileNotFoundError:
        return True


def log() -> Iterator[Line]:
    """Tell whether the log's chain is whole and its anchor is kept."""
    from huizong_web.audit import anchor
    from huizong_web.audit.verifying import verify

    about = _("操作日志")
    verdict = verify()
    if verdict.broken:
        remedy = _("请保留现场，报告审计管理员；与备份里的日志对照。")
        yield fault(about, told_broken(verdict.broken), remedy)
    elif verdict.last and not anchor.path().exists():
        said = _("完整，但没有锚文件 {path}，末尾被删看不出来。").format(path=anchor.path())
        yield warning(about, said, _("请看它为何不在；下一次记录会重新建。"))
    else:
        yield fine(about, _("完整，到第 {last} 条。").format(last=verdict.last))

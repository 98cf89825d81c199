"""What takes long with a file, done beside the server: asked for, watched, carried on after a kill.

The act itself is one transaction as ever. While it runs it holds the import's row, so what it has
come to stands in a file beside the upload, whose time also says that somebody is at work.
"""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

from django.db import connections, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from huizong.ledgers.sheets import SheetError
from huizong_web.accounts.models import User
from huizong_web.audit.context import Circumstances, actor, in_circumstances
from huizong_web.audit.draft import Actor
from huizong_web.ledgers.importing.acting import carry_out, undo
from huizong_web.ledgers.importing.changing import How
from huizong_web.ledgers.importing.messages import why
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.trying import attempt
from huizong_web.notifications.door import Notice, notify
from huizong_web.notifications.periodic import now_and_then
from huizong_web.offices.faults import Unfit
from huizong_web.seen import Overtaken

LARGE_FILE, LARGE_ROWS = 250_000, 4_000
"""Bytes and rows beyond which a page does not wait."""
SILENT = 120.0
"""Seconds without a sign after which a process is taken to be gone."""
TRIES = 3
"""Begun so often without an end, it is taken to be what kills the process."""
_BETWEEN = 1.0
DONE = gettext_noop("“%(name)s”处理完了，请看结果。")
logger = logging.getLogger(__name__)


def is_large(given: Import) -> bool:
    """Return whether a page does not wait for what is done with an import's file."""
    rows = given.trial.get("rows", 0) if given.trial else 0
    return given.size > LARGE_FILE or max(rows, given.made, given.changed) > LARGE_ROWS


def ask(given: Import, what: str, *, by: User, sent: Mapping[str, Any]) -> None:
    """Have something done with an import: "try", "take" or "undo"; asked twice it is done once."""
    task = {
        "what": what,
        "by": by.pk,
        "sent": dict(sent),
        "language": translation.get_language(),
        "actor": asdict(actor()),
    }
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=given.pk)
        if held.task:
            return
        held.task, held.stopped, held.busy_until = task, "", None
        held.save(update_fields=["task", "stopped", "busy_until"])
        transaction.on_commit(lambda: start(given.pk))


def start(pk: int) -> None:
    """Begin with what was asked, in a thread of its own."""
    Thread(target=_alone, args=(pk,), name=f"huizong-import-{pk}", daemon=True).start()


def _alone(pk: int) -> None:
    try:
        run(pk)
    finally:
        connections.close_all()


def register() -> None:
    """Have the worker look for what a killed process left."""
    now_and_then("imports", every=timedelta(seconds=30), run=carry_on)


def carry_on() -> None:
    """Begin anew with what was asked and nobody is at."""
    for given in Import.objects.filter(task__has_key="what"):
        if time.time() - _sign(given) > SILENT:
            start(given.pk)


def run(pk: int) -> bool:
    """Do what was asked of an import, unless another process is at it; return whether it was us."""
    now = timezone.now()
    free = Import.objects.filter(Q(busy_until=None) | Q(busy_until__lt=now), task__has_key="what")
    if not free.filter(pk=pk).update(busy_until=now + timedelta(seconds=SILENT)):
        return False
    given = Import.objects.select_related("book__office", "keeper").get(pk=pk)
    if time.time() - _sign(given) < SILENT:
        return False  # somebody has been at it for longer than the claim says
    task = given.task
    whose = Circumstances(acting=Actor(**task["actor"]))
    with in_circumstances(whose), translation.override(task["language"]):
        stopped = _done(given, task) if _begun(given) else _given_up()
        Import.objects.filter(pk=pk).update(task={}, busy_until=None, stopped=stopped)
        _file(given).unlink(missing_ok=True)
        _tell(given, task["by"])
    return True


def _begun(given: Import) -> bool:
    """Count a beginning, before anything can go wrong; return whether there may be one more."""
    tries = given.task.get("tries", 0) + 1
    Import.objects.filter(pk=given.pk).update(task=given.task | {"tries": tries})
    return bool(tries <= TRIES)


def _given_up() -> str:
    sentence = _(
        "做了 %(n)s 次都中途断了，不再自动重做，什么也没有写。"
        "请把文件分成几个再试；还是这样的，请管理员看日志。"
    )
    return sentence % {"n": TRIES}


def rows_done(given: Import) -> int:
    """Return how many rows the task of an import has gone through."""
    try:
        return int(_file(given).read_text() or 0)
    except (OSError, ValueError):
        return 0


def _done(given: Import, task: Mapping[str, Any]) -> str:
    """Do it, and return why it was not done, "" where it was."""
    by = User.objects.get(pk=task["by"])
    try:
        _ACTS[task["what"]](given, by, task["sent"], _signs(given))
    except (Unfit, Overtaken) as refused:
        return str(refused)
    except SheetError as error:
        return why(error)
    except Exception:
        logger.exception("the import %s could not be done", given.pk)
        return _("系统出错，什么也没有写。请再试一次；还是这样的，请管理员看日志。")
    return ""


Signs = Callable[[int], None]


def _try(given: Import, by: User, _sent: Mapping[str, Any], signs: Signs) -> None:
    attempt(given, by=by, signs=signs)


def _take(given: Import, by: User, sent: Mapping[str, Any], signs: Signs) -> None:
    since = date.fromisoformat(sent["since"]) if sent["since"] else None
    carry_out(
        given,
        by=by,
        whole=sent["whole"],
        seen=sent["seen"],
        again=sent["again"],
        how=How(since, sent["reason"]),
        signs=signs,
    )


def _undo(given: Import, by: User, sent: Mapping[str, Any], signs: Signs) -> None:
    if given.state == Import.State.DONE:  # else it was done before the process was killed
        undo(given, by=by, reason=sent["reason"], signs=signs)


_ACTS: dict[str, Callable[[Import, User, Mapping[str, Any], Signs], None]] = {
    "try": _try,
    "take": _take,
    "undo": _undo,
}


def _signs(given: Import) -> Signs:
    """Return what is told of each row: now and then it leaves a sign of how far it has come."""
    file, last = _file(given), 0.0

    def sign(rows: int) -> None:
        nonlocal last
        if time.monotonic() - last > _BETWEEN:
            last = time.monotonic()
            with suppress(OSError):  # a full disk stops the act itself, not its sign
                file.write_text(str(rows))

    sign(0)
    return sign


def _sign(given: Import) -> float:
    """Return when the last sign was left, in seconds since 1970; 0 where there is none."""
    try:
        return _file(given).stat().st_mtime
    except OSError:
        return 0.0


def _file(given: Import) -> Path:
    return Path(f"{given.file.path}.rows")


def _tell(given: Import, user: int) -> None:
    url = reverse("import", args=[given.pk])
    key = f"import {given.pk} {timezone.now().isoformat()}"
    notify(Notice("import", [user], DONE, key, {"name": given.name}, url))

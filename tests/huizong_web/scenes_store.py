"""A store that refuses in earnest: a disk that is full, a database that another process writes to.

On a full disk each act is sent as a person does, with ever more room: little enough and nothing
can be stored, then the file but not its row, then the row but not the log, at last all of it. The
data folder lies on a small disk of its own then, and a ballast fills it.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import scenes
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from huizong_web.accounts.models import User
from huizong_web.offices.models import Unit
from huizong_web.operating import commands, stored
from huizong_web.reports.compiling import current_submissions
from huizong_web.reports.issuing.models import Issued, Paper
from huizong_web.reports.models import Compilation
from huizong_web.reports.writing.models import Draft, Past

ROOMS = (0, 16, 48, 96, 192, 400, 900, 2000, 6000)
"""Kilobytes that are free when the act begins."""


def unit() -> Unit:
    return Unit.objects.get(name="秘书科")


def upload(visitor: Client) -> int:
    text = scenes.TEXT.decode() + "".join(f"{n}、办理来文{n}件。\n" for n in range(2, 2000))
    file = SimpleUploadedFile("新.txt", text.encode())
    given = {"unit": unit().pk, "file": file, "replace": "on"}
    return visitor.post(f"/cycles/{scenes.cycle().pk}/submissions/", given).status_code


def autosave(visitor: Client) -> int:
    draft = Draft.objects.filter(cycle=scenes.cycle(), unit=unit()).first()
    lines = [
        {"key": f"k{n}", "text": f"办理来文{n}件。" * 40, "level": 0, "clash": False}
        for n in range(150)
    ]
    page = {"pen": "page-one", "seen": draft.version if draft else 0, "lines": lines}
    return visitor.post(
        f"/cycles/{scenes.cycle().pk}/write/{unit().pk}/save/",
        json.dumps(page),
        content_type="application/json",
    ).status_code


def compile_it(visitor: Client) -> int:
    return visitor.post(f"/cycles/{scenes.cycle().pk}/compile/", {"by": "matter"}).status_code


def issue(visitor: Client) -> int:
    paper = Paper.objects.get(pk=int(os.environ["PAPER"]))
    if paper.state == "issued":
        return 302
    address = f"/cycles/{paper.cycle_id}/issuing/issue/"
    return visitor.post(address, {"seen": paper.version}).status_code


def backup(_visitor: Client) -> int:
    """Back up onto the full disk, beside the data; answers as a page would: 302 done, 503 told."""
    folder = Path(settings.DATA).parent / "backups"
    folder.mkdir(exist_ok=True)
    archive = folder / "today.tar.zst"
    ended = commands.backup([str(archive)])
    left = list(folder.iterdir())
    archive.unlink(missing_ok=True)
    if ended == 0:
        return 302
    return 503 if left == [] else 500


ACTS: dict[str, Callable[[Client], int]] = {
    "upload": upload,
    "autosave": autosave,
    "compile": compile_it,
    "issue": issue,
    "backup": backup,
}


def state() -> object:
    """Return what a person would find again, and the files that there are."""
    return (
        [each.pk for each in current_submissions(scenes.cycle())],
        Compilation.objects.count(),
        list(Issued.objects.values_list("number", "pdf_sha256")),
        list(Past.objects.values_list("draft", "version")),
        sorted(stored.kept(Path(settings.MEDIA_ROOT))),
    )


def fill(room: int) -> None:
    """Take all room of the disk but some kilobytes."""
    with _ballast().open("ab", buffering=0) as file:
        for size in (1 << 20, 1 << 16, 1 << 12):
            while True:
                try:
                    os.posix_fallocate(file.fileno(), file.seek(0, 2), size)
                except OSError:
                    break
    os.truncate(_ballast(), max(_ballast().stat().st_size - room * 1024, 0))


def _ballast() -> Path:
    return Path(settings.DATA).parent / "ballast"


def visitor_for(name: str) -> Client:
    """Return who does an act: a draft is its section's, the rest the editor's."""
    visitor = Client(raise_request_exception=False)
    clerk = User.objects.get(username="zhouxiaolan")
    visitor.force_login(clerk if name == "autosave" else scenes.editor())
    return visitor


def filling(name: str) -> dict[str, object]:
    """Try an act with ever more room; return what each try was answered, and what was wrong."""
    visitor = visitor_for(name)
    if name in ("autosave", "upload"):
        visitor.get(f"/cycles/{scenes.cycle().pk}/submissions/")
    seen: dict[str, object] = {"answers": [], "faults": [], "changed": []}
    for room in ROOMS:
        before = state()
        fill(room)
        answer = ACTS[name](visitor)
        seen["answers"].append(answer)
        if answer >= 500 and state() != before:
            seen["changed"].append(room)
        _ballast().unlink()
        seen["faults"] += [f"{room} KB: {fault}" for fault in scenes.faults()]
    seen["afterwards"] = ACTS[name](visitor)
    seen["faults"] += scenes.faults()
    return seen


HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""


@contextmanager
def held_by_another(seconds: float) -> Iterator[None]:
    """Let another process hold the database for writing."""
    given = [sys.executable, "-c", HOLDER, settings.DATABASES["default"]["NAME"], str(seconds)]
    holder = subprocess.Popen(given, stdout=subprocess.PIPE)
    holder.stdout.readline()
    try:
        yield
    finally:
        holder.kill()
        holder.wait()


def waiting(name: str) -> dict[str, object]:
    """Try an act while another process writes: first too long, then for a while."""
    visitor = visitor_for(name)
    before = state()
    patience = connection.settings_dict["OPTIONS"]
    given, patience["timeout"] = patience["timeout"], 0.3
    connection.close()
    with held_by_another(60):
        seen: dict[str, object] = {"refused": ACTS[name](visitor), "same": state() == before}
    patience["timeout"] = given
    connection.close()
    began = time.monotonic()
    with held_by_another(1.5):
        seen |= {"answer": ACTS[name](visitor), "seconds": time.monotonic() - began}
    return seen | {"patience": given, "faults": scenes.faults()}

"""What goes wrong with a stored site; `playing.py` plays it in a process of its own.

The act under test is killed, or the store refuses, at one point after the other; after each the
store is looked at with fresh eyes.
"""

import errno
import hashlib
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone

from huizong_web.accounts.models import User
from huizong_web.audit import verifying
from huizong_web.audit.context import command
from huizong_web.audit.models import Entry
from huizong_web.audit.pending import NotesPending
from huizong_web.offices.models import Unit
from huizong_web.operating import stored
from huizong_web.reports import library
from huizong_web.reports.compiling import compile_cycle, current_submissions
from huizong_web.reports.issuing.models import Issued, Paper, Series
from huizong_web.reports.issuing.moves import Move
from huizong_web.reports.issuing.stepping import prepare, step
from huizong_web.reports.models import Compilation, Cycle, Submission, Way
from huizong_web.reports.submitting import submit
from huizong_web.reports.writing.keeping import draft_of, save
from huizong_web.reports.writing.lines import Line, load_lines
from huizong_web.reports.writing.models import Draft
from huizong_web.reports.writing.sending import hand_in

TEXT = "秘书科2026年10月工作总结\n\n一、会务工作\n1、筹备会议3次，共有45人参加。\n".encode()


def cycle() -> Cycle:
    return Cycle.objects.filter(submissions__current=True).order_by("-year", "-month")[0]


def editor() -> User:
    return User.objects.get(username="shenruqing")


def do_submit() -> None:
    unit = Unit.objects.get(name="秘书科")
    submit(cycle(), unit, name="新.txt", data=TEXT, by=editor(), replace=True)


def do_write() -> None:
    """Store what was typed, and hand it in."""
    unit = Unit.objects.get(name="秘书科")
    draft = draft_of(cycle(), unit)
    seen, known = (draft.version, load_lines(draft.lines)) if draft else (0, ())
    lines = (*known, Line(f"k{len(known)}", f"办理来文{len(known)}件。", 0))
    save(cycle(), unit, lines, seen=seen, pen=f"pen-{seen}", by=editor())
    hand_in(draft_of(cycle(), unit), by=editor(), replace=True)


def do_compile() -> None:
    compile_cycle(cycle(), by=editor(), way=Way.MATTER)


def do_issue() -> None:
    """Issue the paper, unless the one who was killed last had just done so."""
    paper = Paper.objects.get(pk=int(os.environ["PAPER"]))
    if paper.state != "issued":
        step(paper, Move.ISSUE, seen=paper.version, by=editor())


_READ: set[int] = set()
_COMPILED: set[int] = set()
"""Rows that were read whole before: they do not change."""

ACTS = {"submit": do_submit, "write": do_write, "compile": do_compile, "issue": do_issue}


class Points:
    """Counts the points at which a process may die, and dies at one of them."""

    def __init__(self, last: int) -> None:
        self.left = last

    def here(self) -> None:
        self.left -= 1
        if self.left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute, sql, params, many, context):
        if not sql.startswith("SELECT"):
            self.here()
        answer = execute(sql, params, many, context)
        if not sql.startswith("SELECT"):
            self.here()
        return answer

    def around(self, function: Callable) -> Callable:
        def watched(*given, **named):
            self.here()
            answer = function(*given, **named)
            self.here()
            return answer

        return watched


def die_at(point: int, act: Callable[[], None]) -> int | None:
    """Do an act in a child that dies at a point; return the signal, None where it came through."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        points = Points(point)
        connection.execute_wrappers.append(points.statement)
        for owner, name in ((FileSystemStorage, "_save"), (NotesPending, "commit")):
            setattr(owner, name, points.around(getattr(owner, name)))
        try:
            with command("scene"):
                act()
        except BaseException as error:  # noqa: BLE001 - told by the exit status
            sys.stderr.write(repr(error))
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else None


def faults() -> list[str]:
    """Everything that is half done in the store."""
    return [*_submissions(), *_drafts(), *_compilations(), *_issued(), *_log()]


def _drafts() -> Iterator[str]:
    """A draft is its newest version, and each of them holds one item more."""
    for draft in Draft.objects.all():
        versions = list(draft.past.values_list("version", "lines"))
        if [number for number, _ in versions] != list(range(1, draft.version + 1)):
            yield f"{draft}: versions {[number for number, _ in versions]}"
        if versions and versions[-1][1] != draft.lines:
            yield f"{draft}: it is not what was stored last"


def _submissions() -> Iterator[str]:
    for row in Submission.objects.defer("reading"):
        path = Path(settings.MEDIA_ROOT) / row.file.name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != row.sha256:
            yield f"submission {row.pk}: its file is not what came"
        if row.pk not in _READ:
            library.load_reading(row.reading)
            _READ.add(row.pk)
    for unit in Unit.objects.filter(submissions__isnull=False).distinct():
        for each in Cycle.objects.filter(submissions__unit=unit).distinct():
            count = Submission.objects.filter(cycle=each, unit=unit, current=True).count()
            if count != 1:
                yield f"{unit} in {each}: {count} current submissions"


def _compilations() -> Iterator[str]:
    for each in Cycle.objects.all():
        numbers = sorted(each.compilations.values_list("number", flat=True))
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{each}: compilations {numbers}"
    for made in Compilation.objects.defer("result"):
        if made.pk not in _COMPILED:
            library.load_compilation(made.result)
            _COMPILED.add(made.pk)
        if not made.submissions.exists():
            yield f"compilation {made.pk}: of nothing"


def _issued() -> Iterator[str]:
    for series in Series.objects.all():
        numbers = sorted(Issued.objects.filter(series=series).values_list("number", flat=True))
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{series}: numbers {numbers}"
    issued = set(Issued.objects.values_list("paper", flat=True))
    states = set(Paper.objects.filter(state="issued").values_list("pk", flat=True))
    if issued != states:
        yield f"papers {states} are issued, numbers stand for {issued}"
    if absent := stored.missing(Path(settings.MEDIA_ROOT)):
        yield f"files are missing: {absent}"


def _log() -> Iterator[str]:
    """The chain, and for each row its entry: no change without one, none without a change."""
    if broken := verifying.verify().broken:
        yield f"log: {broken}"
    for model in (Submission, Compilation, Issued):
        noted = Entry.objects.filter(object_type=model._meta.label, action="create")
        found = sorted(map(int, noted.values_list("object_id", flat=True)))
        if found != sorted(model.objects.values_list("pk", flat=True)):
            yield f"{model.__name__}: entries {found}"


def warm_up() -> None:
    """Do once what children would else do each: load words, compile patterns, import."""
    with command("scene"):
        do_submit()
        do_compile()
    faults()


def dying(name: str, points: str) -> dict[str, object]:
    """Kill an act at all its points, or the odd or even ones, until it comes to its end."""
    seen: dict[str, object] = {"last": 0, "faults": faults()}
    point, step = (2, 2) if points == "even" else (1, 1 if points == "all" else 2)
    while not seen["faults"] and die_at(point, ACTS[name]) is not None:
        seen["faults"] = [f"point {point}: {fault}" for fault in faults()]
        seen["last"], point = point, point + step
    seen["orphans"] = stored.sweep(Path(settings.MEDIA_ROOT), older=-1)
    seen["afterwards"] = faults()
    return seen


def prepare_paper() -> None:
    """Bring a paper to where only issuing is left."""
    with command("scene"):
        do_compile()
        made = Compilation.objects.order_by("-pk")[0]
        office = made.cycle.office
        series = Series.objects.get(office=office, code="云办报")
        paper = prepare(
            made, form="gbt9704", series=series, recipients="", copies_to="", seen=0, by=editor()
        )
        Paper.objects.filter(pk=paper.pk).update(state="signed")
        paper.steps.create(move=Move.SIGN, compilation=made, by=editor(), at=timezone.now())
    os.environ["PAPER"] = str(paper.pk)


@contextmanager
def no_room(*_where: object) -> Iterator[None]:
    def full(*_given, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    save, FileSystemStorage._save = FileSystemStorage._save, full
    try:
        yield
    finally:
        FileSystemStorage._save = save


@contextmanager
def full_database() -> Iterator[None]:
    """SQLite's own limit: no page more than there are."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 4294967294")


@contextmanager
def locked() -> Iterator[None]:
    """Another connection is writing and does not come to its end."""
    settings.DATABASES["default"]["OPTIONS"]["timeout"] = 0.5
    connection.close()
    other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


STORES = {"no-room": no_room, "full-database": full_database, "locked": locked}


def refusing(name: str) -> dict[str, object]:
    """Submit by the page while the store refuses, and again when it does not."""
    visitor = Client(raise_request_exception=False)
    visitor.force_login(editor())
    page = f"/cycles/{cycle().pk}/submissions/"
    visitor.get(page)
    before = (list(current_submissions(cycle())), Entry.objects.count(), _files())
    text = TEXT.decode() + "".join(f"{n}、办理来文{n}件。\n" for n in range(2, 4000))
    seen = {"status": _post(visitor, page, text, STORES[name])}
    after = (list(current_submissions(cycle())), Entry.objects.count(), _files())
    seen["same"] = before == after
    seen["faults"] = faults()
    seen["readable"] = visitor.get(page).status_code
    seen["afterwards"] = _post(visitor, page, TEXT.decode(), None)
    return seen


def _post(visitor: Client, page: str, text: str, store: Callable | None) -> int:
    file = SimpleUploadedFile("新.txt", text.encode())
    unit = Unit.objects.get(name="秘书科").pk
    given = {"unit": unit, "file": file, "replace": "on"}
    if store is None:
        return visitor.post(page, given).status_code
    with store():
        return visitor.post(page, given).status_code


def _files() -> list[str]:
    return sorted(stored.kept(Path(settings.MEDIA_ROOT)))


HANDS, TIMES = 4, 25


def together(name: str) -> dict[str, object]:
    """Change rows in several processes at once; "bare" leaves the log out, to know its cost."""
    units = list(Unit.objects.order_by("pk").values_list("pk", flat=True)[:HANDS])
    before = Entry.objects.count()
    connections.close_all()
    began = time.perf_counter()
    children = [_fork(lambda unit=unit: _change_often(unit, bare=name == "bare")) for unit in units]
    ends = [os.waitpid(child, 0)[1] for child in children]
    seconds = time.perf_counter() - began
    written = Entry.objects.count() - before
    return {"ends": ends, "written": written, "faults": faults(), "seconds": seconds}


def _fork(act: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - told by the exit status
            sys.stderr.write(repr(error))
            os._exit(3)
        os._exit(0)
    return child


def _change_often(pk: int, *, bare: bool) -> None:
    if bare:
        NotesPending.write_pending = lambda _connection: None
    for number in range(TIMES):
        with command("scene"), transaction.atomic():
            unit = Unit.objects.select_for_update().get(pk=pk)
            unit.order = number + 100
            unit.save()


def play(kind: str, *names: str) -> dict[str, object]:
    """Play a scene and return what was seen; the round is one that is open today."""
    with command("scene"):
        late = timezone.now() + timedelta(days=9)
        Cycle.objects.filter(pk=cycle().pk).update(due_at=late, closes_at=None)
    if kind in ("dying", "filling", "waiting"):
        prepare_paper() if names[0] == "issue" else warm_up()
    if kind == "shown":
        import scenes_shown

        return scenes_shown.shown()
    if kind in ("filling", "waiting"):
        import scenes_store

        return getattr(scenes_store, kind)(*names)
    return {"dying": dying, "refusing": refusing, "together": together}[kind](*names)

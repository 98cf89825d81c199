"""Pages of a large office: python bench/pages.py [--database URL] [--entries N] [--profile PAGE].

An office of 500 units with a clerk each and a year of twelve rounds, most of them reported in full,
a log of a million entries and a person with thousands of notices. Each page is opened some dozen
times by who works on it, through the whole site as `huizong serve` runs it (DEBUG off, templates
kept), without the network: processor time of a request, its middle and 95th of a hundred, the
queries of one request, and the size of the page. `--profile` tells instead what one page spends its
time on.
"""

import argparse
import cProfile
import os
import pstats
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from django.test import Client

    from huizong_web.accounts.models import User
    from huizong_web.offices.models import Office, Unit
    from huizong_web.reports.models import Cycle

UNITS, ROUNDS, NOTICES, TIMES = 500, 12, 5_000, 25
REACH = 100
"""Milliseconds within which the server is to answer 95 of a hundred requests."""
LOOP = 100_000
ZONE = ZoneInfo("Asia/Shanghai")
REPORT = """第{n}中心学校2026年{month}月工作总结

1、开展校园安全检查{n}次，整改隐患{month}处。
2、组织教师培训{month}场，参训教师{n}人次。
3、参与筹备全县秋季运动会，到会{n}人。
"""


@dataclass(frozen=True)
class Page:
    """A page, who opens it, and what stands in it that shows it is the one."""

    name: str
    path: str
    who: str
    holds: str


PAGES = [
    Page("rounds of a year", "/cycles/", "editor", "报送期"),
    Page("submissions of a round, all in", "/cycles/{full}/submissions/", "editor", "已收"),
    Page("submissions of a round, half in", "/cycles/{half}/submissions/", "editor", "催报"),
    Page("settings of a round", "/cycles/{half}/settings/", "editor", "本期设置"),
    Page("compiled report", "/cycles/{full}/", "editor", "汇总稿"),
    Page("where the items went", "/cycles/{full}/account/", "editor", "去向"),
    Page("findings of the report", "/cycles/{full}/findings/", "editor", "问题"),
    Page("matters", "/cycles/{full}/matters/", "editor", "同一件事"),
    Page("on-time rates", "/cycles/rates/?first=2026-01-01", "editor", "按时率"),
    Page("what is to be reported", "/todo/", "clerk", "要报的"),
    Page("a clerk's round", "/cycles/{half}/submissions/", "clerk", "报送一份"),
    Page("units", "/units/", "system", "中心学校"),
    Page("a unit", "/units/{unit}/", "system", "改隶属"),
    Page("people", "/people/", "system", "人员账号"),
    Page("posts of people", "/grants/", "security", "岗位任命"),
    Page("posts of a person", "/grants/{person}/", "security", "任命一个岗位"),
    Page("log", "/log/", "auditor", "操作日志"),
    Page("log: one person's entries", "/log/?who=clerk77", "auditor", "clerk77"),
    Page("log: words that nothing has", "/log/?what=无此事", "auditor", "没有符合"),
    Page("log: an old page", "/log/?before=5000", "auditor", "操作日志"),
    Page("notices", "/notices/", "editor", "通知"),
    Page("notices: the last page", "/notices/?page=100", "editor", "通知"),
]


def prepare(entries: int) -> dict[str, int]:
    """Store the office, its year, the log and the notices; return what addresses name."""
    from huizong_web.offices.models import Office, Unit

    office = Office.objects.create(name="云岭县教育局")
    tops = [Unit(office=office, order=n, name=f"第{n}学区", kind="other") for n in range(1, 11)]
    Unit.objects.bulk_create(tops)
    units = [
        Unit(office=office, order=n, name=f"第{n}中心学校", kind="school", parent=tops[n % 10])
        for n in range(11, UNITS + 1)
    ]
    units = [*tops, *Unit.objects.bulk_create(units)]
    people = _people(office, units)
    rounds = _year(office, units, people)
    _notices(people["editor"])
    _log(office, entries)
    named = {"full": rounds[-2].pk, "half": rounds[-1].pk, "unit": units[77].pk}
    return named | {"person": people["clerk77"].pk}


def _people(office: "Office", units: "list[Unit]") -> "dict[str, User]":
    """Make a clerk of each unit and those of the office; nobody signs in by a password here."""
    from django.contrib.auth.hashers import make_password

    from huizong_web.accounts.models import User
    from huizong_web.offices.models import Post
    from huizong_web.policy import Role

    roles = {
        "editor": Role.EDITOR,
        "system": Role.SYSTEM_ADMIN,
        "security": Role.SECURITY_ADMIN,
        "auditor": Role.AUDIT_ADMIN,
    }
    names = [*roles, "clerk", *(f"clerk{n}" for n in range(1, len(units)))]
    none = make_password(None)
    made = User.objects.bulk_create(
        User(username=name, name=f"人{name}", password=none, office=office) for name in names
    )
    people = {person.username: person for person in made}
    posts = [Post(user=people[name], office=office, role=role) for name, role in roles.items()]
    clerks = made[len(roles) :]
    posts += [
        Post(user=clerk, office=office, unit=unit, role=Role.CLERK)
        for clerk, unit in zip(clerks, units, strict=True)
    ]
    Post.objects.bulk_create(posts)
    return people


def _year(office: "Office", units: "list[Unit]", people: "dict[str, User]") -> "list[Cycle]":
    """Make twelve rounds, reported in full; of the last a half. The one before is compiled."""
    from huizong_web.reports.compiling import compile_cycle
    from huizong_web.reports.models import Cycle

    rounds = []
    for month in range(1, ROUNDS + 1):
        due = datetime(2026, month, 25, 18, tzinfo=ZONE)
        cycle = Cycle.objects.create(office=office, year=2026, month=month, due_at=due)
        last = month == ROUNDS
        _reports(cycle, units[::2] if last else units, people)
        rounds.append(cycle)
    compile_cycle(rounds[-2], by=people["editor"])
    return rounds


def _reports(cycle: "Cycle", units: "list[Unit]", people: "dict[str, User]") -> None:
    """Store a report of each unit as it is stored when it is sent, without the file."""
    from huizong.values import Source
    from huizong_web.reports import library
    from huizong_web.reports.checking import check_submission
    from huizong_web.reports.models import Submission

    editor, made, readings = people["editor"], [], []
    for number, unit in enumerate(units, start=1):
        name = f"{cycle.month}月总结.txt"
        text = REPORT.format(n=number, month=cycle.month).encode()
        reading = library.read_file(Source(f"{unit.name}/{name}", text), unit.name)
        readings.append(reading)
        made.append(
            Submission(
                cycle=cycle, unit=unit, section=unit.name, name=name, file="none", size=len(text),
                sha256="0" * 64, reading=library.dump_reading(reading), warnings=0,
                items=library.count_items(reading.report), uploaded_by=editor,
            )
        )  # fmt: skip
    stored = Submission.objects.bulk_create(made)
    if cycle.month >= ROUNDS - 1:
        for submission, reading in zip(stored, readings, strict=True):
            check_submission(submission, reading)


def _notices(editor: "User") -> None:
    from huizong_web.notifications.models import Notification

    now = datetime.now(tz=ZONE)
    Notification.objects.bulk_create(
        Notification(
            recipient=editor, kind="round", text="{unit}报送了{name}。", url="/cycles/1/",
            arguments={"unit": f"第{n}中心学校", "name": "总结"}, key=f"n{n}",
            created_at=now - timedelta(minutes=n), read_at=None if n < 40 else now,
        )
        for n in range(NOTICES)
    )  # fmt: skip


def _log(office: "Office", entries: int) -> None:
    """Fill the log up, past its chain, a day at a time: only its pages are measured here."""
    from django.db import connection

    from huizong_web.audit.models import Head

    first = Head.objects.get().sequence + 1
    last, size = first + entries, max(entries // 180, 1)
    began = datetime.now(tz=UTC) - timedelta(days=181)
    with connection.cursor() as cursor:
        for day, start in enumerate(range(first, last, size)):
            at = began + timedelta(days=day)
            cursor.execute(_entries(office, at), [start, min(start + size, last) - 1])
        cursor.execute("ANALYZE")
    Head.objects.filter(pk=1).update(sequence=last - 1, at=began + timedelta(days=180))


def _entries(office: "Office", at: datetime) -> str:
    """Return the statement that stores the entries of a day, by the first one's number and last."""
    from huizong_web.audit.models import Entry
    from huizong_web.audit.writing import FIELDS

    table = Entry._meta.db_table  # noqa: SLF001 - Django's own way to a table's name
    columns = [*FIELDS, "hash"]
    given = {
        "sequence": "i", "at": f"'{at:%Y-%m-%d %H:%M:%S.%f}'", "clock_back": "NULL",
        "action": "'read'", "outcome": "'done'", "actor_id": "1 + i % 500",
        "actor_login": "'clerk' || (i % 499)", "object_type": "'reports.Submission'",
        "object_id": "i % 6000", "office_id": str(office.pk), "office": f"'{office.name}'",
        "object_label": "'第' || (i % 500) || '中心学校/总结.docx'", "unit_id": "i % 500",
        "via": "'GET /submissions/' || (i % 6000) || '/'", "address": "'10.0.0.1'",
        "changes": "'{}'", "algorithm": "'sm3'",
    }  # fmt: skip
    values = ", ".join(given.get(column, "''") for column in columns)
    return (
        "WITH RECURSIVE n(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM n WHERE i < %s)"
        f" INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM n"
    ).replace("i % ", "i %% ")


@contextmanager
def office(database: str, entries: int) -> Iterator[dict[str, int]]:
    """Set a site up in a folder that is gone afterwards, as `huizong serve` would."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "HUIZONG_DATA": folder,
            "HUIZONG_DATABASE": database,
            "HUIZONG_ALLOWED_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "huizong_web.settings",
        }
        import django

        django.setup()
        from django.core.management import call_command

        from huizong_web.serving import settle

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        named = prepare(entries)
        settle()
        yield named


def visitor(name: str) -> "Client":
    """Return a browser in which a person has signed in."""
    from django.test import Client

    from huizong_web.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def measured(
    page: Page, named: dict[str, int], client: "Client"
) -> tuple[float, float, int, float]:
    """Return the middle and the 95th of a hundred in milliseconds, queries and KiB of a page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    path = page.path.format(**named)
    for _ in range(2):  # what is kept after a first visit is kept
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    assert page.holds in answer.content.decode(), path
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    queries = len(asked)  # the next request forgets them
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        client.get(path)
        took.append((time.process_time() - began) * 1000)
    late = statistics.quantiles(took, n=20)[-1]
    return statistics.median(took), late, queries, len(answer.content) / 1024


def rows(database: str = "", entries: int = 1_000_000) -> Iterator[str]:
    """Measure all pages; yield the lines of a table."""
    yield f"A loop of {LOOP:,} steps took {_loop():.0f} ms just before."
    yield ""
    yield "| page | queries | KiB | middle, ms | 95 of a hundred, ms |"
    yield "|---|---|---|---|---|"
    with office(database, entries) as named:
        for page in PAGES:
            middle, late, queries, size = measured(page, named, visitor(page.who))
            mark = f"{late:.0f}" if late < REACH else f"**{late:.0f}**"
            yield f"| {page.name} | {queries} | {size:.0f} | {middle:.0f} | {mark} |"


def _loop() -> float:
    """Return the milliseconds of a fixed piece of work: how busy the machine was."""
    began, found = time.process_time(), {}
    for number in range(LOOP):
        found[number % 997] = str(number)
    return (time.process_time() - began) * 1000


def profile(name: str, entries: int) -> None:
    """Print what the pages of a name spend their time on."""
    with office("", entries) as named:
        for page in (page for page in PAGES if name in page.name):
            client, path = visitor(page.who), page.path.format(**named)
            client.get(path)
            with cProfile.Profile() as profiler:
                for _ in range(5):
                    client.get(path)
            print(page.name)
            pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)


def main() -> None:
    """Measure or profile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="", help="a PostgreSQL address; SQLite where empty")
    parser.add_argument("--entries", type=int, default=1_000_000, help="entries of the log")
    parser.add_argument("--profile", default="", help="part of the name of a page")
    options = parser.parse_args()
    if options.profile:
        profile(options.profile, options.entries)
        return
    for row in rows(options.database, options.entries):
        print(row, flush=True)


if __name__ == "__main__":
    main()

"""A million records in fourteen registers: python bench/registers.py [--records N].

An office of 500 units keeps five years of records (`registers_filled`). Asked for, each many times
with other units and months: a page of a list with filters and search, a unit's month figure, the
office's whole monthly draft, the office's year by unit. Prints the middle and the 95th of a hundred
in milliseconds of the clock, and what peers take for the same (`registers_peers`): the list of
Django's own admin, and all records loaded into a table, as a spreadsheet does (pandas, DuckDB).
Without an address a PostgreSQL is started that is gone afterwards; `--database sqlite` uses SQLite.
With the address of a database filled before, nothing is filled. `--write` writes the page
docs/benchmarks-registers.md.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]
REACHES = {"list": 100, "figure": 50, "draft": 1000, "year": 1000}
SECONDS = 60
"""No question is asked longer than this."""
PAGE = HERE.parent / "docs/benchmarks-registers.md"
HEAD = """# A million records

Written by `make bench-registers`. An office of 500 units keeps fourteen registers for five years,
some 71,000 records in each. Milliseconds of the clock, the middle and the 95th of a hundred; pages
are those of the whole site, without the network; each is asked for with other units, months and
words. All figures are reckoned from the records (their tallies) when asked for: no total is stored.
"""
TABLE = "| what | middle | 95th | reach |\n|---|---:|---:|---:|"
BESIDE = """## Beside peers

Django's own admin lists the same records by the same conditions; it knows no rights by unit, no
deadlines and no columns of a register. A spreadsheet's way is to load a register whole and count in
memory: quick once loaded, and of the moment of loading.
"""
INDEXES = """## What each question is found by

| question | index |
|---|---|
| a list, newest first; by state | `record_by_day`, `record_by_state` |
| a list of a unit | `record_by_keeper`, `record_by_unit` |
| a list, searched | the database's full-text index of pairs of signs (`ledgers_words`) |
| a unit's month | `tally_by_keeper`, `tally_by_unit` |
| an office's month, a stock | `tally_by_day`, and the tally, a tenth of the record |
| figures by another day (answered, paid) | `ledgers_tally_by_…`; of tables `row_day_of_book` |
| the state on a day that is over | `stay_by_last`: what stood then and does no more |
| who came into a state, or left it | `stay_by_first` |
| what became otherwise since | `tally_by_edit` |
| what is due | `ledgers_record_by_…` of the day from which a deadline runs |
"""
Asked = tuple[str, Callable[[Random], object], int | None]


def main() -> None:
    """Fill a database and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--database", default="", help="an address of PostgreSQL, or sqlite")
    parser.add_argument("--times", type=int, default=60, help="how often each is asked for")
    parser.add_argument("--write", action="store_true", help="write the page")
    parser.add_argument("--no-peers", action="store_true", help="ours alone")
    given = parser.parse_args()
    with ExitStack() as stack:
        os.environ["HUIZONG_DATA"] = stack.enter_context(tempfile.TemporaryDirectory())
        if given.database != "sqlite":
            from throwaway import postgresql

            address = given.database or stack.enter_context(postgresql())
            os.environ["HUIZONG_DATABASE"] = address
        os.environ["DJANGO_SETTINGS_MODULE"] = "registers_settings"
        office = stored_office(given.records)
        rows = [report(name, ask, given.times, reach) for name, ask, reach in questions(office)]
        peers = [] if given.no_peers else list(beside(office, given.times))
        if given.write:
            PAGE.write_text(page_of(given.records, rows, peers), encoding="utf-8")


def page_of(records: int, rows: list[str], peers: list[str]) -> str:
    """Return the page of the measures."""
    from django.db import connection

    where = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
    where += f"{connection.vendor} as it comes, {records:,} records"
    return "\n".join([HEAD, where, "", TABLE, *rows, "", BESIDE, TABLE, *peers, "", INDEXES])


def stored_office(records: int) -> Any:
    """Return the office, with its records; fill the database if it has none."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    from registers_filled import COPIES, analysed, filled, multiplied, without_indexes

    from huizong_web.offices.models import Office

    if kept := Office.objects.filter(name="云岭县教育局").first():
        return kept
    start = time.perf_counter()
    with without_indexes():
        office = filled(records // COPIES)
        multiplied()
    analysed()
    print(f"{records:,} records stored in {time.perf_counter() - start:.0f} s", flush=True)
    return office


def questions(office: Any) -> Iterator[Asked]:
    """Yield what is asked, each with a random choice of what, and what it is to take at most."""
    books = books_of(office)
    yield from lists(office, books)
    yield from figures(office, books)


def books_of(office: Any) -> list[Any]:
    """Return the registers of the office."""
    from huizong_web.ledgers.models import Book

    return list(Book.objects.filter(office=office).select_related("office"))


def signed_in() -> Any:
    """Return a client of the whole site, without the network, with an editor signed in."""
    from django.test import Client

    from huizong_web.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="editor"))
    return client


def lists(office: Any, books: list[Any]) -> Iterator[Asked]:
    """Yield pages of lists as the whole site answers them."""
    from huizong_web.ledgers.definitions import ledger_of

    client, units = signed_in(), list(office.units.values_list("name", flat=True))

    def page(book: Any, **query: Any) -> object:
        answer = client.get(f"/ledgers/{book.pk}/", query)
        assert answer.status_code == 200, answer.status_code
        return answer

    def filtered(random: Random) -> object:
        book = random.choice([each for each in books if ledger_of(each).workflow])
        year, state = random.randrange(2022, 2027), random.choice(ledger_of(book).states)
        return page(book, state=state, first=f"{year}-01-01", last=f"{year}-12-31")

    def searched(random: Random) -> object:
        return page(random.choice(books), q=random.choice(("太平水库", "校园", "屋顶漏雨")))

    def both(random: Random) -> object:
        year = random.randrange(2022, 2027)
        unit = random.choice(units)
        return page(random.choice(books), q="太平水库", unit=unit, first=f"{year}-01-01")

    yield "a list, newest first", lambda random: page(random.choice(books)), REACHES["list"]
    yield "a list, filtered by state and year", filtered, REACHES["list"]
    yield "a list, searched", searched, REACHES["list"]
    yield "a list, filtered by unit and year and searched", both, REACHES["list"]
    yield "the page of all registers", lambda _: client.get("/ledgers/"), REACHES["list"]
    yield "what is due and overdue", lambda _: client.get("/ledgers/deadlines/"), REACHES["list"]


def figures(office: Any, books: list[Any]) -> Iterator[Asked]:
    """Yield figures of registers; a draft is of one of the last twelve months."""
    from huizong.ledgers import Period, sentences
    from huizong_web.ledgers.counting import sheet

    units = list(office.units.values_list("pk", flat=True))

    def month(random: Random) -> Period:
        return Period.of(random.randrange(2022, 2026), random.randrange(1, 13))

    def figure(random: Random) -> object:
        one = sheet(random.choice(books), month(random), keepers=[random.choice(units)])
        return one.figure(random.choice(list(one.ledger.figures))).value

    def draft(random: Random) -> object:
        at = random.randrange(12)
        period = Period.of(2025 + (10 + at) // 12, (10 + at) % 12 + 1)
        said = [each for book in books for each in sentences(sheet(book, period))]
        return sum(len(each.figures) for each in said)

    def heads(random: Random) -> object:
        period = Period.of(random.randrange(2022, 2026))
        return [one.by_unit(first_of(one)) for one in (sheet(book, period) for book in books)]

    def register(random: Random) -> object:
        one = sheet(random.choice(books), Period.of(random.randrange(2022, 2026)))
        return [one.by_unit(key) for key in one.ledger.figures]

    def rolled(random: Random) -> object:
        period = Period.of(random.randrange(2022, 2026))
        sheets = [sheet(book, period) for book in books]
        return [one.by_unit(key) for one in sheets for key in one.ledger.figures]

    yield "a unit's month figure", figure, REACHES["figure"]
    yield f"the office's monthly draft ({draft(Random(1))} figures)", draft, REACHES["draft"]
    yield "the year by unit, the first figure of 14 registers", heads, REACHES["year"]
    yield "the year by unit, a register's every figure", register, REACHES["year"]
    count = sum(len(sheet(book, month(Random(1))).ledger.figures) for book in books)
    yield f"the year by unit, all {count} figures of 14 registers", rolled, None


def first_of(sheet: Any) -> str:
    """Return the figure that a register's definition has first."""
    return next(iter(sheet.ledger.figures))


def beside(office: Any, times: int) -> Iterator[str]:
    """Yield what the peers take, as rows of the page."""
    from registers_peers import admin_lists, loaded

    books = books_of(office)
    for name, ask in admin_lists(books, signed_in()):
        yield report(name, ask, times, None)
    hazards = next(book for book in books if book.ledger == "hazard")
    for name, seconds, asked in loaded(hazards):
        print(f"{name}: {seconds:.1f} s to load one register", flush=True)
        yield f"| {name}: to load one register | {seconds * 1000:,.0f} | | |"
        for what, ask in asked:
            yield report(f"{name}: {what}, once loaded", ask, times, None)


def report(name: str, ask: Callable[[Random], object], times: int, reach: int | None) -> str:
    """Ask many times, print the middle and the 95th of a hundred, and return a row of the page."""
    random, taken = Random(7), []
    ask(random)  # the first one compiles patterns and opens files
    began = time.perf_counter()
    while len(taken) < times and time.perf_counter() - began < SECONDS:
        start = time.perf_counter()
        ask(random)
        taken.append((time.perf_counter() - start) * 1000)
    ordered = sorted(taken)
    worst = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    middle = statistics.median(ordered)
    said = f"reach {reach}" if reach else ""
    print(f"{name:56} {middle:8.1f} {worst:8.1f} ms  {said:10} ({len(taken)} times)", flush=True)
    return f"| {name} | {middle:,.1f} | {worst:,.1f} | {reach or ''} |"


if __name__ == "__main__":
    main()

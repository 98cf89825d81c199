"""What others take for the same: Django's own admin, and records loaded as a spreadsheet does."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from random import Random
from typing import Any

Asked = tuple[str, Callable[[Random], object]]


def admin_lists(books: list[Any], client: Any) -> Iterator[Asked]:
    """Yield the lists of Django's admin: a state's records in a book, and those with a word."""
    from huizong_web.ledgers.definitions import ledger_of

    def page(**query: Any) -> object:
        answer = client.get("/admin/ledgers/record/", query)
        assert answer.status_code == 200, answer.status_code
        return answer

    def state(random: Random) -> object:
        book = random.choice([each for each in books if ledger_of(each).workflow])
        return page(book__id__exact=book.pk, state=random.choice(ledger_of(book).states))

    def word(random: Random) -> object:
        return page(book__id__exact=random.choice(books).pk, q="太平")

    yield "Django admin: a list, filtered", state
    yield "Django admin: a list, searched", word


def loaded(book: Any) -> Iterator[tuple[str, float, list[Asked]]]:
    """Yield by peer the seconds to load a register of 70,000 records, and what it is then asked."""
    for name, load in (("pandas", _in_pandas), ("DuckDB", _in_duckdb)):
        start = time.perf_counter()
        try:
            asked = load(book)
        except ImportError:
            print(f"{name}: not installed")
            continue
        yield name, time.perf_counter() - start, asked


def _rows(book: Any) -> list[dict[str, Any]]:
    from huizong_web.ledgers.models import Record

    found = Record.objects.filter(book=book, removed=False)
    names = ("keeper_id", "unit_id", "state", "occurred", "values")
    return [
        {**values, "keeper": keeper, "unit": unit, "state": state, "occurred": str(occurred)}
        for keeper, unit, state, occurred, values in found.values_list(*names)
    ]


def _in_pandas(book: Any) -> list[Asked]:
    import pandas as pd

    table = pd.DataFrame(_rows(book))
    units = list(table["keeper"].unique())

    def month(random: Random) -> object:
        first, last = _month(random)
        inside = table["occurred"].between(str(first), str(last))
        return int((inside & (table["keeper"] == random.choice(units))).sum())

    def year(random: Random) -> object:
        inside = table["occurred"].str.startswith(str(random.choice((2023, 2024, 2025))))
        return table[inside].groupby("unit").size()

    return [("a unit's month figure", month), ("one figure's year by unit", year)]


def _in_duckdb(book: Any) -> list[Asked]:
    import duckdb
    import pandas as pd

    rows = pd.DataFrame(_rows(book))  # found by its name in the statement
    base = duckdb.connect()
    base.execute("CREATE TABLE records AS SELECT * FROM rows")
    units = list(rows["keeper"].unique())

    def month(random: Random) -> object:
        first, last = _month(random)
        asked = "SELECT count(*) FROM records WHERE keeper = ? AND occurred BETWEEN ? AND ?"
        return base.execute(asked, [int(random.choice(units)), str(first), str(last)]).fetchall()

    def year(random: Random) -> object:
        asked = "SELECT unit, count(*) FROM records WHERE occurred LIKE ? GROUP BY unit"
        return base.execute(asked, [f"{random.choice((2023, 2024, 2025))}%"]).fetchall()

    return [("a unit's month figure", month), ("one figure's year by unit", year)]


def _month(random: Random) -> tuple[date, date]:
    year, month = random.choice((2023, 2024, 2025)), random.randrange(1, 13)
    return date(year, month, 1), date(year, month, 28)

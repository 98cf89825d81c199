"""How long a large workbook takes to be read as records, and how much memory it needs.

    python bench/sheets.py [rows ...]

Each size runs in a process of its own, so that its peak is its own.
"""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from huizong.ledgers import Record, shipped_ledgers
from huizong.ledgers.sheets import Taking, Tally, open_book, propose, write_records

SIZES = (25_000, 50_000, 100_000, 200_000)
TODAY = date(2026, 3, 31)


def records(count: int) -> Iterator[Record]:
    """Hazards of an invented county, as an office would have kept them."""
    choices = shipped_ledgers()["hazard"].fields["category"].choices
    kinds = tuple(choices)
    for at in range(count):
        found = date(2024, 1, 1) + timedelta(days=at % 700)
        yield Record(
            str(at),
            {
                "found_on": found,
                "unit": f"云岭县第{at % 200 + 1}小学",
                "part": f"{at % 12 + 1}号楼{at % 5 + 1}层",
                "category": kinds[at % len(kinds)],
                "description": f"第{at}处：疏散通道堆放杂物，宽度不足",
                "level": "重大" if at % 40 == 0 else "一般",
                "measure": "清理杂物，重新划线，每周复查一次",
                "fund": Decimal(at % 5000) / 10,
                "fix_by": found + timedelta(days=15),
                "person": f"周{at % 90}",
            },
        )


def made(count: int) -> bytes:
    stream = io.BytesIO()
    write_records(stream, shipped_ledgers()["hazard"], records(count))
    return stream.getvalue()


def measure(count: int) -> None:
    begun = time.perf_counter()
    data = made(count)
    written = time.perf_counter() - begun
    subprocess.run([sys.executable, __file__, "read"], input=data, check=True)
    print(f"{count:>8,} rows written in {written:5.1f} s, {len(data) / 1e6:5.1f} MB", flush=True)


def read() -> None:
    data = sys.stdin.buffer.read()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.perf_counter()
    ledger, tally = shipped_ledgers()["hazard"], Tally()
    book = open_book("隐患.xlsx", data)
    for taken in Taking(book, ledger, propose(book, ledger).plan, today=TODAY):
        tally.add(taken)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{tally.rows:>8,} rows read in {seconds:5.1f} s, {tally.rows / seconds:7,.0f} a second, "
        f"peak {peak:4.0f} MB ({before:.0f} before), {tally.faulty} faulty",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["read"]:
        read()
    else:
        for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
            measure(size)

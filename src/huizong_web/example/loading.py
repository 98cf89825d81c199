"""Loads an example office: its reports, its registers, and what the reports have from them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from huizong_web import clock
from huizong_web.audit.models import Head
from huizong_web.example.agreements import read_agreements
from huizong_web.example.resting import rest
from huizong_web.indicators.example import keep_what_registers_count
from huizong_web.ledgers.example import load_registers
from huizong_web.offices.models import Office
from huizong_web.reports.example import Example, load_example, read_example

REGISTERS, AGREEMENTS = "台账", "对照.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """An example that is loaded, with how many registers and records there are."""

    example: Example
    books: int = 0
    records: int = 0


def load(folder: Path, *, password: str) -> Loaded:
    """Load the example of a folder as far as that is not done, on the day that it calls today.

    The registers lie in a folder beside it, where it has any. Raises DefinitionError for what
    cannot be read, Unfit for records that are not good.
    """
    example = read_example(folder)
    if example.today:
        clock.put(example.today, after=_latest())
    load_example(folder, password=password)
    registers = folder.parent / REGISTERS
    if not registers.is_dir():
        return Loaded(example)
    office = Office.objects.get(name=example.office)
    books, records = load_registers(registers, office, year=int(example.month[:4]))
    if (registers / AGREEMENTS).is_file():
        rest(office, read_agreements(registers / AGREEMENTS))
    keep_what_registers_count(office)
    return Loaded(example, books, records)


def _latest() -> datetime | None:
    """Return when the log was last written to: the clock does not go behind that."""
    return Head.objects.values_list("at", flat=True).first()

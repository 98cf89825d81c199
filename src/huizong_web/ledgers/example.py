"""Loads the registers of an example office from its folder of CSV files."""

from pathlib import Path

from django.db import transaction
from pydantic import Field

from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition_file
from huizong.ledgers.plain import read_plain
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.models import Book, Record
from huizong_web.ledgers.opening import open_book
from huizong_web.ledgers.roles import JOB, WHO, Side
from huizong_web.ledgers.taking_over import By, take_over
from huizong_web.offices.models import Office, Post
from huizong_web.policy import Role

KEEPERS = "保管.yaml"


class Keepers(Labelled):
    """Which unit keeps which ledger; where none is named each unit keeps its own."""

    keepers: dict[str, str] = Field(default_factory=dict)


def load_registers(folder: Path, office: Office, *, year: int) -> tuple[int, int]:
    """Store the registers of a folder, if the office keeps none yet; return how many, of how much.

    `year` completes days without one. Raises DefinitionError for what cannot be read, Unfit for
    what is not good.
    """
    books = Book.objects.filter(office=office)
    if not books.exists():
        _store(folder, office, year)
    return books.count(), Record.objects.filter(book__in=books).count()


@transaction.atomic
def _store(folder: Path, office: Office, year: int) -> None:
    kept = read_plain(folder, ledgers(), year=year)
    keepers = read_definition_file(folder / KEEPERS, Keepers).keepers
    units = {unit.name: unit for unit in office.units.all()}
    by = _doers(office)
    for key, records in kept.items():
        take_over(open_book(office, key, keeper=units.get(keepers.get(key, ""))), records, by=by)


def _doers(office: Office) -> By:
    """Return who does what: who has a fitting post, else somebody of the unit, else the editor."""
    posts = list(Post.objects.filter(office=office).select_related("user").order_by("pk"))
    editor = next(post.user for post in posts if post.role == Role.EDITOR)

    def by(word: str, record: Record) -> User:
        who = WHO.get(word, JOB)
        unit = record.keeper_id
        if who.side is Side.CONCERNED and record.unit_id:
            unit = record.unit_id
        near = [post for post in posts if who.side is Side.OFFICE or post.unit_id == unit]
        fitting = [post for post in near if post.role in who.roles]
        own = [post for post in posts if post.unit_id == unit]
        found: User = next((post.user for post in (*fitting, *own)), editor)
        return found

    return by

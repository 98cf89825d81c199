"""Loads an example office: its units, people and files, as described by its office.yaml.

Everything goes in through the same doors as by hand: files are submitted by their section's
clerk, the month is compiled by the office's editor. Loading again changes nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled
from huizong.definitions.reader import read_definition_file
from huizong_web.accounts.models import User
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.policy import Role
from huizong_web.reports.compiling import compile_cycle, latest_compilation
from huizong_web.reports.issuing.models import Series
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.rounds.acts import permit
from huizong_web.reports.rounds.making import make_rounds
from huizong_web.reports.rounds.models import Schedule
from huizong_web.reports.submitting import submit


class Section(BaseModel):
    """A section and the file it reports with; `english` is for the documentation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    english: str = ""
    file: str


class Earlier(BaseModel):
    """A month before, and the folder with a text of each section, called by its name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    month: str
    folder: str


class Person(BaseModel):
    """Someone of the office; without a section, someone of the office as a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    username: str
    name: str
    section: str | None
    role: Role

    @property
    def post(self) -> str:
        """The word for the role."""
        return str(self.role.label)


class Rounds(BaseModel):
    """The rule of the example's rounds, and why its `extra` sections may be late."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    due_day: int
    shift: str
    open_before: int = 5
    late: str


class Example(Labelled):
    """An office with a month of reports; `extra` sections are there to submit later, by hand.

    `earlier` are months to hold it against, `series` are the letters of its document numbers.
    `today` is the day it is seen on: the texts name days, so it does not go with the machine's.
    """

    office: str
    english: str = ""
    month: str
    today: date | None = None
    series: str = ""
    sections: tuple[Section, ...]
    extra: tuple[Section, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    people: tuple[Person, ...]
    rounds: Rounds | None = None


def read_example(folder: Path) -> Example:
    """Return the description of an example; raises DefinitionError with file, line and fault."""
    return read_definition_file(folder / "office.yaml", Example)


def load_example(folder: Path, *, password: str) -> Example:
    """Store and compile the example of a folder, as far as that is not done; describe it."""
    example = read_example(folder)
    if not Cycle.objects.filter(office__name=example.office).exists():
        _store_whole(example, folder, password)
    for cycle in Cycle.objects.filter(
        office__name=example.office, submissions__isnull=False
    ).distinct():
        if latest_compilation(cycle) is None:
            compile_cycle(cycle, by=_editor(cycle.office))
    return example


def _store_whole(example: Example, folder: Path, password: str) -> None:
    stored: list[Submission] = []
    try:
        with transaction.atomic():
            _store(example, folder, password, stored)
    except BaseException:
        for submission in stored:  # the database forgets them by itself, the disk does not
            submission.file.delete(save=False)
        raise


def _store(example: Example, folder: Path, password: str, stored: list[Submission]) -> None:
    office = Office.objects.create(name=example.office)
    for order, section in enumerate((*example.sections, *example.extra), start=1):
        Unit.objects.create(office=office, order=order, name=section.name)
    if example.series:
        Series.objects.create(office=office, code=example.series)
    hashed = make_password(password)  # once: it is one password, and made to take its time
    for person in example.people:
        _employ(person, office, hashed)
    for month, name, path in _files(example, folder):
        submission = _submit(name, path, _cycle(office, month))
        stored.append(submission)
    if example.rounds:
        _follow_rule(example, example.rounds, office, stored)


def _follow_rule(
    example: Example, rounds: Rounds, office: Office, stored: Iterable[Submission]
) -> None:
    """Give the months their rule, put what was submitted before its due day, permit the rest."""
    first = min([example.month, *(each.month for each in example.earlier)])
    make_rounds(
        Schedule.objects.create(
            office=office,
            title=rounds.title,
            due_day=rounds.due_day,
            shift=rounds.shift,
            open_before=rounds.open_before,
            starts=date.fromisoformat(f"{first}-01"),
        )
    )
    for earlier in example.earlier:  # what is still to come in joins in the last month
        units = office.units.filter(name__in=[section.name for section in example.sections])
        _cycle(office, earlier.month).units.set(units)
    for number, submission in enumerate(stored):
        due = Cycle.objects.get(pk=submission.cycle_id).due_at
        if due is not None:
            submission.uploaded_at = due - timedelta(hours=2 + number % 4)
            submission.save(update_fields=["uploaded_at"])
    for section in example.extra:
        unit = office.units.get(name=section.name)
        by = _editor(office)
        permit(_cycle(office, example.month), unit, reason=rounds.late, until=None, by=by)


def _files(example: Example, folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield the month, the section and the path of each file, earlier months first."""
    for earlier in sorted(example.earlier, key=lambda each: each.month):
        for section in example.sections:
            path = folder / earlier.folder / f"{section.name}.txt"
            yield earlier.month, section.name, path
    for section in example.sections:
        yield example.month, section.name, folder / section.file


def _cycle(office: Office, month: str) -> Cycle:
    year, number = map(int, month.split("-"))
    cycle: Cycle = Cycle.objects.get_or_create(office=office, year=year, month=number)[0]
    return cycle


def _employ(person: Person, office: Office, hashed: str) -> None:
    user = User.objects.create(
        username=person.username, name=person.name, password=hashed, office=office, demo=True
    )
    unit = office.units.get(name=person.section) if person.section else None
    Post.objects.create(user=user, office=office, unit=unit, role=person.role)


def _submit(section: str, path: Path, cycle: Cycle) -> Submission:
    unit = cycle.office.units.get(name=section)
    clerk = User.objects.filter(posts__unit=unit).order_by("pk").first()
    by = clerk or _editor(cycle.office)
    return submit(cycle, unit, name=path.name, data=path.read_bytes(), by=by)


def _editor(office: Office) -> User:
    return User.objects.filter(posts__office=office, posts__role=Role.EDITOR).order_by("pk")[0]

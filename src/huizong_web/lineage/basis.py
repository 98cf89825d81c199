"""The page of a text's figures: which rest on something, what is proposed for the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huizong.ledgers import FigureValue
from huizong.lineage import states
from huizong.values import Message, Reading
from huizong_web.accounts.models import User
from huizong_web.ledgers.models import Record
from huizong_web.lineage.acts import Gone, Text, accept, accept_all, deny, refuse, vouch
from huizong_web.lineage.addresses import address_of, may_see, words_of
from huizong_web.lineage.proposing import Desk, Proposal, desk_of, proposals
from huizong_web.lineage.seen import Passage, Seen, seen_in, seen_in_draft
from huizong_web.lineage.shelf import Shelf
from huizong_web.lineage.slipping import frozen_of
from huizong_web.lineage.telling import how_of_ground, label_of_ground
from huizong_web.offices.rights import Rights
from huizong_web.reports import library
from huizong_web.reports.models import Submission

_ROWS = 5
"""Rows that are listed of a figure, and of what would explain a difference."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of a passage; `state` is set where it is a figure."""

    text: str
    state: str = ""


@dataclass(frozen=True)
class Why:
    """What would explain a difference, and some of the rows it is about: words, address."""

    message: Message
    rows: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True)
class Row:
    """A figure of the page: `state` is rests, changed, proposed, differs, unsure or nothing.

    `label` is what it rests on, `how` that is counted, `rows` some of its rows as they are today
    (words and address) out of `count`; `now` is what they make today.
    """

    seen: Seen
    state: str
    label: str = ""
    how: tuple[Message, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    count: int = 0
    now: str = ""
    proposal: Proposal | None = None
    why: tuple[Why, ...] = ()


@dataclass(frozen=True)
class Part:
    """A passage with its figures."""

    passage: Passage
    stretches: tuple[Stretch, ...]
    rows: tuple[Row, ...]


@dataclass
class Page:
    """All that the page shows, and what a person may say on it."""

    text: Text
    seen: list[Seen]
    desk: Desk
    found: dict[tuple[str, tuple[int, int]], Proposal]

    def parts(self, rights: Rights) -> list[Part]:
        """Return the passages that have figures, in their order."""
        shelf = Shelf((each.book, each.keeper, each.ground) for each in self.seen)
        rows = dict[Passage, list[Row]]()
        values = {id(each): shelf.value(each.book, each.keeper, each.ground) for each in self.seen}
        differing = (each.value for each in self.found.values())
        known = _Records(filter(None, (*values.values(), *differing)), rights)
        for each in self.seen:
            row = self._row(each, values[id(each)], known, rights)
            rows.setdefault(each.passage, []).append(row)
        return [Part(of, tuple(_stretches(of, each)), tuple(each)) for of, each in rows.items()]

    def counts(self, parts: Iterable[Part]) -> Counter[str]:
        """Return how many figures are in each state."""
        return Counter(row.state for part in parts for row in part.rows)

    def _row(self, each: Seen, value: FigureValue | None, known: "_Records", rights: Rights) -> Row:
        if each.rests:
            return _resting(each, value, known)
        proposal = self.found.get((each.passage.key, (each.figure.start, each.figure.end)))
        if proposal is None:
            return Row(each, "nothing")
        state = {"agrees": "proposed", "differs": "differs"}.get(proposal.verdict, "unsure")
        why = tuple(_why(proposal, rights))
        if proposal.value is None:
            return Row(each, state, proposal=proposal, why=why)
        rows, count = known.of(proposal.value), len(proposal.value.all_rows)
        return Row(each, state, rows=rows, count=count, proposal=proposal, why=why)

    def figure(self, passage: str, start: int | None, end: int | None, words: str) -> Seen:
        """Return the figure that a form names; raises Gone where the text says something else."""
        for each in self.seen:
            at = (each.passage.key, each.figure.start, each.figure.end)
            if at == (passage, start, end) and each.figure.text == words:
                return each
        raise Gone(_("文字已经改过，没有这个数了，没有改动。请看过现在的再定。"))

    def say(self, said: Mapping[str, Any], *, by: User) -> int:
        """Do what a form says; returns how many figures it was about. Raises Gone."""
        if said["do"] == "all":
            return accept_all(self.text, self.seen, self.found, by=by)
        figure = self.figure(said["passage"], said["start"], said["end"], said["words"])
        match said["do"]:
            case "vouch":
                vouch(self.text, figure, source=said["source"], says=said["says"], by=by)
            case "deny":
                deny(self.text, figure, by=by)
            case act:
                span = (figure.figure.start, figure.figure.end)
                proposal = self.found.get((figure.passage.key, span))
                if proposal is None:
                    raise Gone(_("台账有了变化，没有改动。请看过现在的数再定。"))
                do = accept if act == "accept" else refuse
                do(self.text, figure, proposal, said["number"] or 0, by=by)
        return 1


def page_of(text: Text, reading: Reading | None = None) -> Page:
    """Return the page of a draft, or of a submission as it was read."""
    written: datetime
    if isinstance(text, Submission):
        seen = seen_in(text, reading or library.load_reading(text.reading))
        written = text.uploaded_at
    else:
        seen, written = seen_in_draft(text), text.changed_at
    desk = desk_of(text.cycle, text.unit)
    return Page(text, seen, desk, proposals(desk, seen, written=written))


def _resting(each: Seen, value: FigureValue | None, known: "_Records") -> Row:
    label = label_of_ground(each.ground, each.tie)
    if value is None or each.book is None:
        return Row(each, "rests", label)
    state = "rests" if states(each.figure.text, value) is not False else _gainsaid(each, value)
    how = how_of_ground(each.ground, each.book)
    rows = known.of(value)
    return Row(each, state, label, how, rows, len(value.all_rows), value.text)


def _gainsaid(each: Seen, value: FigureValue) -> str:
    """Whether a text differs from its ledger because that changed, or did from the first."""
    frozen = frozen_of(each.tie) if each.tie else None
    return "differs" if frozen and frozen.value == value.value else "changed"


class _Records:
    """Some of the records behind figures, read at once, for a person's eyes."""

    def __init__(self, values: Iterable[FigureValue], rights: Rights) -> None:
        wanted = {number for value in values for number in _first(value)}
        found = Record.objects.filter(pk__in=wanted).defer("words", "values")
        found = found.select_related("book__office", "keeper", "unit")
        self._told = {
            record.pk: (words_of(record), address_of(record))
            for record in found
            if may_see(rights, record)
        }

    def of(self, value: FigureValue) -> tuple[tuple[str, str], ...]:
        """Return what the first rows of a figure are called, and where they are."""
        return tuple(self._told[number] for number in _first(value) if number in self._told)


def _first(value: FigureValue) -> list[int]:
    return list(dict.fromkeys(int(row.record.key) for row in value.all_rows))[:_ROWS]


def _why(proposal: Proposal, rights: Rights) -> Iterator[Why]:
    for each in proposal.explained:
        numbers = [int(row.record.key) for row in each.rows]
        found = Record.objects.filter(pk__in=numbers[:_ROWS])
        found = found.select_related("book__office", "keeper", "unit").defer("words", "values")
        rows = tuple(
            (words_of(record), address_of(record)) for record in found if may_see(rights, record)
        )
        yield Why(each.message, rows, len(numbers))


def _stretches(passage: Passage, rows: Iterable[Row]) -> Iterator[Stretch]:
    at = 0
    for row in rows:
        figure = row.seen.figure
        if figure.start > at:
            yield Stretch(passage.text[at : figure.start])
        yield Stretch(passage.text[figure.start : figure.end], row.state)
        at = figure.end
    if at < len(passage.text):
        yield Stretch(passage.text[at:])

"""The findings of a text as its page lists them: by weight, then by rule, so many of each.

Pure: knows neither the database nor the page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from huizong.values import Document, Finding, Message, Place, Severity

CAP = 20
"""Findings of one rule that are listed unless it is asked for alone."""
PAGE = 200
"""Findings of a rule that is asked for alone, on one page."""
_SPOTS = 6
_CHANGES = 8
_WORDS = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the findings is asked for: words that each must hold, one rule alone, its page.

    The finding whose number is `at` is listed in any case.
    """

    words: str = ""
    rule: str = ""
    page: int = 1
    at: int = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that a finding points at, and the anchor of their mark in the text."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of a check: its number there and its fingerprint."""

    number: int
    finding: Finding
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as listed: where it points, what its fix would change, and the card behind it."""

    known: Known
    spots: tuple[Spot, ...]
    more_spots: int
    changes: tuple[tuple[str, str], ...]
    more_changes: int
    following: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule: how many there are, and those that are listed.

    `first` and `last` are the places among them of what is listed, counted from 1.
    """

    severity: Severity
    code: str
    rule: str
    total: int
    first: int
    last: int
    cards: tuple[Card, ...]

    @property
    def hidden(self) -> int:
        """How many are not listed."""
        return self.total - len(self.cards)


@dataclass(frozen=True, slots=True)
class Listing:
    """The groups asked for, from the heaviest down; `matching` of `total` open findings."""

    groups: tuple[Group, ...]
    total: int
    matching: int

    @property
    def cards(self) -> Iterator[Card]:
        """The cards in the order of the page."""
        return (card for group in self.groups for card in group.cards)


def list_findings(
    findings: Iterable[Known],
    document: Document,
    asked: Asked,
    *,
    said: Callable[[Message], str],
    titles: Mapping[str, str],
) -> Listing:
    """Return what is asked for of the open findings of a document.

    `said` renders a message for the reader, `titles` names rules by their code.
    """
    known = list(findings)
    wanted = asked.words.lower().split()

    def fits(each: Known) -> bool:
        if asked.rule not in ("", each.finding.rule):
            return False
        text = _searched(each.finding, said, titles).lower() if wanted else ""
        return all(word in text for word in wanted)

    fitting = [each for each in known if fits(each)]
    return Listing(tuple(_groups(fitting, document, asked)), len(known), len(fitting))


def _searched(finding: Finding, said: Callable[[Message], str], titles: Mapping[str, str]) -> str:
    title = titles.get(finding.code, "")
    return f"{finding.code} {finding.rule} {title} {said(finding.message)}"


def _groups(fitting: Sequence[Known], document: Document, asked: Asked) -> Iterator[Group]:
    grouped: dict[tuple[int, str, str], list[Known]] = defaultdict(list)
    weight = {severity: index for index, severity in enumerate(Severity)}
    for each in fitting:
        finding = each.finding
        grouped[weight[finding.severity], finding.code, finding.rule].append(each)
    size = PAGE if asked.rule else CAP
    start = (asked.page - 1) * size if asked.rule else 0
    chosen = {
        key: [
            each
            for index, each in enumerate(group)
            if start <= index < start + size or each.number == asked.at
        ]
        for key, group in sorted(grouped.items())
    }
    following = _following(each.number for shown in chosen.values() for each in shown)
    for key, shown in chosen.items():
        first, total = grouped[key][0].finding, len(grouped[key])
        cards = tuple(_card(each, document, following.get(each.number)) for each in shown)
        last = min(start + size, total)
        yield Group(first.severity, first.code, first.rule, total, start + 1, last, cards)


def _following(numbers: Iterable[int]) -> dict[int, int]:
    """Return behind each number the next one, behind the last the one before it."""
    order = list(numbers)
    following = dict(pairwise(order))
    return following | dict([(order[-1], order[-2])] if len(order) > 1 else [])


def _card(known: Known, document: Document, following: int | None) -> Card:
    finding = known.finding
    extended = list(_extended(finding, document.path))
    spots = tuple(
        Spot(_short(document.quote(place)), anchor(known.number, index))
        for index, place in enumerate(islice(extended, _SPOTS))
    )
    fix = finding.fix
    changes = tuple((_short(document.quote(edit.place)), edit.text) for edit in fix[:_CHANGES])
    more = len(extended) - len(spots), len(fix) - len(changes)
    return Card(known, spots, more[0], changes, more[1], following)


def anchor(number: int, index: int) -> str:
    """Return the anchor of a finding's mark in the text, of its first place or a later one."""
    return f"w{number}-{index}" if index else f"w{number}"


def marked_places(card: Card, path: str) -> Iterator[tuple[Place, str]]:
    """Yield the places of a card that are marked in the text of a path, each with its anchor."""
    for index, place in enumerate(_extended(card.known.finding, path)):
        yield place, anchor(card.known.number, index)


def _extended(finding: Finding, path: str) -> Iterator[Place]:
    """Yield the places of a finding that can be shown in a file; one may lie in an earlier file."""
    return (place for place in finding.places if place.end and place.path == path)


def _short(words: str) -> str:
    words = " ".join(words.split()) or words
    return words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"

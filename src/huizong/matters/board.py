"""What is known while statements are being linked: the names in them, and which are one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from huizong.matters.alike import at_odds
from huizong.matters.conflict import conflict, day, days_apart
from huizong.matters.doings import doing
from huizong.matters.events import Event
from huizong.matters.lexicon import Lexicon
from huizong.matters.plain import covers
from huizong.matters.roles import role
from huizong.matters.shared import Chain, chains, whole_name, without_verb
from huizong.matters.statements import Statement
from huizong.values import Message

FIRST_FEW = 4  # names of a group that a new one is held against


@dataclass(slots=True)
class Name:
    """A name within a statement, growing as more of it is found to be shared.

    `decided` names the person who put it where it is.
    """

    statement: int
    start: int
    end: int
    why: Message
    group: int = -1
    decided: str = ""


@dataclass(slots=True)
class Board:
    """The names, by statement and by group; `apart` are statements that a person split."""

    said: Sequence[Statement]
    words: Lexicon
    events: Sequence[tuple[Event, ...]]
    apart: Mapping[int, frozenset[int]] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    of_statement: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    members: dict[int, list[int]] = field(default_factory=dict)
    home: int | None = None


def join(board: Board, one: int, two: int, chain: Chain, why: Message) -> None:
    """Make the names at a chain of two statements one, unless something forbids it."""
    a = _name(board, one, bounds(board, one, chain.left), why)
    b = _name(board, two, bounds(board, two, chain.right), why)
    left, right = board.names[a].group, board.names[b].group
    if left != right and may_unite(board, left, right):
        unite(board, left, right)


def may_unite(board: Board, left: int, right: int) -> bool:
    """Whether neither a person nor the names themselves keep two groups apart."""
    one, two = board.members[left], board.members[right]
    return not is_split(board, one, two) and not _at_odds(board, one, two)


def unite(board: Board, left: int, right: int) -> None:
    """Make two groups one, whatever stands against it."""
    for name in board.members.pop(right):
        board.names[name].group = left
        board.members[left].append(name)


def is_split(board: Board, one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether a person split a statement of one group of names from one of the other."""
    if not board.apart:
        return False
    there = {board.names[name].statement for name in two}
    return any(not there.isdisjoint(board.apart.get(board.names[n].statement, ())) for n in one)


def bounds(board: Board, statement: int, span: tuple[int, int]) -> tuple[int, int]:
    """Return a name's span without the verb before it and with what leans on it."""
    text = board.said[statement].text
    return whole_name(text, *without_verb(text, *span, board.words), board.words)


def add_name(board: Board, statement: int, span: tuple[int, int], why: Message) -> int:
    """Add a name in a group of its own."""
    index = len(board.names)
    board.names.append(Name(statement, *span, why, index))
    board.of_statement[statement].append(index)
    board.members[index] = [index]
    return index


def _name(board: Board, statement: int, span: tuple[int, int], why: Message) -> int:
    """Return the name at a span, known or new; one that overlaps a known name is that name."""
    for known in board.of_statement[statement]:
        name = board.names[known]
        shared = min(name.end, span[1]) - max(name.start, span[0])
        if 2 * shared >= min(name.end - name.start, span[1] - span[0]):
            name.start, name.end = min(name.start, span[0]), max(name.end, span[1])
            return known
    return add_name(board, statement, span, why)


def above(board: Board, one: Event, at: int, two: Event, other: int) -> bool:
    """Whether one event is of a level above the office, and the other is the section's own.

    The office's level is the highest of which a section says that it held something.
    """
    ranks = board.words.words.ranks
    home = _home(board)
    for event, own, where in ((one, two, other), (two, one, at)):
        if home and ranks.get(event.level, 0) > home and not own.level:
            text = board.said[where].text
            if _holds(board, text, own):
                return True
    return False


def _home(board: Board) -> int:
    if board.home is None:
        board.home = max(
            (
                board.words.words.ranks.get(event.level, 0)
                for said, events in zip(board.said, board.events, strict=True)
                for event in events
                if event.level and _holds(board, said.text, event)
            ),
            default=0,
        )
    return board.home


def _holds(board: Board, text: str, event: Event) -> bool:
    return role(text, event.start, event.end, board.words) == "organises"


def event_at(board: Board, statement: int, name: Name) -> Event | None:
    """Return the event that a name in a statement names, if it names one."""
    return event_on(board, statement, (name.start, name.end))


def event_on(board: Board, statement: int, span: tuple[int, int]) -> Event | None:
    """Return the event whose name covers most of a span, at least half, or lies in it."""
    best, most = None, 0
    for event in board.events[statement]:
        shared = min(event.end, span[1]) - max(event.start, span[0])
        enough = 2 * shared >= min(event.end - event.start, span[1] - span[0])
        if shared > most and enough:
            best, most = event, shared
    return best


def _at_odds(board: Board, group: Sequence[int], other: Sequence[int]) -> bool:
    """Whether any of the first few names of one group conflicts with any of the other's."""
    return any(_conflict_of(board, a, b) for a in group[:FIRST_FEW] for b in other[:FIRST_FEW])


def other_days(
    board: Board, one: int, left: tuple[int, int], two: int, right: tuple[int, int]
) -> bool:
    """Whether what two statements name at two spans was held on two days."""
    days = [
        day(board.said[at].text, span) or board.said[at].held
        for at, span in ((one, left), (two, right))
    ]
    return days_apart(*days) is not None


def _conflict_of(board: Board, a: int, b: int) -> bool:
    one, two = board.names[a], board.names[b]
    spans = (one.start, one.end), (two.start, two.end)
    if other_days(board, one.statement, spans[0], two.statement, spans[1]):
        return True
    named = event_at(board, one.statement, one), event_at(board, two.statement, two)
    if named[0] is not None and named[1] is not None:
        if named[0].kind != named[1].kind:
            texts = [board.said[n.statement].text for n in (one, two)]
            return not doing(texts[0]).agrees(doing(texts[1]))
        if above(board, named[0], one.statement, named[1], two.statement):
            return True
        return at_odds(named[0], named[1]) is not None
    left, right = board.said[one.statement].text, board.said[two.statement].text
    if covers(left, right[two.start : two.end]) or covers(right, left[one.start : one.end]):
        return False
    for chain in chains(left, right):
        if chain.left[0] < one.end and one.start < chain.left[1]:
            return conflict(left, right, chain, board.words) is not None
    return False

"""Joins what a person decided to be one matter, whatever the words say."""

from collections.abc import Sequence

from huizong.matters.board import Board, add_name, bounds, is_split, unite
from huizong.matters.rulings import Ruling, who
from huizong.matters.shared import chains, is_name
from huizong.values import Decision, Message


def force(board: Board, ruling: Ruling) -> None:
    """Make one matter of each group of statements that a person joined."""
    for statements, decision in ruling.joined:
        why = _why(decision)
        names = [_name_in(board, at, statements, why) for at in statements]
        for name in names:
            board.names[name].why = why
            board.names[name].decided = who(decision)
        for other in names[1:]:
            _together(board, names[0], other)


def _why(decision: Decision) -> Message:
    if decision.why:
        return Message("{by}定为同一件事：{why}", by=who(decision), why=decision.why)
    return Message("{by}定为同一件事", by=who(decision))


def _name_in(board: Board, at: int, statements: Sequence[int], why: Message) -> int:
    """Return the name by which a statement joins others.

    One that already stands with another of them, else its only one, else what it shares with one
    of them, else the whole statement.
    """
    known = board.of_statement[at]
    others = set(statements) - {at}
    for name in known:
        group = board.members[board.names[name].group]
        if any(board.names[other].statement in others for other in group):
            return name
    if len(known) == 1:
        return known[0]
    return add_name(board, at, _shared_with(board, at, sorted(others)), why)


def _shared_with(board: Board, at: int, others: Sequence[int]) -> tuple[int, int]:
    text = board.said[at].text
    for other in others:
        for chain in chains(text, board.said[other].text):
            if is_name(text, *chain.left, board.words):
                return bounds(board, at, chain.left)
    return (0, len(text))


def _together(board: Board, one: int, two: int) -> None:
    """Put two names into one group; where their groups may not meet, take the names out alone."""
    left, right = board.names[one].group, board.names[two].group
    if left == right:
        return
    if not is_split(board, board.members[left], board.members[right]):
        unite(board, left, right)
        return
    board.members[right].remove(two)
    board.names[two].group = left
    board.members[left].append(two)

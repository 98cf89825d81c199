"""Why two statements that share words may speak of two things all the same."""

import re

from huizong.matters.alike import at_odds
from huizong.matters.board import Board, above, bounds
from huizong.matters.candidates import Named
from huizong.matters.lexicon import Lexicon
from huizong.matters.plain import covers
from huizong.matters.roles import NEAR, role
from huizong.matters.shared import Chain

OF_LEVEL = 4  # characters at a name's beginning in which its level stands
_PEOPLE = re.compile(r"(\d+)(?:余|多)?[人名]")


def both_organise(
    board: Board, one: int, left: tuple[int, int], two: int, right: tuple[int, int]
) -> bool:
    """Whether two sections say that each held it, which is then its own."""
    said = board.said[one], board.said[two]
    roles = [role(s.text, *at, board.words) for s, at in zip(said, (left, right), strict=True)]
    return roles == ["organises", "organises"]


def events_at_odds(board: Board, one: int, two: int, *, alike_in_words: bool = False) -> bool:
    """Whether two statements name events of one kind, and none of one could be one of the other.

    Where the statements are `alike_in_words`, what the names are about need not be.
    """
    texts = board.said[one].text, board.said[two].text
    of_a_kind = [
        at_odds(a, b) is None
        and not above(board, a, one, b, two)
        and (
            alike_in_words
            or board.words.words.kinds[a.kind].names_itself
            or covers(texts[1], a.about)
            or covers(texts[0], b.about)
        )
        for a in board.events[one]
        for b in board.events[two]
        if a.kind == b.kind
    ]
    return bool(of_a_kind) and not any(of_a_kind)


def hold_alike(board: Board, one: Named, two: Named) -> bool:
    """Whether both sections say that they held it, so that a short name may be another's."""
    held = [
        role(board.said[n.statement].text, n.event.start, n.event.end, board.words) == "organises"
        for n in (one, two)
    ]
    return all(held)


def called_off(text: str, name: tuple[int, int], words: Lexicon) -> bool:
    """Whether a text says that the thing did not take place."""
    around = text[max(0, name[0] - NEAR) : name[0]] + "｜" + text[name[1] : name[1] + 4]
    return any(word in around for word in words.words.called_off)


def both_hold(board: Board, one: int, two: int, chain: Chain) -> bool:
    """Whether two sections each held such an event of their own: two towns, two schools."""
    said = [board.said[one], board.said[two]]
    if said[0].section == said[1].section:
        return False
    spans = (chain.left, chain.right)
    roles = [role(s.text, *span, board.words) for s, span in zip(said, spans, strict=True)]
    if roles != ["organises", "organises"]:
        return False
    name = said[0].text[slice(*bounds(board, one, chain.left))]
    units = any(one.section.endswith(board.words.words.unit_endings) for one in said)
    if units and any(level in name for level in board.words.words.own_levels):
        return True
    if board.words.level.search(name[:OF_LEVEL]):  # one county holds one such meeting
        return False
    people = [_PEOPLE.findall(statement.text) for statement in said]
    return bool(people[0] and people[1]) and not set(people[0]) & set(people[1])

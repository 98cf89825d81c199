"""Finds which statements share a name, and joins them into matters.

Candidates are statements that share a stretch of five characters; each new statement is compared
with the first few that have the stretch, so the work grows with the number of statements and not
with its square. A link is refused where the first names of the two matters conflict.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from huizong.matters.conflict import conflict
from huizong.matters.lexicon import Lexicon, lexicon
from huizong.matters.roles import NEAR, lead, role
from huizong.matters.shared import Chain, chains, is_name, whole_name, without_verb
from huizong.matters.statements import Statement, statements
from huizong.values import Matter, Mention, Message, Place, Report, cut, places_of

GRAM = 4
FIRST_FEW = 4  # statements that a stretch is looked up in
COMMON = 0.25  # a stretch in more than this share of the statements says nothing
OF_LEVEL = 4  # characters at a name's beginning in which its level stands
FEW = 60  # statements; among so many nothing is common

_PEOPLE = re.compile(r"(\d+)(?:余|多)?[人名]")
_PUNCTUATION = re.compile(r"[，。；：！？、,;:!?\s]")


@dataclass(slots=True)
class _Name:
    """A name within a statement, growing as more of it is found to be shared."""

    statement: int
    start: int
    end: int
    why: Message
    group: int = -1


@dataclass(slots=True)
class _Board:
    """What is known while statements are being linked."""

    said: Sequence[Statement]
    words: Lexicon
    names: list[_Name] = field(default_factory=list)
    of_statement: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    members: dict[int, list[int]] = field(default_factory=dict)


def matters(reports: Sequence[Report]) -> tuple[Matter, ...]:
    """Return the matters that at least two items of the reports speak of, in order of appearance.

    A statement may belong to several matters, by different words. Same section, same file: allowed.
    """
    board = _Board(tuple(statements(reports)), lexicon())
    for one, two in _candidates(board.said):
        _compare(board, one, two)
    groups = [sorted(group, key=lambda n: _key(board, n)) for group in board.members.values()]
    groups.sort(key=lambda group: _key(board, group[0]))
    return tuple(_matter(board, group) for group in groups if _several(board, group))


def _candidates(said: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth comparing, the earlier statement first."""
    holders: dict[str, list[int]] = defaultdict(list)
    grams = [_grams(statement.text) for statement in said]
    for index, stretch in enumerate(grams):
        for gram in stretch:
            holders[gram].append(index)
    too_common = max(FEW, int(COMMON * len(said)))
    for index, stretch in enumerate(grams):
        others = {
            other
            for gram in stretch
            if len(holders[gram]) <= too_common
            for other in holders[gram][:FIRST_FEW]
            if other < index
        }
        yield from ((other, index) for other in sorted(others))


def _grams(text: str) -> set[str]:
    return {
        text[i : i + GRAM]
        for i in range(len(text) - GRAM + 1)
        if not _PUNCTUATION.search(text, i, i + GRAM)
    }


def _compare(board: _Board, one: int, two: int) -> None:
    left, right = board.said[one].text, board.said[two].text
    for chain in chains(left, right):
        if not is_name(left, *chain.left, board.words):
            continue
        if not is_name(right, *chain.right, board.words):
            continue
        if _called_off(left, chain.left, board.words) or _called_off(
            right, chain.right, board.words
        ):
            continue
        if _both_hold(board, one, two, chain):
            continue
        if conflict(left, right, chain, board.words) is None:
            _join(board, one, two, chain, _why(left, right, chain))


def _called_off(text: str, name: tuple[int, int], words: Lexicon) -> bool:
    """Whether a text says that the thing did not take place."""
    around = text[max(0, name[0] - NEAR) : name[0]] + "｜" + text[name[1] : name[1] + 4]
    return any(word in around for word in words.words.called_off)


def _both_hold(board: _Board, one: int, two: int, chain: Chain) -> bool:
    """Whether two sections each held such an event of their own: two towns, two schools."""
    said = [board.said[one], board.said[two]]
    if said[0].section == said[1].section:
        return False
    spans = (chain.left, chain.right)
    roles = [role(s.text, *span, board.words) for s, span in zip(said, spans, strict=True)]
    if roles != ["organises", "organises"]:
        return False
    name = said[0].text[slice(*_bounds(board, one, chain.left))]
    if any(level in name for level in board.words.words.own_levels):
        return True
    if board.words.level.search(name[:OF_LEVEL]):  # one county holds one such meeting
        return False
    people = [_PEOPLE.findall(statement.text) for statement in said]
    return bool(people[0] and people[1]) and not set(people[0]) & set(people[1])


def _why(left: str, right: str, chain: Chain) -> Message:
    name = left[chain.left[0] : chain.left[1]]
    if not chain.gaps:
        return Message("都写到“{name}”", name=name)
    other = right[chain.right[0] : chain.right[1]]
    return Message("“{name}”与“{other}”只差几个字", name=name, other=other)


def _join(board: _Board, one: int, two: int, chain: Chain, why: Message) -> None:
    a = _name(board, one, _bounds(board, one, chain.left), why)
    b = _name(board, two, _bounds(board, two, chain.right), why)
    left, right = board.names[a].group, board.names[b].group
    if left == right:
        return
    if _at_odds(board, board.members[left], board.members[right]):
        return
    for name in board.members.pop(right):
        board.names[name].group = left
        board.members[left].append(name)


def _bounds(board: _Board, statement: int, span: tuple[int, int]) -> tuple[int, int]:
    text = board.said[statement].text
    return whole_name(text, *without_verb(text, *span, board.words), board.words)


def _name(board: _Board, statement: int, span: tuple[int, int], why: Message) -> int:
    """Return the name at a span, known or new; one that overlaps a known name is that name."""
    for known in board.of_statement[statement]:
        name = board.names[known]
        shared = min(name.end, span[1]) - max(name.start, span[0])
        if 2 * shared >= min(name.end - name.start, span[1] - span[0]):
            name.start, name.end = min(name.start, span[0]), max(name.end, span[1])
            return known
    index = len(board.names)
    board.names.append(_Name(statement, *span, why, index))
    board.of_statement[statement].append(index)
    board.members[index] = [index]
    return index


def _at_odds(board: _Board, group: Sequence[int], other: Sequence[int]) -> bool:
    """Whether any of the first few names of one group conflicts with any of the other's."""
    return any(_conflict_of(board, a, b) for a in group[:FIRST_FEW] for b in other[:FIRST_FEW])


def _conflict_of(board: _Board, a: int, b: int) -> bool:
    one, two = board.names[a], board.names[b]
    left, right = board.said[one.statement].text, board.said[two.statement].text
    for chain in chains(left, right):
        if chain.left[0] < one.end and one.start < chain.left[1]:
            return conflict(left, right, chain, board.words) is not None
    return False


def _several(board: _Board, group: Sequence[int]) -> bool:
    return len({board.names[name].statement for name in group}) > 1


def _key(board: _Board, index: int) -> tuple[int, int]:
    name = board.names[index]
    return (name.statement, name.start)


def _matter(board: _Board, group: Sequence[int]) -> Matter:
    names = [board.names[index] for index in group]
    mentions = tuple(_mention(board, name) for name in names)
    sole = [_is_sole(board, name) for name in names]
    fullest = max(names, key=lambda name: name.end - name.start)
    title = board.said[fullest.statement].text[fullest.start : fullest.end]
    return Matter(title, lead(mentions, sole, board.words), mentions)


def _is_sole(board: _Board, name: _Name) -> bool:
    """Whether a statement speaks of this matter alone: one name, and not one of a list."""
    text = board.said[name.statement].text
    listed = text[: name.start].endswith("、") or text.startswith(("、", "等"), name.end)
    return len(board.of_statement[name.statement]) == 1 and not listed


def _mention(board: _Board, name: _Name) -> Mention:
    said = board.said[name.statement]
    places = places_of(cut(said.runs, name.start, name.end))
    phrase = Place(said.place.path, places[0].start, places[-1].end)
    did = role(said.text, name.start, name.end, board.words)
    return Mention(said.section, said.place, phrase, did, name.why)

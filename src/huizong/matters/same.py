"""Joins two statements that speak of one thing: by words, an event's name, a paper, a campaign."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from huizong.matters.alike import alike, at_odds, unlike
from huizong.matters.board import Board, above, event_on, join, other_days
from huizong.matters.candidates import Named
from huizong.matters.codenames import Codename
from huizong.matters.conflict import conflict
from huizong.matters.doubts import both_hold, both_organise, called_off, events_at_odds, hold_alike
from huizong.matters.papers import Paper
from huizong.matters.shared import Chain, chains, is_name
from huizong.matters.sole import Sole
from huizong.matters.topics import Topic, span
from huizong.values import Message

PLAIN = 4.0  # weight of shared words from which on they mean one thing, whatever else is near
OWN = 3.0  # weight below which what two sections each held is two things


def compare(board: Board, one: int, two: int, by: "SequenceMatcher[str]") -> None:
    """Join two statements by each stretch of words that they share and that is a name."""
    left, right = board.said[one].text, board.said[two].text
    for chain in chains(left, right, by=by):
        if not is_name(left, *chain.left, board.words):
            continue
        if not is_name(right, *chain.right, board.words):
            continue
        if called_off(left, chain.left, board.words) or called_off(right, chain.right, board.words):
            continue
        if both_hold(board, one, two, chain) or _two_events(board, one, two, chain):
            continue
        if other_days(board, one, chain.left, two, chain.right):
            continue
        if conflict(left, right, chain, board.words) is None:
            join(board, one, two, chain, _why(left, right, chain))


def _two_events(board: Board, one: int, two: int, chain: Chain) -> bool:
    """Whether a chain is only a part of the names of two different events."""
    left, right = event_on(board, one, chain.left), event_on(board, two, chain.right)
    if left is None or right is None:
        return False
    if above(board, left, one, right, two):
        return True
    return at_odds(left, right) is not None or unlike(left, right)


def same_event(board: Board, one: Named, two: Named, few: Sole) -> None:
    """Join two statements by names of one event that are written in other words."""
    a, b = one.event, two.event
    chain = Chain((a.start, a.end), (b.start, b.end), ())
    if at_odds(a, b) is not None or above(board, a, one.statement, b, two.statement):
        return
    if not alike(a, b) and (hold_alike(board, one, two) or not few.only(a, b)):
        return
    left, right = board.said[one.statement].text, board.said[two.statement].text
    off = [called_off(left, chain.left, board.words), called_off(right, chain.right, board.words)]
    if (
        any(off)
        or other_days(board, one.statement, chain.left, two.statement, chain.right)
        or both_hold(board, one.statement, two.statement, chain)
    ):
        return
    why = Message("“{name}”与“{other}”是同一件事的不同写法", name=a.text, other=b.text)
    if a.text == b.text:
        why = Message("都写到“{name}”", name=a.text)
    join(board, one.statement, two.statement, chain, why)


def same_campaign(board: Board, one: Codename, two: Codename) -> None:
    """Join two statements that name a campaign by its name in quotation marks."""
    chain = Chain((one.start, one.end), (two.start, two.end), ())
    texts = [board.said[name.statement].text for name in (one, two)]
    if (
        called_off(texts[0], chain.left, board.words)
        or called_off(texts[1], chain.right, board.words)
        or both_hold(board, one.statement, two.statement, chain)
        or other_days(board, one.statement, chain.left, two.statement, chain.right)
    ):
        return
    name = texts[0][one.start : one.end]
    other = texts[1][two.start : two.end]
    why = Message("“{name}”与“{other}”是同一件事的不同写法", name=name, other=other)
    if name == other:
        why = Message("都写到“{name}”", name=name)
    join(board, one.statement, two.statement, chain, why)


def same_paper(board: Board, one: Paper, two: Paper) -> None:
    """Join two statements that name a paper by its number, without the verb before its code."""
    code = min(one.code, two.code, key=len)
    starts = [p.start + max(0, len(p.code) - len(code)) * _is_bare(board, p) for p in (one, two)]
    chain = Chain((starts[0], one.end), (starts[1], two.end), ())
    number = code + one.number[len(one.code) :]
    join(board, one.statement, two.statement, chain, Message("都写到文件“{number}”", number=number))


def plain_topics(board: Board, found: Sequence[Topic]) -> Iterator[Topic]:
    """Yield the topics that are plain: few shared words mean nothing where they may mean two."""
    others: dict[int, set[int]] = defaultdict(set)
    for topic in found:
        others[topic.one.statement].add(topic.two.statement)
        others[topic.two.statement].add(topic.one.statement)
    for topic in found:
        one, two = topic.one.statement, topic.two.statement
        rivals = [(other, two) for other in others[one] - {two}]
        rivals += [(other, one) for other in others[two] - {one}]
        if topic.weight >= PLAIN or not any(events_at_odds(board, *pair) for pair in rivals):
            yield topic


def same_topic(board: Board, topic: Topic) -> None:
    """Join two statements that share rare words and do one kind of thing."""
    one, two = topic.one.statement, topic.two.statement
    groups = [{board.names[n].group for n in board.of_statement[at]} for at in (one, two)]
    if groups[0] & groups[1]:
        return
    left, right = (span(part, topic.shared) for part in (topic.one, topic.two))
    chain = Chain(left, right, ())
    texts = board.said[one].text, board.said[two].text
    if (
        called_off(texts[0], left, board.words)
        or called_off(texts[1], right, board.words)
        or both_hold(board, one, two, chain)
        or (topic.weight < OWN and both_organise(board, one, left, two, right))
        or other_days(board, one, left, two, right)
        or events_at_odds(board, one, two, alike_in_words=topic.weight >= OWN)
    ):
        return
    name, other = texts[0][slice(*left)], texts[1][slice(*right)]
    why = Message("“{name}”与“{other}”说的是同一件事，所做的是同一类事", name=name, other=other)
    join(board, one, two, chain, why)


def _is_bare(board: Board, paper: Paper) -> bool:
    return not board.said[paper.statement].text.startswith("《", paper.start)


def _why(left: str, right: str, chain: Chain) -> Message:
    name = left[chain.left[0] : chain.left[1]]
    if not chain.gaps:
        return Message("都写到“{name}”", name=name)
    other = right[chain.right[0] : chain.right[1]]
    return Message("“{name}”与“{other}”只差几个字", name=name, other=other)

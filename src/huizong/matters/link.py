"""Finds which statements share a name, and joins them into matters; what people decided wins."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from huizong.matters.board import Board
from huizong.matters.candidates import candidates, pairs_of_events
from huizong.matters.codenames import pairs_of_codenames
from huizong.matters.events import events
from huizong.matters.forced import force
from huizong.matters.joined import key_of, matter_of, several
from huizong.matters.lexicon import lexicon
from huizong.matters.papers import pairs_of_papers
from huizong.matters.rulings import rule
from huizong.matters.same import (
    compare,
    plain_topics,
    same_campaign,
    same_event,
    same_paper,
    same_topic,
)
from huizong.matters.shared import matcher
from huizong.matters.sole import sole
from huizong.matters.statements import statements
from huizong.matters.topics import topics
from huizong.values import Decision, Finding, Matter, Place, Report


def matters(reports: Sequence[Report], decisions: Sequence[Decision] = ()) -> tuple[Matter, ...]:
    """Return the matters that at least two items of the reports speak of, in order of appearance.

    A statement may belong to several matters, by different words. Same section, same file: allowed.
    What people decided wins over what the words say; decisions that contradict each other or name
    no item are passed over, and `told` says so.
    """
    said = tuple(statements(reports))
    ruling = rule(said, decisions)
    board = Board(said, lexicon(), [tuple(events(one.text)) for one in said], ruling.apart)
    for two, others in groupby(candidates(said), key=itemgetter(1)):
        by = matcher(said[two].text)
        for one, _ in others:
            if not {one, two} & ruling.kept:
                compare(board, one, two, by)
    few = sole(board.events)
    for first, second in pairs_of_events(board.events):
        if not {first.statement, second.statement} & ruling.kept:
            same_event(board, first, second, few)
    for cited, again in pairs_of_papers([one.text for one in said]):
        if not {cited.statement, again.statement} & ruling.kept:
            same_paper(board, cited, again)
    for named, again_named in pairs_of_codenames([one.text for one in said]):
        if not {named.statement, again_named.statement} & ruling.kept:
            same_campaign(board, named, again_named)
    listed = ["、" in one.text and len(board.events[at]) > 1 for at, one in enumerate(said)]
    for topic in plain_topics(board, [*topics([(one.section, one.text) for one in said], listed)]):
        if not {topic.one.statement, topic.two.statement} & ruling.kept:
            same_topic(board, topic)
    force(board, ruling)
    groups = [
        sorted(group, key=lambda n: key_of(board, n)) for group in board.members.values() if group
    ]
    groups.sort(key=lambda group: key_of(board, group[0]))
    return tuple(matter_of(board, group, ruling) for group in groups if several(board, group))


def told(reports: Sequence[Report], decisions: Sequence[Decision]) -> tuple[Finding, ...]:
    """Return what is wrong with decisions: those that contradict each other or name no item."""
    return rule(tuple(statements(reports)), decisions).findings


def untouched(reports: Sequence[Report], decisions: Sequence[Decision]) -> frozenset[Place]:
    """Return the places of items that a person wants printed as they are, or apart from others."""
    if not decisions:
        return frozenset()
    said = tuple(statements(reports))
    ruling = rule(said, decisions)
    return frozenset(said[at].place for at in ruling.kept.union(ruling.apart))

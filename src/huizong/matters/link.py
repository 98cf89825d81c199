"""Finds which statements share a name, and joins them into matters; what people decided wins."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from huizong.matters.alike import alike, at_odds, unlike
from huizong.matters.board import Board, Name, above, bounds, event_on, join, other_days
from huizong.matters.candidates import Named, candidates, pairs_of_events
from huizong.matters.codenames import Codename, pairs_of_codenames
from huizong.matters.conflict import conflict
from huizong.matters.events import events
from huizong.matters.forced import force
from huizong.matters.lexicon import Lexicon, lexicon
from huizong.matters.papers import Paper, pairs_of_papers
from huizong.matters.plain import covers
from huizong.matters.roles import NEAR, lead, role
from huizong.matters.rulings import Ruling, rule, who
from huizong.matters.shared import Chain, chains, is_name, matcher
from huizong.matters.sole import Sole, sole
from huizong.matters.statements import statements
from huizong.matters.topics import Topic, span, topics
from huizong.values import (
    Decision,
    Finding,
    Matter,
    Mention,
    Message,
    Place,
    Report,
    cut,
    places_of,
)

PLAIN = 4.0  # weight of shared words from which on they mean one thing, whatever else is near
OWN = 3.0  # weight below which what two sections each held is two things
OF_LEVEL = 4  # characters at a name's beginning in which its level stands

_CLAUSE = re.compile("[，。；]")
_PEOPLE = re.compile(r"(\d+)(?:余|多)?[人名]")


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
                _compare(board, one, two, by)
    few = sole(board.events)
    for first, second in pairs_of_events(board.events):
        if not {first.statement, second.statement} & ruling.kept:
            _same_event(board, first, second, few)
    for cited, again in pairs_of_papers([one.text for one in said]):
        if not {cited.statement, again.statement} & ruling.kept:
            _same_paper(board, cited, again)
    for named, again_named in pairs_of_codenames([one.text for one in said]):
        if not {named.statement, again_named.statement} & ruling.kept:
            _same_campaign(board, named, again_named)
    listed = ["、" in one.text and len(board.events[at]) > 1 for at, one in enumerate(said)]
    for topic in _plain_topics(board, [*topics([(one.section, one.text) for one in said], listed)]):
        if not {topic.one.statement, topic.two.statement} & ruling.kept:
            _same_topic(board, topic)
    force(board, ruling)
    groups = [
        sorted(group, key=lambda n: _key(board, n)) for group in board.members.values() if group
    ]
    groups.sort(key=lambda group: _key(board, group[0]))
    return tuple(_matter(board, group, ruling) for group in groups if _several(board, group))


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


def _compare(board: Board, one: int, two: int, by: "SequenceMatcher[str]") -> None:
    left, right = board.said[one].text, board.said[two].text
    for chain in chains(left, right, by=by):
        if not is_name(left, *chain.left, board.words):
            continue
        if not is_name(right, *chain.right, board.words):
            continue
        if _called_off(left, chain.left, board.words) or _called_off(
            right, chain.right, board.words
        ):
            continue
        if _both_hold(board, one, two, chain) or _two_events(board, one, two, chain):
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


def _same_event(board: Board, one: Named, two: Named, few: Sole) -> None:
    """Join two statements by names of one event that are written in other words."""
    a, b = one.event, two.event
    chain = Chain((a.start, a.end), (b.start, b.end), ())
    if at_odds(a, b) is not None or above(board, a, one.statement, b, two.statement):
        return
    if not alike(a, b) and (_hold_alike(board, one, two) or not few.only(a, b)):
        return
    left, right = board.said[one.statement].text, board.said[two.statement].text
    off = [_called_off(left, chain.left, board.words), _called_off(right, chain.right, board.words)]
    if (
        any(off)
        or other_days(board, one.statement, chain.left, two.statement, chain.right)
        or _both_hold(board, one.statement, two.statement, chain)
    ):
        return
    why = Message("“{name}”与“{other}”是同一件事的不同写法", name=a.text, other=b.text)
    if a.text == b.text:
        why = Message("都写到“{name}”", name=a.text)
    join(board, one.statement, two.statement, chain, why)


def _same_campaign(board: Board, one: Codename, two: Codename) -> None:
    """Join two statements that name a campaign by its name in quotation marks."""
    chain = Chain((one.start, one.end), (two.start, two.end), ())
    texts = [board.said[name.statement].text for name in (one, two)]
    if (
        _called_off(texts[0], chain.left, board.words)
        or _called_off(texts[1], chain.right, board.words)
        or _both_hold(board, one.statement, two.statement, chain)
        or other_days(board, one.statement, chain.left, two.statement, chain.right)
    ):
        return
    name = texts[0][one.start : one.end]
    other = texts[1][two.start : two.end]
    why = Message("“{name}”与“{other}”是同一件事的不同写法", name=name, other=other)
    if name == other:
        why = Message("都写到“{name}”", name=name)
    join(board, one.statement, two.statement, chain, why)


def _same_paper(board: Board, one: Paper, two: Paper) -> None:
    """Join two statements that name a paper by its number, without the verb before its code."""
    code = min(one.code, two.code, key=len)
    starts = [p.start + max(0, len(p.code) - len(code)) * _is_bare(board, p) for p in (one, two)]
    chain = Chain((starts[0], one.end), (starts[1], two.end), ())
    number = code + one.number[len(one.code) :]
    join(board, one.statement, two.statement, chain, Message("都写到文件“{number}”", number=number))


def _plain_topics(board: Board, found: Sequence[Topic]) -> Iterator[Topic]:
    """Yield the topics that are plain: few shared words mean nothing where they may mean two."""
    others: dict[int, set[int]] = defaultdict(set)
    for topic in found:
        others[topic.one.statement].add(topic.two.statement)
        others[topic.two.statement].add(topic.one.statement)
    for topic in found:
        one, two = topic.one.statement, topic.two.statement
        rivals = [(other, two) for other in others[one] - {two}]
        rivals += [(other, one) for other in others[two] - {one}]
        if topic.weight >= PLAIN or not any(_events_at_odds(board, *pair) for pair in rivals):
            yield topic


def _same_topic(board: Board, topic: Topic) -> None:
    """Join two statements that share rare words and do one kind of thing."""
    one, two = topic.one.statement, topic.two.statement
    groups = [{board.names[n].group for n in board.of_statement[at]} for at in (one, two)]
    if groups[0] & groups[1]:
        return
    left, right = (span(part, topic.shared) for part in (topic.one, topic.two))
    chain = Chain(left, right, ())
    texts = board.said[one].text, board.said[two].text
    if (
        _called_off(texts[0], left, board.words)
        or _called_off(texts[1], right, board.words)
        or _both_hold(board, one, two, chain)
        or (topic.weight < OWN and _both_organise(board, one, left, two, right))
        or other_days(board, one, left, two, right)
        or _events_at_odds(board, one, two, alike_in_words=topic.weight >= OWN)
    ):
        return
    name, other = texts[0][slice(*left)], texts[1][slice(*right)]
    why = Message("“{name}”与“{other}”说的是同一件事，所做的是同一类事", name=name, other=other)
    join(board, one, two, chain, why)


def _both_organise(
    board: Board, one: int, left: tuple[int, int], two: int, right: tuple[int, int]
) -> bool:
    """Whether two sections say that each held it, which is then its own."""
    said = board.said[one], board.said[two]
    roles = [role(s.text, *at, board.words) for s, at in zip(said, (left, right), strict=True)]
    return roles == ["organises", "organises"]


def _events_at_odds(board: Board, one: int, two: int, *, alike_in_words: bool = False) -> bool:
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


def _is_bare(board: Board, paper: Paper) -> bool:
    return not board.said[paper.statement].text.startswith("《", paper.start)


def _hold_alike(board: Board, one: Named, two: Named) -> bool:
    """Whether both sections say that they held it, so that a short name may be another's."""
    held = [
        role(board.said[n.statement].text, n.event.start, n.event.end, board.words) == "organises"
        for n in (one, two)
    ]
    return all(held)


def _called_off(text: str, name: tuple[int, int], words: Lexicon) -> bool:
    """Whether a text says that the thing did not take place."""
    around = text[max(0, name[0] - NEAR) : name[0]] + "｜" + text[name[1] : name[1] + 4]
    return any(word in around for word in words.words.called_off)


def _both_hold(board: Board, one: int, two: int, chain: Chain) -> bool:
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


def _why(left: str, right: str, chain: Chain) -> Message:
    name = left[chain.left[0] : chain.left[1]]
    if not chain.gaps:
        return Message("都写到“{name}”", name=name)
    other = right[chain.right[0] : chain.right[1]]
    return Message("“{name}”与“{other}”只差几个字", name=name, other=other)


def _several(board: Board, group: Sequence[int]) -> bool:
    return len({board.names[name].statement for name in group}) > 1


def _key(board: Board, index: int) -> tuple[int, int]:
    name = board.names[index]
    return (name.statement, name.start)


def _matter(board: Board, group: Sequence[int], ruling: Ruling) -> Matter:
    names = [board.names[index] for index in group]
    mentions = tuple(_mention(board, name) for name in names)
    sole = [_is_sole(board, name) for name in names]
    leading = ruling.lead({name.statement for name in names})
    title = _title(board, names)
    if leading is None:
        return Matter(title, lead(mentions, sole, board.words), mentions)
    return Matter(title, leading.lead, mentions, who(leading))


def _title(board: Board, names: Sequence[Name]) -> str:
    """Return the fullest name; where no words name it, its first clause."""
    parts = [name for name in names if not _is_whole(board, name)]
    if not parts:
        return _CLAUSE.split(board.said[names[0].statement].text, maxsplit=1)[0]
    fullest = max(parts, key=lambda name: name.end - name.start)
    return board.said[fullest.statement].text[fullest.start : fullest.end]


def _is_whole(board: Board, name: Name) -> bool:
    return name.end - name.start == len(board.said[name.statement].text)


def _is_sole(board: Board, name: Name) -> bool:
    """Whether a statement speaks of this matter alone: one name, and not one of a list."""
    text = board.said[name.statement].text
    listed = text[: name.start].endswith("、") or text.startswith(("、", "等"), name.end)
    return len(board.of_statement[name.statement]) == 1 and not listed


def _mention(board: Board, name: Name) -> Mention:
    said = board.said[name.statement]
    places = places_of(cut(said.runs, name.start, name.end))
    phrase = Place(said.place.path, places[0].start, places[-1].end)
    did = role(said.text, name.start, name.end, board.words)
    return Mention(said.section, said.place, phrase, did, name.why, name.decided)

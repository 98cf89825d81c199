"""Decisions of people, held against the statements that are there now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations

from huizong.matters.statements import Statement
from huizong.values import Choice, Decision, Finding, ItemRef, Message, Severity

PERSON = "人工"  # who decided, where the decision does not say


@dataclass(frozen=True, slots=True)
class Ruling:
    """Decisions as numbers of statements.

    `kept` are merged with nothing; `apart` leads from a statement to those that it is split from,
    itself and what it was joined with counted alike; `joined` are the groups to be made one, each
    with its decision; `leads` the statements whose matter a named section leads.
    """

    kept: frozenset[int] = frozenset()
    apart: Mapping[int, frozenset[int]] = field(default_factory=dict)
    joined: tuple[tuple[tuple[int, ...], Decision], ...] = ()
    leads: tuple[tuple[frozenset[int], Decision], ...] = ()
    findings: tuple[Finding, ...] = ()

    def lead(self, statements: AbstractSet[int]) -> Decision | None:
        """Return the decision about who leads a matter that these statements speak of."""
        fitting = [decision for meant, decision in self.leads if meant <= statements]
        return fitting[-1] if fitting else None


def who(decision: Decision) -> str:
    """Return who decided."""
    return decision.by or PERSON


def rule(said: Sequence[Statement], decisions: Sequence[Decision]) -> Ruling:
    """Return the decisions that can be followed; of those that contradict each other, none."""
    if not decisions:
        return Ruling()
    known = _Known(said)
    usable, findings = [], []
    for decision in decisions:
        lost = [item for item in decision.items if not known.of(item)]
        findings += [_without_item(decision, item) for item in lost]
        if not lost and decision.items:
            usable.append((known.all_of(decision), decision))
    clashes = list({(id(c[0]), id(c[1])): c for c in _clashes(usable)}.values())
    findings += [_clash(said, one, two, at) for one, two, at in clashes]
    refused = {id(decision) for one, two, _ in clashes for decision in (one, two)}
    return _ruling([pair for pair in usable if id(pair[1]) not in refused], tuple(findings))


Usable = Sequence[tuple[tuple[int, ...], Decision]]
_JOINING = {Choice.JOIN, Choice.LEAD}


class _Known:
    """The statements by what a reference names them."""

    def __init__(self, said: Sequence[Statement]) -> None:
        self.at: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, statement in enumerate(said):
            self.at[ItemRef(statement.section, statement.text).key].append(index)

    def of(self, item: ItemRef) -> list[int]:
        return self.at.get(item.key, [])

    def all_of(self, decision: Decision) -> tuple[int, ...]:
        return tuple(sorted({index for item in decision.items for index in self.of(item)}))


def _ruling(usable: Usable, findings: tuple[Finding, ...]) -> Ruling:
    joined = tuple(pair for pair in usable if pair[1].choice is Choice.JOIN)
    return Ruling(
        frozenset(at for items, d in usable if d.choice is Choice.KEEP for at in items),
        _apart(usable, _together(joined)),
        joined,
        tuple((frozenset(items), d) for items, d in usable if d.choice in _JOINING and d.lead),
        findings,
    )


def _apart(usable: Usable, together: Mapping[int, frozenset[int]]) -> dict[int, frozenset[int]]:
    """Return what each statement is split from; what was joined with either is split as well."""
    apart: dict[int, set[int]] = defaultdict(set)
    for items, decision in usable:
        if decision.choice is Choice.SPLIT:
            for one, two in combinations(items, 2):
                for a in together.get(one, frozenset({one})):
                    apart[a] |= together.get(two, frozenset({two}))
    for one, others in list(apart.items()):
        for other in others:
            apart[other] = apart[other] | {one}
    return {one: frozenset(others) for one, others in apart.items()}


def _together(joined: Usable) -> dict[int, frozenset[int]]:
    """Return the statements that joins make one, by each of them."""
    together: dict[int, frozenset[int]] = {}
    for items, _ in joined:
        whole = frozenset(items).union(*(together.get(at, frozenset()) for at in items))
        together.update(dict.fromkeys(whole, whole))
    return together


def _clashes(usable: Usable) -> Iterator[tuple[Decision, Decision, int]]:
    """Yield two decisions that cannot both be followed, and a statement that both are about."""
    joined = [pair for pair in usable if pair[1].choice is Choice.JOIN]
    together = _together(joined)
    for items, decision in usable:
        if decision.choice is Choice.SPLIT:
            for one, two in combinations(items, 2):
                if two in together.get(one, ()):
                    yield from ((other, decision, one) for at, other in joined if one in at)
                    yield from ((other, decision, two) for at, other in joined if two in at)
        elif decision.choice is Choice.KEEP:
            yield from ((o, decision, a) for at, o in joined for a in items if a in at)
    leads = [pair for pair in usable if pair[1].choice in _JOINING and pair[1].lead]
    for (about, first), (others, second) in combinations(leads, 2):
        if first.lead != second.lead and set(about) == set(others):
            yield first, second, about[0]


_WORDS = {
    Choice.JOIN: Message("并为一件"),
    Choice.SPLIT: Message("分开"),
    Choice.KEEP: Message("照原样"),
    Choice.LEAD: Message("指定牵头"),
}


def _clash(said: Sequence[Statement], one: Decision, two: Decision, at: int) -> Finding:
    statement = said[at]
    return Finding(
        "HZ024",
        "decisions-clash",
        Severity.WARNING,
        Message(
            "{section}“{text}”的两个决定相反：{a}定的“{one}”，{b}定的“{two}”",
            section=statement.section,
            text=statement.text[:40],
            a=who(one),
            one=_WORDS[one.choice],
            b=who(two),
            two=_WORDS[two.choice],
        ),
        Message("两个都没有照办，请留下一个"),
        (statement.place,),
    )


def _without_item(decision: Decision, item: ItemRef) -> Finding:
    return Finding(
        "HZ025",
        "decision-without-item",
        Severity.WARNING,
        Message(
            "{by}决定“{choice}”的条目找不到：{section}“{text}”",
            by=who(decision),
            choice=_WORDS[decision.choice],
            section=item.section,
            text=item.text[:40],
        ),
        Message("这一条可能改了字句或撤下了；这个决定没有照办，请重新决定或删去"),
        (),
    )

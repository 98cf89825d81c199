"""Figures of one kind in several sections: added where that is surely right, else asked.

Added are numbers that each section counts for itself (派车, 出动人次) in items of one number:
they become one item with the sum and its parts. All others are put side by side and asked: one
letter may pass through two sections, two bulletins may be one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from huizong.compiling.counting import Counting, Reader, countings
from huizong.compiling.merging import Merged
from huizong.compiling.numbering import path_label
from huizong.compiling.template import Joining
from huizong.compiling.units import DONE, Unit
from huizong.figures import figures
from huizong.values import (
    Addition,
    Finding,
    Item,
    Matter,
    Message,
    Place,
    Run,
    Severity,
    cut,
    own,
)

MOST = 12  # sections whose numbers a finding tells

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ADDED = Message("各科室同类的数已经相加，各自的数在括号里")

Kinds = Mapping[tuple[int, str, str], Sequence[Counting]]


@dataclass(frozen=True, slots=True)
class Added:
    """The merged units with sums among them.

    `parts` are the figures added, by the item's place; `others` are of one kind and were not added.
    """

    merged: Merged
    parts: Mapping[Place, tuple[Counting, ...]]
    others: Sequence[Sequence[Counting]]


def add_up(
    units: Sequence[Unit],
    merged: Merged,
    found: Sequence[Matter],
    joining: Joining,
    *,
    read: Reader = figures,
) -> Added:
    """Make one item of those that only state a number of one kind which may be added.

    `read` is what reads the figures of a text, where the caller remembers what was read.
    """
    texts, gone, why = dict(merged.texts), set(merged.gone), dict(merged.why)
    parts: dict[Place, tuple[Counting, ...]] = {}
    asked: list[Sequence[Counting]] = []
    for group in kinds(units, found, read=read).values():
        at, *gone_at = (one.unit.item.place for one in group)
        if at is None or not _addable(group, merged):
            asked.append(group)
            continue
        texts[at] = _text(group, joining)
        parts[at] = tuple(group)
        gone |= {place for place in gone_at if place is not None}
        why |= {place: _ADDED for place in (at, *gone_at) if place is not None}
    return Added(replace(merged, texts=texts, gone=frozenset(gone), why=why), parts, asked)


def _addable(group: Sequence[Counting], merged: Merged) -> bool:
    """Whether the items of a group say nothing but a number of one thing that may be added."""
    alone = all(one.alone and one.may_be_added and _free(one, merged) for one in group)
    return alone and len({one.said for one in group}) == 1


def kinds(units: Iterable[Unit], found: Sequence[Matter], *, read: Reader = figures) -> Kinds:
    """Return what several sections count of one kind, in the order of the units.

    What they say of one matter is one event's, and no case of adding.
    """
    of_kind: dict[tuple[int, str, str], list[Counting]] = defaultdict(list)
    for unit in units:
        if unit.part == DONE:
            for one in countings(unit, read=read):
                of_kind[one.key].append(one)
    matters = [{mention.item for mention in matter.mentions} for matter in found]
    return {
        key: group
        for key, group in of_kind.items()
        if len({one.unit.section for one in group}) > 1
        and not any(all(one.unit.item.place in matter for one in group) for matter in matters)
    }


def asked_to_add(added: Added) -> Iterator[Finding]:
    """Yield the figures of one kind that were not added, to be asked."""
    for group in added.others:
        yield _asked(group)


def additions(
    items: tuple[Item, ...], parts: Mapping[Place, tuple[Counting, ...]]
) -> Iterator[Addition]:
    """Yield the sums that the finished report states, with where each stands."""
    for path, item in _paths(items):
        if item.place is not None and item.place in parts:
            group = parts[item.place]
            places = tuple(one.place for one in group)
            yield Addition(path, path_label(items, path), _total(group), _formula(group), places)


def _paths(items: tuple[Item, ...]) -> Iterator[tuple[tuple[int, ...], Item]]:
    for index, item in enumerate(items):
        yield (index,), item
        for path, child in _paths(item.children):
            yield (index, *path), child


def _free(one: Counting, merged: Merged) -> bool:
    at = one.unit.item.place
    return at not in merged.texts and at not in merged.gone


def _text(group: Sequence[Counting], joining: Joining) -> tuple[Run, ...]:
    """Return 出动车辆20台次（甲科12台次；乙科8台次）。 with the words quoted from the first."""
    first = group[0]
    runs, figure = first.unit.item.runs, first.figure
    unit = figure.start + len(_written(first))
    said = [*cut(runs, 0, figure.start), own(_total(group)), *cut(runs, unit, figure.end)]
    said.append(own(joining.open))
    for index, one in enumerate(group):
        if index:
            said.append(own(joining.between))
        stated = cut(one.unit.item.runs, one.figure.start, one.figure.end)
        said += [own(one.unit.section), *stated]
    return (*said, own(joining.close), own(joining.stop))


def _written(one: Counting) -> str:
    found = _NUMBER.match(one.figure.text)
    return found.group() if found else ""


def _total(group: Sequence[Counting]) -> str:
    return str(sum((Decimal(_written(one)) for one in group), Decimal(0)))


def _formula(group: Sequence[Counting]) -> str:
    return f"{' + '.join(_written(one) for one in group)} = {_total(group)}"


def _asked(group: Sequence[Counting]) -> Finding:
    first = group[0]
    told = "，".join(f"{one.unit.section} {one.said}{one.figure.text}" for one in group[:MOST])
    hint = Message("请核对有没有重复的；不重复的可以写合计。汇总稿照印，没有相加")
    if all(one.may_be_added for one in group):
        hint = Message("这一类数可以相加；条目里还有别的话，汇总稿照印，合计请人工写")
    return Finding(
        "HZ031",
        "may-be-added",
        Severity.STYLE,
        Message(
            "几个科室都有“{thing}”的数：{told}；相加是{formula}{unit}",
            thing=first.key[1],
            told=told,
            formula=_formula(group) if len(group) <= MOST else _total(group),
            unit=first.figure.unit or "",
        ),
        hint,
        tuple(one.place for one in group),
    )

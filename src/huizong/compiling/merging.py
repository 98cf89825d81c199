"""The units of one matter -> one text that quotes them all.

The lead section's item stays whole; what the others did follows in brackets (short) or as a
sentence of its own (long). A section's item that speaks of nothing else goes; of a list, only the
element that names the matter goes. Where that would leave a broken or false sentence, or lose a
figure, the item stays as it is and the matter is not merged there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from huizong.compiling.excerpt import SHORT, Excerpt, Span, excerpt, without
from huizong.compiling.template import Joining, Template
from huizong.compiling.units import Unit
from huizong.figures import figures
from huizong.values import Matter, Mention, Message, Place, Run, cut, own, stretch, text_of


@dataclass(slots=True)
class _Edits:
    """What happens to one unit's text."""

    leads: bool = False
    gone: bool = False
    removed: dict[tuple[Span, ...], set[int]] = field(default_factory=lambda: defaultdict(set))
    inserts: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))
    added: list[Run] = field(default_factory=list)
    merged_into: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Merged:
    """The result, by the place of a unit's item.

    `texts` are the new texts of units that stay, `added` the sentences that follow all that stands
    under one, `gone` the units that do not stay, and `why` says of a unit that words of it are not
    printed again.
    """

    texts: Mapping[Place, tuple[Run, ...]]
    added: Mapping[Place, tuple[Run, ...]]
    gone: frozenset[Place]
    why: Mapping[Place, Message]


@dataclass(frozen=True, slots=True)
class _Share:
    """What another section did for a matter, ready to be put beside the lead's text."""

    section: str
    runs: tuple[Run, ...]


Whole = Mapping[Place | None, Unit]
Edits = Mapping[Place, _Edits]


def merge(units: Sequence[Unit], found: Sequence[Matter], layout: Template) -> Merged:
    """Merge what the units say of each matter into the item of the matter's lead."""
    whole: Whole = {unit.item.place: unit for unit in units if _may_merge(unit)}
    edits: dict[Place, _Edits] = defaultdict(_Edits)
    parts = dict.fromkeys(unit.part for unit in units)
    plans = [p for matter in found for part in parts if (p := _plan(matter, part, whole))]
    for lead, _ in plans:
        edits[lead.item].leads = True
    for lead, others in plans:
        shares = [share for other in others if (share := _share(other, lead, whole, edits))]
        if shares:
            _put(whole[lead.item], edits[lead.item], lead, shares, layout.joining)
    for edit in edits.values():
        edit.gone |= any(len(gone) == len(elements) for elements, gone in edit.removed.items())
    return Merged(
        {at: _apply(whole[at], edit, layout) for at, edit in edits.items() if not edit.gone},
        {at: tuple(edit.added) for at, edit in edits.items() if whole[at].item.children},
        frozenset(at for at, edit in edits.items() if edit.gone),
        {at: _why(edit) for at, edit in edits.items() if edit.merged_into},
    )


def _may_merge(unit: Unit) -> bool:
    return unit.item.place is not None


def _plan(matter: Matter, part: str, whole: Whole) -> tuple[Mention, list[Mention]] | None:
    """Return the lead's mention and one of each other section, if there is one to merge.

    Work done, problems and next steps are merged each among themselves.
    """
    usable = [m for m in matter.mentions if m.item in whole and whole[m.item].part == part]
    lead = next((mention for mention in usable if mention.section == matter.lead), None)
    first: dict[str, Mention] = {}
    for mention in usable:
        if mention.section != matter.lead:
            first.setdefault(mention.section, mention)
    return (lead, list(first.values())) if lead and first else None


def _share(mention: Mention, lead: Mention, whole: Whole, edits: Edits) -> _Share | None:
    """Take a section's share out of its item, where that leaves a true and readable rest."""
    unit, edit = whole[mention.item], edits[mention.item]
    found = _excerpt(unit, mention)
    if _names_nothing(unit, found):
        return _whole_share(unit, lead, edit)
    if not _may_take(unit, found, edit) or _would_lose(unit, found, whole[lead.item]):
        return None
    if found.listed:
        edit.removed[found.elements].add(found.index)
    else:
        edit.gone = True
    edit.merged_into.append(lead.section)
    return _Share(
        unit.section, tuple(r for span in found.share for r in cut(unit.item.runs, *span))
    )


def _names_nothing(unit: Unit, found: Excerpt) -> bool:
    """Whether a person joined the item as a whole, no words of it naming the matter."""
    return found.name == (0, len(unit.item.text))


def _whole_share(unit: Unit, lead: Mention, edit: _Edits) -> _Share | None:
    if edit.gone or edit.leads or edit.merged_into or unit.item.children:
        return None
    edit.gone = True
    edit.merged_into.append(lead.section)
    said = unit.item.text.rstrip("。；")
    return _Share(unit.section, cut(unit.item.runs, 0, len(said)))


def _excerpt(unit: Unit, mention: Mention) -> Excerpt:
    return excerpt(unit.item.text, *stretch(unit.item.runs, mention.phrase))


def _may_take(unit: Unit, found: Excerpt, edit: _Edits) -> bool:
    if not found.cuttable or edit.gone:
        return False
    if found.listed:
        last = len(edit.removed[found.elements]) + 1 == len(found.elements)
        bare = not unit.item.text[found.elements[-1][1] :].strip("。；") and not unit.item.children
        return not last or (bare and not edit.leads)
    return not (edit.leads or edit.merged_into or unit.item.children)


def _would_lose(unit: Unit, found: Excerpt, lead: Unit) -> bool:
    """Whether the name holds a figure that the lead's item does not state."""
    name = unit.item.text[slice(*found.name)]
    stated = {figure.text for figure in figures(lead.item.text)}
    return any(figure.text not in stated for figure in figures(name))


def _put(
    unit: Unit, edit: _Edits, lead: Mention, shares: Sequence[_Share], joining: Joining
) -> None:
    inside: list[Run] = [own(unit.section), own(joining.leads)]
    for share in shares:
        if _fits(share):
            inside += [own(joining.between), *_named(share)]
        else:
            edit.added += [*_named(share), own(joining.stop)]
    found = _excerpt(unit, lead)
    at = found.elements[found.index][1] if found.listed else found.name[1]
    edit.inserts[at] += [own(joining.open), *inside, own(joining.close)]


def _named(share: _Share) -> tuple[Run, ...]:
    """Return what a section did with its name before it, unless it names itself."""
    named = text_of(share.runs).startswith(share.section)
    return share.runs if named else (own(share.section), *share.runs)


def _fits(share: _Share) -> bool:
    said = text_of(share.runs)
    return len(said) <= SHORT and not set("，。；") & set(said)


def _apply(unit: Unit, edit: _Edits, layout: Template) -> tuple[Run, ...]:
    """Return the unit's text with the stretches cut out and the new runs put in."""
    runs = unit.item.runs
    cuts = [span for elements, gone in edit.removed.items() for span in without(elements, gone)]
    result = list(_edited(runs, cuts, edit.inserts))
    if unit.item.children:
        return tuple(result)
    if edit.added and not text_of(result).endswith(layout.joining.stop):
        result.append(own(layout.joining.stop))
    return (*result, *edit.added)


def _edited(
    runs: tuple[Run, ...], cuts: Sequence[Span], inserts: Mapping[int, list[Run]]
) -> Iterator[Run]:
    end = len(text_of(runs))
    stops = sorted({0, end, *inserts, *(at for span in cuts for at in span)})
    for low, high in pairwise([*stops, end]):
        yield from inserts.get(low, ())
        if not any(start <= low and high <= stop for start, stop in cuts):
            yield from cut(runs, low, high)


def _why(edit: _Edits) -> Message:
    sections = "、".join(dict.fromkeys(edit.merged_into))
    return Message("同一件事，已并入{section}牵头的条目", section=sections)

"""The units of one matter -> one text that quotes them all.

The lead section's item stays whole; what the others did follows in brackets (short) or as a
sentence of its own (long). A section's item that speaks of nothing else goes; of a list, only the
element that names the matter goes. Where that would leave a broken or false sentence, or lose a
figure, the item stays as it is and the matter is not merged there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from huizong.compiling.excerpt import SHORT, Span, place_behind, without
from huizong.compiling.sharing import Edit, Share, Whole, excerpt_of, share_of
from huizong.compiling.template import Joining, Template
from huizong.compiling.units import Unit
from huizong.values import Matter, Mention, Message, Place, Run, cut, own, text_of


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


def merge(units: Sequence[Unit], found: Sequence[Matter], layout: Template) -> Merged:
    """Merge what the units say of each matter into the item of the matter's lead."""
    whole: Whole = {unit.item.place: unit for unit in units if _may_merge(unit)}
    edits: dict[Place, Edit] = defaultdict(Edit)
    parts = dict.fromkeys(unit.part for unit in units)
    plans = [p for matter in found for part in parts if (p := _plan(matter, part, whole))]
    for lead, _ in plans:
        edits[lead.item].leads = True
    for lead, others in plans:
        shares = [share for other in others if (share := share_of(other, lead, whole, edits))]
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

    What a person joined is merged whole, several items of one section too. Work done, problems
    and next steps are merged each among themselves.
    """
    usable = [m for m in matter.mentions if m.item in whole and whole[m.item].part == part]
    lead = next((mention for mention in usable if mention.section == matter.lead), None)
    if lead is None:
        return None
    others: dict[object, Mention] = {}
    for mention in usable:
        if mention.item != lead.item and (mention.decided or mention.section != lead.section):
            others.setdefault(mention.item if mention.decided else mention.section, mention)
    return (lead, list(others.values())) if others else None


def _put(unit: Unit, edit: Edit, lead: Mention, shares: Sequence[Share], joining: Joining) -> None:
    inside: list[Run] = [own(unit.section), own(joining.leads)]
    for share in shares:
        if _fits(share) and share.section != unit.section:
            inside += [own(joining.between), *_named(share, unit)]
        else:
            edit.added += [*_named(share, unit), own(joining.stop)]
    if any(share.section != unit.section for share in shares):
        at = place_behind(unit.item.text, excerpt_of(unit, lead))
        edit.inserts[at] += [own(joining.open), *inside, own(joining.close)]


def _named(share: Share, unit: Unit) -> tuple[Run, ...]:
    """Return what a section did with its name before it, unless it names itself or leads."""
    named = share.section == unit.section or text_of(share.runs).startswith(share.section)
    return share.runs if named else (own(share.section), *share.runs)


def _fits(share: Share) -> bool:
    said = text_of(share.runs)
    return len(said) <= SHORT and not set("，。；") & set(said)


def _apply(unit: Unit, edit: Edit, layout: Template) -> tuple[Run, ...]:
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


def _why(edit: Edit) -> Message:
    sections = "、".join(dict.fromkeys(edit.merged_into))
    return Message("同一件事，已并入{section}牵头的条目", section=sections)

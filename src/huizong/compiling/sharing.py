"""What another section did for a matter, taken out of its own item."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from huizong.compiling.excerpt import Excerpt, Span, clause_end, excerpt
from huizong.compiling.units import Unit
from huizong.figures import figures
from huizong.values import Mention, Place, Run, cut, stretch


@dataclass(slots=True)
class Edit:
    """What happens to one unit's text."""

    leads: bool = False
    gone: bool = False
    removed: dict[tuple[Span, ...], set[int]] = field(default_factory=lambda: defaultdict(set))
    inserts: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))
    added: list[Run] = field(default_factory=list)
    merged_into: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Share:
    """What another section did for a matter, ready to be put beside the lead's text."""

    section: str
    runs: tuple[Run, ...]


Whole = Mapping[Place | None, Unit]
Edits = Mapping[Place, Edit]


def share_of(mention: Mention, lead: Mention, whole: Whole, edits: Edits) -> Share | None:
    """Take a section's share out of its item, where that leaves a true and readable rest."""
    unit, edit = whole[mention.item], edits[mention.item]
    found = excerpt_of(unit, mention)
    if _names_nothing(unit, found):
        return _wholeshare_of(unit, lead, edit)
    if not _may_take(unit, found, edit) or _would_lose(unit, found, whole[lead.item]):
        return None
    if found.listed:
        edit.removed[found.elements].add(found.index)
    else:
        edit.gone = True
    edit.merged_into.append(lead.section)
    said = _not_said_twice(unit.item.text, found, whole[lead.item], lead)
    return Share(unit.section, tuple(r for span in said for r in cut(unit.item.runs, *span)))


def _not_said_twice(text: str, found: Excerpt, unit: Unit, lead: Mention) -> tuple[Span, ...]:
    """Return the spans of a share without what goes on with the name in the lead's item as well."""
    end = clause_end(text, found.name[1])
    of_lead = excerpt_of(unit, lead).name[1]
    same = (
        text[found.name[1] : end] == unit.item.text[of_lead : clause_end(unit.item.text, of_lead)]
    )
    if not same or found.listed:
        return found.share
    cut_off = ((max(low, end) if low >= found.name[1] else low, high) for low, high in found.share)
    return tuple((low, high) for low, high in cut_off if low < high)


def _names_nothing(unit: Unit, found: Excerpt) -> bool:
    """Whether a person joined the item as a whole, no words of it naming the matter."""
    return found.name == (0, len(unit.item.text))


def _wholeshare_of(unit: Unit, lead: Mention, edit: Edit) -> Share | None:
    if edit.gone or edit.leads or edit.merged_into or unit.item.children:
        return None
    edit.gone = True
    edit.merged_into.append(lead.section)
    said = unit.item.text.rstrip("。；")
    return Share(unit.section, cut(unit.item.runs, 0, len(said)))


def excerpt_of(unit: Unit, mention: Mention) -> Excerpt:
    """Return the name of a matter in a unit, with what belongs to it."""
    return excerpt(unit.item.text, *stretch(unit.item.runs, mention.phrase))


def _may_take(unit: Unit, found: Excerpt, edit: Edit) -> bool:
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

"""The duties of the units (三定), as a document lists them.

Such a document names each unit under 内设机构 and says behind the name, or in the items below it,
what it is there for: （一）秘书科。负责公文处理；承担会务工作。
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from huizong.values import Item, Outline, walk
from huizong_web.offices.changing import not_ahead
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Duty, Office, Unit

_BEHIND = r"(?:（[^（）]{1,30}）)?(?:的?(?:主要)?职责(?:是|为|如下)?)?[。：:，,、 　]*"
_PARTS = re.compile(r"(?<=[；。;])\s*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a document says a unit is there for; `known` are duties that the unit has already."""

    unit: Unit
    texts: tuple[str, ...]
    known: frozenset[str]


def proposals(office: Office, outline: Outline) -> list[Proposal]:
    """Return the duties that a document gives to units of an office, in the order of the units."""
    units = {unit.name: unit for unit in office.units.filter(until=None)}
    found = duties_in(outline, units)
    held: dict[int, set[str]] = {}
    for unit, text in Duty.objects.filter(unit__office=office, until=None).values_list(
        "unit", "text"
    ):
        held.setdefault(unit, set()).add(text)
    return [
        Proposal(unit, found[name], frozenset(held.get(unit.pk, ())))
        for name, unit in units.items()
        if name in found
    ]


def duties_in(outline: Outline, names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the duties of each unit that a document names, by its name."""
    longest = sorted(names, key=len, reverse=True)
    if not longest:
        return {}
    head = re.compile(f"({'|'.join(map(re.escape, longest))}){_BEHIND}")
    found: dict[str, list[str]] = {}
    for report in outline.reports:
        for item, _depth in walk(report.items):
            if match := head.match(item.text):
                said = _said(item, item.text[match.end() :])
                found.setdefault(match[1], []).extend(said)
    return {name: tuple(dict.fromkeys(texts)) for name, texts in found.items() if texts}


def _said(item: Item, rest: str) -> Iterator[str]:
    """Yield what is said behind a unit's name: sentence by sentence, or item by item below it."""
    inline = any(child.text and child.text in rest for child in item.children)
    if not inline:
        yield from _sentences(rest)
    for child, _depth in walk(item.children):
        yield from _sentences(child.text)


def _sentences(text: str) -> Iterator[str]:
    for part in _PARTS.split(text):
        if plain := part.strip(" 　；。;"):
            yield plain


def store(office: Office, chosen: Mapping[int, Iterable[str]], *, source: str, since: date) -> int:
    """Give units the duties chosen for them from a day on; those they have already stay.

    Return how many are new. Raises Unfit where a unit is not the office's.
    """
    not_ahead(since)
    with transaction.atomic():
        units = {unit.pk: unit for unit in office.units.filter(pk__in=chosen, until=None)}
        if set(chosen) - set(units):
            raise Unfit(_("选中的单位有的已经撤销，没有改动。请重新读入文件再定。"))
        return sum(_give(units[pk], texts, source, since) for pk, texts in chosen.items())


def _give(unit: Unit, texts: Iterable[str], source: str, since: date) -> int:
    held = list(unit.duties.filter(until=None).values_list("text", "order"))
    known, last = {text for text, _order in held}, max((order for _text, order in held), default=0)
    new = [text for text in dict.fromkeys(texts) if text not in known]
    for order, text in enumerate(new, start=last + 1):
        Duty.objects.create(unit=unit, order=order, text=text, source=source[:200], since=since)
    return len(new)


def drop(duty: Duty, *, on: date) -> None:
    """End a duty from a day on; it stays as history. Raises Unfit."""
    not_ahead(on)
    if on < duty.since:
        sentence = _("这项职责从 %(since)s 起才有，不能在更早的日期终止。")
        raise Unfit(sentence % {"since": duty.since.isoformat()})
    duty.until = on
    duty.save(update_fields=["until"])

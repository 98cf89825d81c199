"""What a list can be narrowed by, as its page shows it: fields with what is asked of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from huizong.ledgers import FieldDefinition, Ledger, Role, Type
from huizong_web.labels import like, worded
from huizong_web.ledgers.entering.inputs import BESIDE
from huizong_web.ledgers.listing.asking import Asked
from huizong_web.ledgers.listing.wanted import NOTHING, Wanted, Way, askable, names_of, way_of

ALL = "all=1"
"""What an address says that asks nothing: without a word the book opens with a saved view."""
UP_FRONT = 4
"""Fields with choices that stand open to view; the others are folded until they ask something."""
LISTS = {Type.UNIT: "units", Type.PERSON: "people"}


@dataclass(frozen=True, slots=True)
class Panel:
    """A field that can be asked for: how, and what is asked of it now."""

    key: str
    field: FieldDefinition
    way: str
    wanted: Wanted

    @property
    def name(self) -> str:
        """What it is called in the address."""
        return f"f-{self.key}"

    @property
    def options(self) -> list[tuple[str, bool]]:
        """The choices, and which are asked for."""
        return [(choice, choice in self.wanted.some_of) for choice in self.field.choices]

    @property
    def beside(self) -> str:
        """The measure word behind a number."""
        return BESIDE.get(self.field.type, self.field.unit)

    @property
    def known(self) -> str:
        """The list from which it suggests."""
        return LISTS.get(self.field.type, "")

    @property
    def said(self) -> str:
        """What is asked of it, in words; "" for nothing."""
        return "，".join(_said(self.wanted, self.beside, self.field.label))


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is asked for, in words, and the address of the list without it."""

    label: str
    said: str
    without: str


def _said(wanted: Wanted, beside: str, label: str) -> Iterator[str]:
    if wanted.there is not None:
        yield _("已填") if wanted.there else _("没填")
    if wanted.some_of:
        yield "、".join(worded(like(each, label)) for each in wanted.some_of)
    if wanted.words:
        yield _("含“%(words)s”") % {"words": wanted.words}
    if wanted.first or wanted.last:
        yield stretch(wanted.first, wanted.last)
    if wanted.least is not None or wanted.most is not None:
        yield stretch(wanted.least, wanted.most) + beside


def stretch(first: object, last: object) -> str:
    """Return a stretch of days or numbers in words."""
    if last is None:
        return _("%(first)s以后") % {"first": first} if _is_day(first) else f"≥ {first}"
    if first is None:
        return _("%(last)s以前") % {"last": last} if _is_day(last) else f"≤ {last}"
    return _("%(first)s至%(last)s") % {"first": first, "last": last}


def _is_day(value: object) -> bool:
    return hasattr(value, "isoformat")


def panels(ledger: Ledger, asked: Asked) -> tuple[list[Panel], list[Panel]]:
    """Return the fields that stand open to view, and those that are folded."""
    every = [
        Panel(key, field, way_of(field).value, asked.fields.get(key, NOTHING))
        for key, field in askable(ledger).items()
    ]
    chosen = [each for each in every if each.way == Way.CHOICES.value][:UP_FRONT]
    front = [each for each in every if each.wanted or each in chosen]
    return front, [each for each in every if each not in front]


def chips(asked: Asked, shown: Sequence[Panel], ledger: Ledger, query: QueryDict) -> list[Chip]:
    """Return all that is asked for, each with the address without it."""
    unit, day = ledger.role(Role.UNIT), ledger.role(Role.OCCURRED)
    named = {
        ("q",): (_("找"), asked.text),
        ("state",): (
            _("状态"),
            "、".join(worded(like(each, ledger.label)) for each in asked.states),
        ),
        ("unit", "below"): (ledger.fields[unit].label if unit else _("登记科室"), _unit(asked)),
        ("first", "last"): (
            ledger.fields[day].label if day else "",
            stretch(asked.first, asked.last) if asked.first or asked.last else "",
        ),
    }
    found = [(label, said, names) for names, (label, said) in named.items() if said]
    found += [(each.field.label, each.said, tuple(names_of(each.key))) for each in shown]
    return [Chip(label, said, without(query, *names)) for label, said, names in found if said]


def _unit(asked: Asked) -> str:
    return _("%(unit)s和下级") % {"unit": asked.unit} if asked.below and asked.unit else asked.unit


def without(query: QueryDict, *names: str) -> str:
    """Return an address without some of its words, on its first page; ALL where nothing is left."""
    kept = query.copy()
    for name in (*names, "after", "before", "all"):
        kept.pop(name, None)
    return kept.urlencode() or ALL

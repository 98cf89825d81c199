"""Which field a head names: by its label, key, former key or a near name; and its measure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from huizong.chinese import half_width
from huizong.ledgers.fields import NUMBERS, FieldDefinition, Type
from huizong.ledgers.sheets.money import MONEY
from huizong.ledgers.sheets.plan import Column

_BLANK = re.compile(r"[\s*＊※:：]+")
_BRACKET = re.compile(r"[（(\[【](?P<inside>[^（()）\]】]*)[）)\]】]$")
_DAY = re.compile(r"(?:日期|时间|时刻|年月日|日)$")
NEAR, _SAME_DAY = 0.6, 0.9
LONGEST = 40
_SHORT = 2


@dataclass(frozen=True)
class Names:
    """The names of some fields, and of what is no field but has a column (`extra`)."""

    fields: Mapping[str, FieldDefinition]
    extra: Mapping[str, str]

    @cached_property
    def _exact(self) -> dict[str, str]:
        """Keys by the labels as they are written."""
        labels = {label: key for key, label in self.extra.items()}
        return labels | {field.label: key for key, field in self.fields.items()}

    @cached_property
    def _known(self) -> dict[str, str]:
        """Keys by all their names, tidied; what stands later in the loop goes before."""
        known = {was: key for key, field in self.fields.items() for was in field.was}
        known |= {key: key for key in self.fields}
        known |= {tidy(label): key for label, key in self._exact.items()}
        return known

    def label(self, key: str) -> str:
        """Return what a field is called."""
        return self.fields[key].label if key in self.fields else self.extra.get(key, "")

    def column(self, head: str) -> Column | None:
        """Return the column that a head names surely, None where it names none so."""
        key = self._exact.get(head) or self._known.get(tidy(head))
        if key:
            return Column(head, key, self._measure(key, head))
        bare, inside = without_bracket(head)
        key = self._known.get(tidy(bare)) if inside else None
        return Column(head, key, self._measure(key, head)) if key else None

    def near(self, head: str) -> Iterator[tuple[float, Column]]:
        """Yield columns that a head may mean, and how near it is to each name, up to 1."""
        bare = tidy(without_bracket(head)[0])
        for key, field in self.fields.items() if 0 < len(bare) <= LONGEST else ():
            label = tidy(without_bracket(field.label)[0])
            likeness = max(_likeness(bare, label), _as_day(bare, label, field))
            if likeness >= NEAR:
                yield likeness, Column(head, key, self._measure(key, head), sure=False)

    def _measure(self, key: str, head: str) -> str:
        """Return the measure in brackets behind a head, where it changes what a number means."""
        field = self.fields.get(key)
        inside = without_bracket(head)[1]
        if field is None or field.type not in NUMBERS or not inside or head == field.label:
            return ""
        if field.type is Type.MONEY:
            return inside if inside in MONEY else ""
        if field.type is Type.PERCENT:
            return "%" if inside in ("%", "％") else ""
        return _other_measure(field, inside)


def _other_measure(field: FieldDefinition, inside: str) -> str:
    """Return a measure that is not the field's own: what is told of each cell then."""
    from huizong.figures import figures

    found = figures(f"1{inside}")
    whole = len(found) == 1 and found[0].text == f"1{inside}"
    same = inside in (field.unit, "个")
    return inside if whole and field.unit and not same else ""


def tidy(head: str) -> str:
    """Return a head without blanks, stars and colons, in half-width letters and small ones."""
    return _BLANK.sub("", half_width(head)).lower()


def without_bracket(head: str) -> tuple[str, str]:
    """Return a head without the bracket at its end, and what stood in it."""
    bare = _BLANK.sub("", head)
    found = _BRACKET.search(bare)
    return (bare[: found.start()], found["inside"]) if found and found.start() else (bare, "")


def _as_day(bare: str, label: str, field: FieldDefinition) -> float:
    """Return how alike two names of a day are but for the word for it: 收到时间, 收到日期."""
    if field.type not in (Type.DATE, Type.MOMENT):
        return 0.0
    same = _DAY.sub("", bare) == _DAY.sub("", label) != ""
    return _SAME_DAY if same else 0.0


def _likeness(one: str, other: str) -> float:
    """Return how alike two names are; one within the other is nearer than its letters say."""
    if not one or not other:
        return 0.0
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORT and (long.startswith(short) or long.endswith(short)):
        return max(0.75, len(short) / len(long))
    return SequenceMatcher(None, one, other).ratio()

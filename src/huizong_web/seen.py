"""Two people at one thing: the second is told, and shown what is stored beside what was filled in.

A page carries a word of what it showed (`word_of`). The act holds the rows, makes the word anew,
and where it differs stores nothing: the page comes back with both and with the new word, so that
who still wants it sends it once more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm, BoundField, CheckboxInput, HiddenInput
from django.forms.models import ModelChoiceField, ModelMultipleChoiceField
from django.forms.widgets import DateTimeBaseInput
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _


class Overtaken(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """Somebody changed a thing since the page showed it; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What two people see differently: what one filled in, and what is stored now."""

    label: str
    own: str
    stored: str


def word_of(*shown: object) -> str:
    """Return a word for what a page shows: other values, another word; it tells nothing of them."""
    return salted_hmac("huizong_web.seen", repr(shown)).hexdigest()[:20]


def refuse_other(seen: str | None, now: str, sentence: str) -> None:
    """Raise Overtaken where a page showed something else than there is now; None: nobody asks."""
    if seen and seen != now:
        raise Overtaken(sentence)


def number_in(seen: str) -> int | None:
    """Return the number that a page says it had seen; None where it says none."""
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else None


def again(data: QueryDict, name: str, word: object) -> QueryDict:
    """Return what was sent, with another word of what was seen: sent again it is stored."""
    changed = data.copy()
    changed[name] = str(word)
    return changed


def differences(own: BaseForm, stored: BaseForm) -> list[Difference]:
    """Return where what a person filled in differs from the form of what is stored now."""
    return [
        Difference(str(field.label), shown(field), shown(stored[field.name]))
        for field in _visible(own)
        if shown(field) != shown(stored[field.name])
    ]


def _visible(form: BaseForm) -> Iterator[BoundField]:
    fields = (form[name] for name in form.fields)
    return (each for each in fields if not isinstance(each.field.widget, HiddenInput))


def shown(bound: BoundField) -> str:
    """Return a field's value as a person reads it."""
    value, field = bound.value(), bound.field
    if isinstance(field, ModelChoiceField):
        return _things(field, value)
    if isinstance(field.widget, CheckboxInput):
        return _("是") if value in (True, "on") else _("否")
    if isinstance(field.widget, DateTimeBaseInput):
        plain = isinstance(value, date) and not field.widget.format
        value = value.isoformat() if plain else field.widget.format_value(value)
    if value in (None, ""):
        return "—"
    choices = {str(key): label for key, label in getattr(field, "choices", ())}
    return str(choices.get(str(value), value)).replace("T", " ")


def _things(field: "ModelChoiceField[object]", value: object) -> str:  # type: ignore[type-var]  # of any model
    """Return the names of what was chosen; of none, what choosing none means."""
    several = isinstance(field, ModelMultipleChoiceField)
    chosen = list(value or ()) if several else [value]  # type: ignore[call-overload]  # a list then
    wanted = {str(getattr(each, "pk", each)) for each in chosen}
    names = [str(each) for each in field.queryset if str(each.pk) in wanted]  # type: ignore[union-attr]  # rows
    if several:
        return "、".join(names) or _("全部科室")
    return "、".join(names) or str(field.empty_label or "—")

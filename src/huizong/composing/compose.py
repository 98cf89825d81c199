"""Writes a section's month from its ledgers by a template."""

from collections.abc import Iterator, Mapping, Sequence

from huizong.calendar import Calendar
from huizong.composing.items import Written, told
from huizong.composing.template import Template, TemplatePart
from huizong.ledgers import Sheet


def compose(
    template: Template, sheets: Sequence[Sheet], *, calendar: Calendar
) -> tuple[Written, ...]:
    """Return the items of a month in the order of the template, headings before what they head.

    `sheets` are the section's ledgers in the order in which they are told; a part that names
    ledgers tells of those only. A part without anything to tell says so or is left out.
    """
    known = {sheet.ledger.key: sheet for sheet in sheets}
    return tuple(
        item
        for number, part in enumerate(template.parts, 1)
        for item in _part(number, part, known, calendar)
    )


def _part(
    number: int, part: TemplatePart, sheets: Mapping[str, Sheet], calendar: Calendar
) -> Iterator[Written]:
    items = [
        item
        for telling in part.says
        for key in telling.ledgers or sheets
        if key in sheets and key not in telling.but
        for item in told(telling, sheets[key], calendar)
    ]
    if items or part.empty:
        yield Written(f"w-h-{number}", part.heading)
        yield from items or [Written(f"w-e-{number}", _stopped(part.empty), 1)]


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？")) else f"{sentence}。"

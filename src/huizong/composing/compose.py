"""Writes a section's month from its ledgers by a template."""

from collections.abc import Iterator, Mapping, Sequence

from huizong.calendar import Calendar
from huizong.composing.items import Written, behind, told
from huizong.composing.slots import spoken_day
from huizong.composing.template import Template, TemplatePart
from huizong.ledgers import Sheet

SUMMARIES = ("w-f-", "w-e-")
"""How the keys of items begin that tell of the whole period, or that nothing was in it."""


def compose(
    template: Template, sheets: Sequence[Sheet], *, calendar: Calendar
) -> tuple[Written, ...]:
    """Return the items of a month in the order of the template, headings before what they head.

    `sheets` are the section's ledgers in the order in which they are told; a part that names
    ledgers tells of those only. A part without anything to tell says so or is left out. Of a period
    that is not over the first sentence says up to which day is counted.
    """
    known = {sheet.ledger.key: sheet for sheet in sheets}
    items = [
        item
        for number, part in enumerate(template.parts, 1)
        for item in _part(number, part, known, calendar)
    ]
    return tuple(_until(items, sheets))


def _until(items: list[Written], sheets: Sequence[Sheet]) -> Iterator[Written]:
    counted = min((sheet.today for sheet in sheets if sheet.is_open), default=None)
    for item in items:
        if counted and item.key.startswith(SUMMARIES):
            yield behind(f"截至{spoken_day(counted)}，", item)
            counted = None
        else:
            yield item


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

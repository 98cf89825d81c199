"""Rows and choices of five hundred units, written in one go: a template takes too long for them."""

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huizong_web.offices.models import Unit
from huizong_web.reports.rounds.sheet import Row
from huizong_web.reports.rounds.standing import Tally

register = template.Library()
CELL = '<td class="number" data-label="{}">{}</td>'


@register.simple_tag
def tally_rows(rows: Iterable[tuple[Unit, Tally]]) -> SafeString:
    """Write a row for each unit; a number has its word with it, for narrow screens."""
    words = [escape(word) for word in (_("应报"), _("按时"), _("零报告"), _("迟报"), _("未报"))]
    cells = "".join(format_html(CELL, word, "{}") for word in words)
    rate = format_html(CELL, _("按时率"), format_html("<strong>{}</strong>", "{}"))
    row = f'<tr><th scope="row">{{}}</th>{cells}{rate}</tr>'
    return format_html_join("\n", row, _values(rows))


@register.simple_tag
def unit_options(rows: Iterable[Row], *, is_in: bool) -> SafeString:
    """Write as choices the units that have submitted, or those that have not."""
    named = ((row.unit.pk, row.unit.name) for row in rows if row.is_in is is_in)
    return format_html_join("", '<option value="{}">{}</option>', named)


def _values(rows: Iterable[tuple[Unit, Tally]]) -> Iterator[tuple[object, ...]]:
    for unit, tally in rows:
        rate = "—" if tally.percent is None else f"{tally.percent}%"
        numbers = (tally.total, tally.on_time, tally.zero, tally.late, tally.missing)
        yield unit.name, *map(SafeString, numbers), SafeString(rate)

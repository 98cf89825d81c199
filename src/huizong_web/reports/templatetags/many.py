"""Rows and choices of five hundred units, written in one go: a template takes too long for them."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huizong_web.addresses import addresses
from huizong_web.offices.models import Unit
from huizong_web.reports.checking import Counts
from huizong_web.reports.models import Submission
from huizong_web.reports.rounds.sheet import Row
from huizong_web.reports.rounds.standing import Tally
from huizong_web.reports.templatetags.reports import severity_name

register = template.Library()
CELL = '<td class="number" data-label="{}">{}</td>'


@register.filter
def address(number: int, name: str) -> str:
    """Return the address of a thing's page of a name."""
    return _pages(name)(number)


@cache
def _pages(name: str) -> Callable[[int], str]:
    return addresses(name)


@register.simple_tag
def tally_rows(rows: Iterable[tuple[Unit, Tally]]) -> SafeString:
    """Write a row for each unit; a number has its word with it, for narrow screens."""
    words = [escape(word) for word in (_("应报"), _("按时"), _("零报告"), _("迟报"), _("未报"))]
    cells = "".join(format_html(CELL, word, "{}") for word in words)
    rate = format_html(CELL, _("按时率"), format_html("<strong>{}</strong>", "{}"))
    row = f'<tr><th scope="row">{{}}</th>{cells}{rate}</tr>'
    return format_html_join("\n", row, _values(rows))


@register.simple_tag
def section_rows(sections: Iterable[tuple[Submission, Counts | None]]) -> SafeString:
    """Write the submissions that a report was made of, each with its items and what was found."""
    source, check, said = addresses("source"), addresses("check"), _once_each()
    row = (
        '<li><a href="{}">{}</a><span class="number">{}</span>'
        '<a class="checked" href="{}">{}</a></li>'
    )
    return format_html_join(
        "\n",
        row,
        (
            (
                source(each.pk),
                each.section,
                ngettext("%(n)s 条", "%(n)s 条", each.items) % {"n": each.items},
                check(each.pk),
                said(counts),
            )
            for each, counts in sections
        ),
    )


@register.simple_tag
def checked_rows(sections: Iterable[tuple[Submission, Counts | None]]) -> SafeString:
    """Write the submissions of a report, each with what was found in it."""
    check, said = addresses("check"), _once_each()
    return _joined(
        f'<li><a href="{check(each.pk)}">{escape(each.section)}</a> {said(counts)}</li>\n'
        for each, counts in sections
    )


def _once_each() -> Callable[[Counts | None], SafeString]:
    """Return `counts_of`, worked out once for counts that are the same."""
    known = cache(lambda items: counts_of(None if items is None else dict(items)))
    return lambda counts: known(None if counts is None else tuple(counts.items()))


@register.simple_tag
def counts_of(counts: Counts | None) -> SafeString:
    """Write how many findings of each weight there are, None where nothing was checked."""
    if counts is None:
        return format_html('<span class="quiet">{}</span>', _("未检查"))
    if not counts:
        return format_html('<span class="state good">{}</span>', _("没有问题"))
    each = ((weight.value, severity_name(weight), n) for weight, n in counts.items())
    written = format_html_join("", '<span class="state {}">{} {}</span> ', each)
    return format_html('<span class="counts">{}</span>', written)


@register.simple_tag
def write_links(rows: Iterable[Row], cycle: int) -> SafeString:
    """Write the links to the pages on which the units of rows write their reports of a round."""
    write = addresses("write", cycle)
    return _joined(f'<a href="{write(row.unit.pk)}">{escape(row.unit.name)}</a> ' for row in rows)


@register.simple_tag
def unit_options(rows: Iterable[Row], *, is_in: bool) -> SafeString:
    """Write as choices the units that have submitted, or those that have not."""
    return _joined(
        f'<option value="{row.unit.pk}">{escape(row.unit.name)}</option>'
        for row in rows
        if row.is_in is is_in
    )


def _joined(parts: Iterable[str]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every word has gone through escape


def _values(rows: Iterable[tuple[Unit, Tally]]) -> Iterator[tuple[object, ...]]:
    for unit, tally in rows:
        rate = "—" if tally.percent is None else f"{tally.percent}%"
        numbers = (tally.total, tally.on_time, tally.zero, tally.late, tally.missing)
        yield unit.name, *map(SafeString, numbers), SafeString(rate)

"""Filters and tags of the indicators' pages: words, lamps, rows of many units."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from huizong.indicators import (
    Aim,
    Comparison,
    Course,
    Indicator,
    IndicatorSet,
    IndicatorValue,
    Origin,
    RollUp,
    Span,
    Standing,
    written,
)
from huizong.indicators.spans import SPANS
from huizong.ledgers.counting import NOTHING
from huizong.values import Message
from huizong_web.indicators.asked import Asked
from huizong_web.indicators.rows import Shown
from huizong_web.indicators.sheet import as_typed
from huizong_web.indicators.speaking import period_said
from huizong_web.indicators.speaking import said as said_in_language
from huizong_web.indicators.tree import Branch
from huizong_web.indicators.workbook import Table

register = template.Library()
register.filter("period_name", period_said)
LAMPS = {
    Standing.MET: ("open", gettext_lazy("达标")),
    Standing.ON_COURSE: ("open", gettext_lazy("进度正常")),
    Standing.BEHIND: ("due", gettext_lazy("进度落后")),
    Standing.MISSED: ("late", gettext_lazy("未达标")),
    Standing.UNKNOWN: ("notice", gettext_lazy("没有数")),
}
"""For a standing the lamp's colour and its word."""
ROLL_UPS = {
    RollUp.SUM: gettext_lazy("各单位相加"),
    RollUp.RATE: gettext_lazy("汇总按分子之和比分母之和"),
    RollUp.WHOLE: gettext_lazy("各数先汇总，再用公式算"),
    RollUp.TOP: gettext_lazy("只有全机关一个数"),
}
NAMED = 8
"""So many units that have not entered are named; of more it is said how many."""


@register.filter
def said(message: Message | None) -> str:
    """Return the library's words in the visitor's language."""
    return said_in_language(message) if message else ""


@register.filter
def lamp(standing: Standing) -> tuple[str, str] | None:
    """Return a lamp's class and word, None where there is no target."""
    found = LAMPS.get(standing)
    return (found[0], str(found[1])) if found else None


@register.filter
def target_text(row: Shown) -> str:
    """Return a target as it is printed, with the sign of its direction."""
    if row.target.target is None:
        return ""
    return _plainly(row.definition, row.target.target)


def _plainly(definition: Indicator, target: Decimal) -> str:
    sign = "≤" if definition.direction == "lower" else "≥"
    return sign + written(definition.model_copy(update={"decimals": None}), target)


@register.filter
def aim_text(aim: Aim, indicator: Indicator) -> str:
    """Return a target that holds without having been set for just this one, and whose it is."""
    number = _plainly(indicator, aim.value)
    whose = {
        Origin.ABOVE: _("随%(unit)s") % {"unit": aim.unit or _("全机关")},
        Origin.PARTS: _("下级之和"),
        Origin.DEFINED: _("定义里写的"),
    }.get(aim.origin, "")
    return f"{number} {whose}".strip()


@register.filter
def whose(aim: Aim | None) -> str:
    """Return whose target holds, "" for one's own."""
    if aim is None or aim.origin is Origin.OWN:
        return ""
    names = {
        Origin.ABOVE: _("随%(unit)s") % {"unit": aim.unit or _("全机关")},
        Origin.PARTS: _("下级之和"),
    }
    return names.get(aim.origin, "")


@register.filter
def direction_words(indicator: Indicator) -> str:
    """Say which way is good."""
    if indicator.direction == "lower":
        return _("不高于目标就是达标。")
    return _("不低于目标就是达标。")


@register.filter
def typed(number: Decimal | None, indicator: Indicator) -> str:
    """Return a number as one would type it, — where there is none."""
    return as_typed(indicator, number) or NOTHING


@register.filter
def change(comparison: Comparison) -> str:
    """Return a change in a cell; nothing where there is nothing to compare."""
    return "" if comparison.course is Course.UNKNOWN else said_in_language(comparison.words)


@register.filter
def went(comparison: Comparison) -> str:
    """Return the class of a change: which way it went, and whether that is good."""
    if comparison.good is None:
        return ""
    return f"{comparison.course}-{'good' if comparison.good else 'bad'}"


@register.filter
def other_units(comparison: Comparison) -> bool:
    """Whether two values are compared that are made of different units."""
    return comparison.course is not Course.UNKNOWN and not comparison.comparable


@register.filter
def lacking(units: Sequence[str]) -> str:
    """Say which units have not entered."""
    if len(units) <= NAMED:
        return _("没有填齐：%(names)s。") % {"names": "、".join(units)}
    words = ngettext("有 %(n)s 个单位没有填齐。", "有 %(n)s 个单位没有填齐。", len(units))
    return words % {"n": len(units)}


@register.filter
def besides(units: Sequence[str], absent: Sequence[str]) -> list[str]:
    """Return units without those that were named for all rows together."""
    return [unit for unit in units if unit not in absent]


@register.filter
def span_name(span: Span) -> str:
    """Return what a span is called."""
    return said_in_language(SPANS[span])


@register.filter
def roll_up(indicator: Indicator) -> str:
    """Say how an indicator is rolled up."""
    return str(ROLL_UPS[indicator.rolled])


@register.filter
def is_entered(group: IndicatorSet) -> bool:
    """Whether units enter anything of a set."""
    return any(each.entered and each.rolled is not RollUp.TOP for each in group.indicators.values())


@register.filter
def indented(branch: Branch) -> str:
    """Return a unit's name as a list of choices has it, below what it stands under."""
    return "　" * branch.depth + branch.unit.name


@register.simple_tag
def fresh_rows(fresh: Table) -> SafeString:
    """Write the numbers of a workbook that are new, a row for each unit."""
    columns, lines = fresh
    return format_html_join(
        "\n",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (
                unit.name if unit else _("全机关"),
                format_html_join(
                    "",
                    '<td class="number">{}</td>',
                    (
                        ("" if number is None else as_typed(given, number),)
                        for given, number in zip(columns, numbers, strict=True)
                    ),
                ),
            )
            for unit, numbers in lines
        ),
    )


@register.simple_tag
def unit_rows(
    rows: Iterable[tuple[Branch, Sequence[IndicatorValue], bool]], asked: Asked
) -> SafeString:
    """Write the rows of a set's units: thousands of cells take a template too long."""
    fill = reverse("enter-indicators", args=(0, asked.group.key)).replace("/0/", "/{}/", 1)
    listed = f"{reverse('indicators')}?office={asked.kept.office_id}&amp;set={asked.group.key}"
    name = f'<a href="{listed}&amp;period={asked.code}&amp;unit={{}}">{{}}</a>'
    link = f'<a class="fill" href="{fill}?period={asked.code}">{{}}</a>'
    return format_html_join(
        "\n",
        '<tr class="depth-{}"><th scope="row">{}{}</th>{}</tr>',
        (
            (
                branch.depth,
                format_html(name, branch.unit.pk, branch.unit.name),
                format_html(link, branch.unit.pk, _("填")) if enters else "",
                format_html_join(
                    "",
                    '<td class="number{}">{}</td>',
                    (("" if v.value else " quiet", v.text) for v in values),
                ),
            )
            for branch, values, enters in rows
        ),
    )

"""Filters and tags: dates as the office writes them, the spans of a sheet, the library's words."""

import html
from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huizong.values import Fate, Finding, Message, Severity
from huizong_web.reports import library
from huizong_web.reports.bar import Bar
from huizong_web.reports.beside import State
from huizong_web.reports.listing import Group
from huizong_web.reports.marks import Stretch as MarkedStretch
from huizong_web.reports.models import Cycle
from huizong_web.reports.origins import Origin, Stretch
from huizong_web.reports.panel import Words, panels, sections, stretched
from huizong_web.reports.rounds.naming import full_label, label
from huizong_web.reports.rounds.periods import Kind
from huizong_web.reports.rounds.saying import moment as spoken
from huizong_web.reports.rounds.standing import Standing
from huizong_web.reports.rounds.states import State as RoundState
from huizong_web.reports.sheet import Piece, Span
from huizong_web.reports.speaking import said as said_in_language

register = template.Library()


@register.filter
def month(cycle: Cycle) -> str:
    """Return what a round is about; a month without its year where it is this one."""
    shown = date(cycle.year, cycle.month, 1)
    if cycle.kind == Kind.MONTH and _is_this_year(shown):
        return date_format(shown, _("n月"))
    return label(cycle)


@register.filter
def full_month(cycle: Cycle) -> str:
    """Return what a round is about, with its year."""
    return label(cycle)


@register.filter
def moment(when: datetime) -> str:
    """Return a time of day on its day, with the year where it is not this one."""
    return spoken(when)


@register.filter
def round_name(cycle: Cycle) -> str:
    """Return what a round is about and what it collects."""
    return full_label(cycle)


@register.filter
def lamp_word(state: RoundState) -> str:
    """Return the word for what a round is at this moment."""
    return {
        RoundState.NOTICE: _("预告"),
        RoundState.OPEN: _("收件中"),
        RoundState.DUE: _("今天截止"),
        RoundState.LATE: _("已逾期"),
        RoundState.LOCKED: _("已锁定"),
    }[state]


@register.filter
def standing_word(standing: Standing) -> str:
    """Return the word for how a unit stands in a round."""
    return {
        Standing.ON_TIME: _("按时"),
        Standing.LATE: _("迟报"),
        Standing.ZERO: _("零报告"),
        Standing.WAITING: _("待报"),
        Standing.MISSING: _("未报"),
    }[standing]


def _is_this_year(when: date) -> bool:
    return when.year == timezone.localdate().year


@register.filter
def said(message: Message) -> str:
    """Return a message of the library in the language of the page."""
    return said_in_language(message)


@register.simple_tag
def spans(each: Iterable[Span]) -> SafeString:
    """Return the spans of a line as HTML, no space between them."""
    return mark_safe("".join(map(_span, each)))  # noqa: S308 - every word has gone through escape


def _span(span: Span) -> str:
    """Return a span as HTML; by hand, since a long report has tens of thousands."""
    inside = "".join(map(_piece, span.pieces))
    if not span.key:
        return inside
    return f'<span class="run" tabindex="0" data-origin="{span.key}">{inside}</span>'


def _piece(piece: Piece) -> str:
    words = html.escape(piece.text)
    if not piece.figure:
        return f'<span class="doubted">{words}</span>' if piece.doubted else words
    sort = "figure doubted" if piece.doubted else "figure"
    return f'<span class="{sort}" tabindex="0" data-origin="{piece.figure}">{words}</span>'


@register.simple_tag
def stretches(each: Iterable[Stretch]) -> SafeString:
    """Return the stretches of a source's text as HTML, the place pointed at as <mark>."""
    return mark_safe(stretched(each))  # noqa: S308 - every stretch has gone through escape


@register.simple_tag
def origin_panels(origins: Iterable[Origin], bar: Bar, may_decide: bool) -> SafeString:  # noqa: FBT001 - a template's tag
    """Return the panel of every run and figure of a report."""
    return panels(origins, _words(bar, may_decide=may_decide))


@register.simple_tag
def origin_sections(origins: Iterable[Origin], bar: Bar, may_decide: bool) -> SafeString:  # noqa: FBT001 - a template's tag
    """Return the panels of some runs and figures as sections of a page."""
    return sections(origins, _words(bar, may_decide=may_decide))


def _words(bar: Bar, *, may_decide: bool) -> Words:
    change = _("看为什么，或改") if may_decide else _("看为什么")
    return Words(
        said=said_in_language,
        role=role_word,
        severity=severity_name,
        matters=reverse("matters", args=[bar.cycle.pk]),
        change=change if bar.may_trace else "",
    )


@register.simple_tag
def marked(each: Iterable[MarkedStretch]) -> SafeString:
    """Return the stretches of a checked text as HTML: words that are pointed at lead to why."""
    return format_html_join("", "{}", ((_marked(stretch),) for stretch in each))


def _marked(stretch: MarkedStretch) -> SafeString:
    if not stretch.marks:
        return format_html("{}", stretch.text)
    heaviest = stretch.marks[0]
    anchors = format_html_join("", '<span id="{}"></span>', ((each,) for each in stretch.opens))
    return format_html(
        '{}<a class="fault {}" href="#f{}" data-findings="{}" aria-describedby="s{}">{}</a>',
        anchors,
        heaviest.severity.value,
        heaviest.number,
        " ".join(str(mark.number) for mark in stretch.marks),
        heaviest.number,
        stretch.text,
    )


@register.filter
def rule_name(group: Group) -> str:
    """Return what a rule is called in the language of the page."""
    title = library.rule_titles().get(group.code, "")
    is_chinese = (get_language() or "").startswith("zh")
    return title if title and is_chinese else group.rule.replace("-", " ")


@register.filter
def severity_name(severity: Severity) -> str:
    """Return the word for a severity."""
    return {
        Severity.ERROR: _("错误"),
        Severity.WARNING: _("提醒"),
        Severity.STYLE: _("格式"),
    }[severity]


@register.filter
def fate_word(fate: Fate) -> str:
    """Return the word for what became of an item."""
    return {
        Fate.KEPT: _("保留"),
        Fate.MERGED: _("并入"),
        Fate.REPLACED: _("替换"),
        Fate.LEFT_OUT: _("未用"),
    }[fate]


@register.filter
def severity_word(finding: Finding) -> str:
    """Return the word for how much a finding weighs."""
    return severity_name(finding.severity)


@register.filter
def role_word(role: str) -> str:
    """Return the word for the part a section had in a matter; the library's own where unknown."""
    words = {
        "organises": _("组织"),
        "drafts": _("起草"),
        "serves": _("服务保障"),
        "supervises": _("督查"),
        "publishes": _("报道"),
        "attends": _("参加"),
        "takes-part": _("参与"),
        "reports": _("工作"),
    }
    return words.get(role, role)


@register.filter
def state_word(state: State) -> str:
    """Return the word for what a list says of a row."""
    return {
        "met": _("兑现"),
        "not-met": _("未兑现"),
        "in-part": _("部分兑现"),
        "not-mentioned": _("没有提到"),
        "undecidable": _("判断不了"),
        "new": _("新有"),
        "gone": _("不再提"),
        "same": _("一字不差"),
        "renewed": _("只换数字"),
        "up": _("上升"),
        "down": _("下降"),
        "copied": _("照抄"),
        "alike": _("相近"),
    }[state.name]

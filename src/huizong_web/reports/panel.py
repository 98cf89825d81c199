"""The panel beside the sheet, as HTML.

A long report has thousands of runs and figures, each with a panel of its own: a template would take
minutes over what this says in a second.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huizong.values import Message, Severity
from huizong_web.reports.origins import Also, Noticed, Origin, Quote, Shared, Stretch
from huizong_web.reports.resting import Rest


@dataclass(frozen=True, slots=True)
class Words:
    """What the panels say in the language of the page; `matters` is the page that matters are on.

    `change` is "" where the person may not see that page.
    """

    said: Callable[[Message], str]
    role: Callable[[str], str]
    severity: Callable[[Severity], str]
    matters: str
    change: str


def panels(origins: Iterable[Origin], words: Words) -> SafeString:
    """Return the panels of a report, a <template> each, called by its key."""
    setter = _Setter(words)
    return mark_safe(  # noqa: S308 - every value has gone through escape
        "\n".join(
            f'<template data-origin="{escape(each.key)}">{"".join(setter.panel(each))}</template>'
            for each in origins
        )
    )


def sections(origins: Iterable[Origin], words: Words) -> SafeString:
    """Return the panels of a report one after the other, to be read without a script."""
    setter = _Setter(words)
    return mark_safe(  # noqa: S308 - every value has gone through escape
        "\n".join(f"<section>{''.join(setter.panel(each))}</section>" for each in origins)
    )


class _Setter:
    """Sets panels; the words of the page are looked up once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._open, self._same = escape(_("打开原文")), escape(_("同一件事"))
        self._faults, self._basis = escape(_("问题")), escape(_("依据"))

    def panel(self, origin: Origin) -> Iterator[str]:
        first = origin.quotes[0]
        head = origin.words if origin.is_figure else f"{first.section} {first.label}".strip()
        yield f'<h2 class="words">{escape(head)}</h2>\n'
        for each in origin.quotes:
            yield from self._quote(each, is_figure=origin.is_figure)
        for rest in origin.rests:
            yield from self._rest(rest)
        if origin.matters:
            yield f"<section><h3>{self._same}</h3>\n"
            for shared in origin.matters:
                yield from self._matter(shared)
            yield f"{self._change(origin.matters[0])}</section>\n"
        if origin.findings:
            yield from self._findings(origin)

    def _quote(self, each: Quote, *, is_figure: bool) -> Iterator[str]:
        who = f"← {escape(each.section)} {escape(each.label)} · " if is_figure else ""
        yield f'<section class="quote">\n<p class="from">{who}'
        yield f'<span class="file">{escape(each.name)}</span></p>\n'
        yield f"<blockquote>{stretched(each.stretches)}</blockquote>\n"
        if each.url:
            yield f'<p class="go"><a href="{escape(each.url)}">{self._open}</a></p>\n'
        yield "</section>\n"

    def _rest(self, rest: Rest) -> Iterator[str]:
        said = self._words.said
        value = f' <b class="value">{escape(rest.value)}</b>' if rest.value else ""
        yield f'<section class="rests"><h3>{self._basis}</h3>\n<p>{escape(rest.label)}{value}</p>'
        yield from (f'<p class="state warning">{escape(said(each))}</p>' for each in rest.told)
        if rest.how:
            yield f'<p class="quiet">{escape("；".join(map(said, rest.how)))}</p>'
        if rest.rows:
            yield f'<ul class="rested">{"".join(map(_row, rest.rows))}</ul>'
        if rest.url:
            more = ngettext("看全部 %(n)s 行", "看全部 %(n)s 行", rest.count) % {"n": rest.count}
            words = more if rest.count else _("看依据")
            yield f'<p class="go"><a href="{escape(rest.url)}">{escape(words)}</a></p>'
        yield "</section>\n"

    def _matter(self, shared: Shared) -> Iterator[str]:
        yield f'<p class="matter">{escape(shared.title)}</p>\n<ul class="also">'
        for each in shared.also:
            yield from self._also(each)
        if shared.more:
            more = ngettext("另有 %(n)s 处未列出", "另有 %(n)s 处未列出", shared.more)
            yield f"<li>{escape(more % {'n': shared.more})}</li>"
        yield "</ul>"

    def _also(self, each: Also) -> Iterator[str]:
        who = escape(f"{each.section} {each.label}")
        yield (
            f'<li><a href="{escape(each.url)}">{who}</a>' if each.url else f"<li><span>{who}</span>"
        )
        why = escape(self._words.said(each.why))
        yield f' <span class="role" title="{why}">{escape(self._words.role(each.role))}</span>'
        yield f"<p>{escape(each.words)}</p></li>\n" if each.words else "</li>\n"

    def _change(self, shared: Shared) -> str:
        words = self._words
        if not words.change:
            return ""
        address = escape(f"{words.matters}#{shared.anchor}")
        return f'<p class="go change"><a href="{address}">{escape(words.change)}</a></p>'

    def _findings(self, origin: Origin) -> Iterator[str]:
        yield f'<section><h3>{self._faults}</h3>\n<ul class="faults">'
        for each in origin.findings:
            yield self._finding(each)
        yield "</ul>"
        if more := origin.more_findings:
            sentence = ngettext("另有 %(n)s 处未列出", "另有 %(n)s 处未列出", more) % {"n": more}
            yield f'<p class="quiet">{escape(sentence)}</p>'
        yield "</section>\n"

    def _finding(self, each: Noticed) -> str:
        finding = each.finding
        state = f'<span class="state {finding.severity.value}">'
        weight, said = self._words.severity(finding.severity), self._words.said(finding.message)
        link = f'<a href="{escape(each.url)}">{escape(said)}</a>'
        return f"<li>{state}{escape(weight)}</span> {link}</li>\n"


def _row(row: tuple[str, str]) -> str:
    words, url = row
    shown = f'<a href="{escape(url)}">{escape(words)}</a>' if url else escape(words)
    return f"<li>{shown}</li>\n"


_FORMS = {
    "": "{}",
    "near": '<span class="near">{}</span>',
    "here": "<mark>{}</mark>",
    "first": '<mark id="here">{}</mark>',
}


def stretched(each: Iterable[Stretch]) -> str:
    """Return the stretches of a source's text as HTML, the place pointed at as <mark>."""
    return "".join(_FORMS[stretch.mark].format(escape(stretch.text)) for stretch in each)

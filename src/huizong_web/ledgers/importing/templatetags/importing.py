"""The links by which the list of a book leads to its import and export."""

from typing import Any

from django import template
from django.template.context import Context

from huizong_web.ledgers.shown import has_personal

register = template.Library()


@register.inclusion_tag("importing/tools.html", takes_context=True)
def import_tools(context: Context) -> dict[str, Any]:
    """Return what the links need: the book, what its list asks for, if it has personal data."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    return {
        "book": context["book"],
        "may_enter": context["may_enter"],
        "asked": asked.urlencode(),
        "personal": context["may_enter"] and has_personal(context["ledger"].fields.values()),
    }

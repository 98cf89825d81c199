"""Composing: a section's month written from its records, by a template an office can change.

template, loading   the template as frozen models; files read, faults by line
items       what it may tell: sentences of ledgers, what was closed, what changed, what falls due
slots       a record's words in a template's text, with [what is left out where nothing fills it]
compose     the items in order, each figure with the ledger's figure that it states
editing     what became of the items since: figures carried over, changed by hand, left out, added
Knows no store and no page. Imports lineage, ledgers, figures, calendar, definitions, values.
"""

from huizong.composing.compose import compose
from huizong.composing.editing import Edit, EditKind, Landed, carried, carry, edits
from huizong.composing.items import Stands, Written
from huizong.composing.loading import SHIPPED, TemplateError, read_template, shipped_template
from huizong.composing.template import Template

__all__ = [
    "SHIPPED",
    "Edit",
    "EditKind",
    "Landed",
    "Stands",
    "Template",
    "TemplateError",
    "Written",
    "carried",
    "carry",
    "compose",
    "edits",
    "read_template",
    "shipped_template",
]

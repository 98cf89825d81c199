"""What the pages of reports and registers show of lineage, and words for its states."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django import template
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huizong.composing import EditKind
from huizong.lineage import Candidate
from huizong_web.ledgers.models import Book, Record
from huizong_web.lineage.citing import cited
from huizong_web.lineage.registers import under
from huizong_web.lineage.seen import Seen, seen_in_draft
from huizong_web.lineage.showing import shown_slips
from huizong_web.lineage.slipping import slips_behind
from huizong_web.lineage.telling import label_of_ground
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import rights_of
from huizong_web.policy import Action
from huizong_web.reports.issuing.models import Paper
from huizong_web.reports.models import Cycle
from huizong_web.reports.writing.models import Draft

register = template.Library()

_STATES: Mapping[str, tuple[Promise, str]] = {
    "differs": (_("不符"), "error"),
    "changed": (_("台账已变"), "error"),
    "unsure": (_("待选定"), "warning"),
    "proposed": (_("待认定"), "warning"),
    "nothing": (_("没有依据"), "warning"),
    "rests": (_("有依据"), "good"),
    "added": (_("增加"), "warning"),
    "removed": (_("减少"), "warning"),
    "altered": (_("改动"), "warning"),
}
"""What a state is called, and how much it weighs; the heaviest first."""


@register.filter
def state_name(state: str) -> Promise | str:
    """Return what a state is called."""
    return _STATES[state][0] if state in _STATES else state


@register.filter
def weight(state: str) -> str:
    """Return the class of a state."""
    return _STATES[state][1] if state in _STATES else "missing"


_EDITS: Mapping[str, tuple[Promise, str]] = {
    EditKind.FIGURE: (_("改了数"), "error"),
    EditKind.CUT: (_("数没有写"), "warning"),
    EditKind.WORDS: (_("改了话"), "missing"),
    EditKind.GONE: (_("整条没有写"), "warning"),
    EditKind.ADDED: (_("另加的"), "missing"),
}


@register.filter
def edit_name(kind: EditKind) -> Promise:
    """Return what a change of a drafted item is called."""
    return _EDITS[kind][0]


@register.filter
def edit_weight(kind: EditKind) -> str:
    """Return the class of a change."""
    return _EDITS[kind][1]


@register.filter
def in_states(counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield states with their counts, the heaviest first, those of nothing left out."""
    return ((state, counts[state]) for state in _STATES if counts.get(state))


@register.filter
def candidate_label(candidate: Candidate) -> str:
    """Return what a proposed figure is called, with its period."""
    return label_of_ground(candidate.ground)


@register.filter
def ground_label(seen: Seen) -> str:
    """Return what a figure rests on, in a few words."""
    return label_of_ground(seen.ground, seen.tie)


@register.inclusion_tag("lineage/beside_draft.html")
def draft_basis(cycle: Cycle, unit: Unit, draft: Draft | None) -> dict[str, Any]:
    """Show beside a draft what its figures rest on, and the way to draft from records."""
    seen = seen_in_draft(draft) if draft else []
    counts = Counter("rests" if each.rests else "nothing" for each in seen)
    numbers = under(unit)
    having = Record.objects.filter(removed=False, keeper__in=numbers).values("book")
    books = Book.objects.filter(Q(pk__in=having) | Q(keeper__in=numbers), closed=False)
    return {
        "cycle": cycle,
        "unit": unit,
        "seen": seen,
        "total": len(seen),
        "counts": list(in_states(counts)),
        "keeps": books.exists(),
    }


@register.inclusion_tag("lineage/slips.html", takes_context=True)
def ledger_slips(context: Mapping[str, Any], paper: Paper) -> dict[str, Any]:
    """Show what became of the rows behind an issued paper, to whom may trace it."""
    rights = rights_of(context["request"].user, paper.cycle.office)
    if not rights.may(Action.TRACE):
        return {"slips": []}
    return {"slips": list(shown_slips(slips_behind(paper), rights))}


@register.inclusion_tag("lineage/cited.html", takes_context=True)
def cited_in(context: Mapping[str, Any], record: Record) -> dict[str, Any]:
    """Show in which sentences of reports a record is cited."""
    return {"cited": cited(record, rights_of(context["request"].user, record.book.office))}

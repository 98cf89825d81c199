"""Finds what an address names; the guard then asks whether the person may have it."""

from huizong_web.lineage.models import Tie


def find_tie(pk: int) -> Tie | None:
    """Return a tie with all that its page needs."""
    found = Tie.objects.select_related(
        "office", "unit", "book__office", "keeper", "by", "undone_by", "submission__cycle", "draft"
    )
    return found.filter(pk=pk).first()

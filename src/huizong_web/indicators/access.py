"""Finds what an address names; the guard then asks whether the person may have it."""

from huizong_web.indicators.models import Kept


def find_kept(pk: int) -> Kept | None:
    """Return a set as an office keeps it."""
    return Kept.objects.select_related("office").filter(pk=pk).first()

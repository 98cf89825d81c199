"""Finds what an address names; the guard then asks whether the person may have it."""

from huizong_web.offices.models import Unit


def find_unit(pk: int) -> Unit | None:
    """Return a unit with its office and what it stands under."""
    return Unit.objects.select_related("office", "parent").filter(pk=pk).first()

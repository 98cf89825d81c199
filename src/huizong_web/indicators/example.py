"""The indicators of an example office: those that its registers count by themselves."""

from huizong.indicators import Catalogue
from huizong_web.indicators.definitions import catalogue
from huizong_web.indicators.models import Kept
from huizong_web.ledgers.models import Book
from huizong_web.offices.models import Office


def keep_what_registers_count(office: Office) -> int:
    """Take up the sets that need no other figures than those of the office's books; how many.

    An office that keeps any set already has chosen for itself, and is left alone.
    """
    if Kept.objects.filter(office=office).exists():
        return 0
    books = set(Book.objects.filter(office=office).values_list("ledger", flat=True))
    known = catalogue()
    groups = [key for key in known.sets if _counted(known, key, books)]
    for group in groups:
        Kept.objects.create(office=office, group=group)
    return len(groups)


def _counted(known: Catalogue, group: str, books: set[str]) -> bool:
    """Whether all of a set comes from registers that are kept."""
    keys = [f"{group}.{key}" for key in known.sets[group].indicators]
    uses = {use.key.partition(".")[0] for key in keys for use in known.uses(key)}
    entered = any(known.leaves(key) for key in keys)
    return not entered and uses - known.sets.keys() <= books

"""What a cell says, or why it cannot be used."""

from datetime import date

from django.utils.translation import gettext as _

from huizong_web.offices.models import Office, Unit
from huizong_web.offices.workbook.tables import words_of
from huizong_web.policy import Role
from huizong_web.workbooks import Row


class Unusable(Exception):  # noqa: N818 - the user's fault, told as a sentence
    """A cell cannot be used; `head` is its column's."""

    def __init__(self, head: str, why: str) -> None:
        super().__init__(why)
        self.head = head


def unit_in(row: Row, head: str, office: Office) -> Unit | None:
    """Return the unit that a cell names, None where the cell is empty; raises Unusable."""
    name = row.text(head)
    if not name:
        return None
    found = office.units.filter(name=name, until=None).first()
    if found is None:
        raise Unusable(head, _("本单位没有“%(name)s”：请先在“单位”表里写上。") % {"name": name})
    return found


def kind_in(row: Row, head: str) -> str:
    """Return the kind of unit that a cell names, "" where the cell is empty; raises Unusable."""
    known = {word: kind for kind, word in words_of(Unit.Kind).items()}
    said = row.text(head)
    if said and said not in known:
        raise Unusable(head, _one_of(known))
    return known.get(said, "")


def role_in(row: Row, head: str) -> Role:
    """Return the role that a cell names; raises Unusable."""
    known = {word: role for role, word in words_of(Role).items()}
    said = row.text(head)
    if said not in known:
        raise Unusable(head, _one_of(known))
    return Role(known[said])


def number_in(row: Row, head: str) -> int | None:
    """Return the number that a cell says, None where it is empty; raises Unusable."""
    said = row.text(head)
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or len(said) > 5 or not 0 < int(said) < 32_768:
        raise Unusable(head, _("请写 1 到 32767 的整数。"))
    return int(said)


def date_in(row: Row, head: str) -> date | None:
    """Return the day that a cell says, None where it is empty; raises Unusable."""
    said = row.text(head)
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Unusable(head, _("日期请写成 2026-10-25 的样子。")) from None


def _one_of(words: dict[str, str]) -> str:
    return _("请写%(words)s中的一个。") % {"words": "、".join(words)}

"""Who takes the steps of a workflow: the words of definitions, as posts of the office."""

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from huizong_web.ledgers.models import Record
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Role


class Side(Enum):
    """On which unit of a record a post must be."""

    KEEPER = "keeper"
    CONCERNED = "concerned"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Who:
    """The posts that may take a step, and on which unit."""

    roles: frozenset[str]
    side: Side


_IN_SECTION = frozenset({Role.CLERK, Role.SECTION_HEAD})
WHO = MappingProxyType(
    {
        "clerk": Who(_IN_SECTION, Side.KEEPER),
        "section_head": Who(frozenset({Role.SECTION_HEAD}), Side.KEEPER),
        "unit_clerk": Who(_IN_SECTION, Side.CONCERNED),
        "school": Who(_IN_SECTION, Side.CONCERNED),
        "office": Who(frozenset({Role.EDITOR}), Side.OFFICE),
        "supervisor": Who(frozenset({Role.SUPERVISOR}), Side.OFFICE),
        "leader": Who(frozenset({Role.LEADER}), Side.OFFICE),
    }
)
"""Other words (archivist, accountant, fleet, driver) are jobs within the keeping unit."""
JOB = Who(_IN_SECTION, Side.KEEPER)


def words_of(rights: Rights, record: Record, words: frozenset[str]) -> frozenset[str]:
    """Return which of a workflow's words for people fit somebody's posts, for one record."""
    return frozenset(word for word in words if _fits(rights, record, WHO.get(word, JOB)))


def _fits(rights: Rights, record: Record, who: Who) -> bool:
    if who.side is Side.OFFICE:
        return bool(rights.roles_over(None) & who.roles)
    unit: Unit | None = record.keeper
    if who.side is Side.CONCERNED:
        unit = record.unit or record.keeper
    return bool(rights.roles_over(unit) & who.roles)

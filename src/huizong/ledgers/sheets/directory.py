"""Names that a cell may say, as the store keeps them: units, people, records of other ledgers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from huizong.ledgers.expressions import nearest
from huizong.ledgers.fields import FieldDefinition, Type
from huizong.ledgers.sheets.told import Kind
from huizong.values import Message

_MOST_PROPOSALS = 300
"""Unknown names for which a near one is looked for; a file whose every name is wrong has enough."""


@dataclass(frozen=True)
class Directory:
    """What there is: units and people by what they may be called, numbers by ledger.

    None means that any name will do. A name maps to the one that a record keeps: a former or short
    name of a unit to its name.
    """

    units: Mapping[str, str] | None = None
    people: Mapping[str, str] | None = None
    records: Mapping[str, Collection[str]] = field(default_factory=dict)


class Unknown(Exception):  # noqa: N818 - the user's fault, told as a sentence
    """A name is in no directory."""

    def __init__(self, kind: Kind, message: Message, remedy: Message) -> None:
        super().__init__(str(message))
        self.kind, self.message, self.remedy = kind, message, remedy


class Resolver:
    """Looks names up for one file, and proposes the nearest for those that there are not."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._proposed = 0

    def resolve(self, definition: FieldDefinition, value: object) -> object:
        """Return what a record keeps for a value of a field. Raises Unknown."""
        if definition.type is Type.UNIT and isinstance(value, str):
            said = Message("本单位没有“{name}”这个科室或下级单位", name=value[:40])
            return self._named(self._directory.units, value, Kind.UNIT, said)
        if definition.type is Type.PERSON and isinstance(value, str):
            said = Message("人员里没有“{name}”", name=value[:40])
            return self._named(self._directory.people, value, Kind.PERSON, said)
        if definition.type in (Type.RECORD, Type.RECORDS):
            self._numbers(definition, (value,) if isinstance(value, str) else value)
        return value

    def _named(self, known: Mapping[str, str] | None, name: str, kind: Kind, said: Message) -> str:
        if known is None or name in known:
            return name if known is None else known[name]
        bare = "".join(name.split())
        if bare in known:
            return known[bare]
        raise Unknown(kind, said, self._near(name, known))

    def _numbers(self, definition: FieldDefinition, numbers: object) -> None:
        known = self._directory.records.get(definition.ledger or "")
        for number in numbers if known is not None and isinstance(numbers, tuple) else ():
            if number not in known:  # type: ignore[operator] # None is left out above
                said = Message("没有编号“{number}”的记录", number=str(number)[:40])
                raise Unknown(Kind.RECORD, said, Message("请核对编号，或者先登记那一条"))

    def _near(self, name: str, known: Mapping[str, str]) -> Message:
        self._proposed += 1
        if self._proposed > _MOST_PROPOSALS:
            return Message("请核对名称")
        held = sorted({kept for called, kept in known.items() if name in called or called in name})
        if len(held) == 1:
            return Message("是不是“{name}”？", name=held[0])
        return nearest(name, tuple(dict.fromkeys(known.values())))

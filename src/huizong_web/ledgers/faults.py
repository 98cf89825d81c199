"""What keeps a record from being stored as it was sent."""

from huizong_web.ledgers.models import Record
from huizong_web.offices.faults import Unfit


class Overtaken(Unfit):
    """Somebody else changed the record meanwhile; nothing was stored. `current` is as it is now."""

    def __init__(self, sentence: str, current: Record) -> None:
        super().__init__(sentence)
        self.current = current

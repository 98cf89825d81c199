"""What keeps a report from being set: told in a message, never half a file."""

from huizong.values import Message


class TypesettingError(Exception):
    """A report cannot be set; `message` says what, why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

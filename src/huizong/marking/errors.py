"""What keeps a file from being mended: told in a message, never half a file."""

from huizong.values import Message


class MarkingError(Exception):
    """A file cannot be written back; `message` says what, why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

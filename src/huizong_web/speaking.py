"""Says the library's messages in the language of the page."""

from django.utils.translation import get_language

from huizong.values import Message, render
from huizong_web.labels import worded


def said(message: Message) -> str:
    """Return a message in the language that the visitor reads."""
    return render(_worded(message), (get_language() or "zh").partition("-")[0])


def _worded(message: Message) -> Message:
    """Return a message with the labels in it in the language of the page."""
    said = {
        name: _worded(value) if isinstance(value, Message) else worded(value)
        for name, value in message.arguments
        if not isinstance(value, int)
    }
    return Message(message.template, **(dict(message.arguments) | said))

"""Says the library's messages in the language of the page."""

from django.utils.translation import get_language

from huizong.values import Message, render


def said(message: Message) -> str:
    """Return a message in the language that the visitor reads."""
    return render(message, (get_language() or "zh").partition("-")[0])

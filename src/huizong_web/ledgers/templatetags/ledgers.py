"""Filters of the pages of registers."""

from django import template

from huizong.values import Message
from huizong_web.labels import like
from huizong_web.speaking import said

register = template.Library()
register.filter(like)


@register.filter
def spoken(message: Message) -> str:
    """Return a message of the library in the language of the page."""
    return said(message)

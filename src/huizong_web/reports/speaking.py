"""Says the library's messages in the language of the page."""

from huizong_web.speaking import said

__all__ = ["said"]

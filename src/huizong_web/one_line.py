"""What somebody typed into a field of one line, as it is stored."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def one_line(text: str) -> str:
    """Return a text on one line: single spaces, and no sign that a database cannot store.

    No keyboard types those signs; PostgreSQL refuses U+0000 in a text.
    """
    return " ".join(_UNPRINTABLE.sub("", text).split())

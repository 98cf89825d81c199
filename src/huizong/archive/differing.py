"""The words in which two paragraphs differ."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"[0-9A-Za-z０-９xX×%％.．]+|\s+|.", re.DOTALL)
_SAYS = re.compile(r"\w")
_LONGEST = 4_000  # characters; what is longer is compared only so far


def differing(source: str, copy: str, *, most: int) -> tuple[tuple[str, str], ...]:
    """Return what stands in the source and, in its stead, in the copy; at most so many.

    A number is one word: 2012 became 20xx, not 12 xx. Marks alone are not told.
    """
    left, right = _words(source), _words(copy)
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    found = []
    for kind, a, b, c, d in steps:
        if kind != "equal":
            told = "".join(left[a:b]).strip(), "".join(right[c:d]).strip()
            if any(map(_SAYS.search, told)):
                found.append(told)
    return tuple(found[:most])


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text[:_LONGEST]) if not word.isspace()]

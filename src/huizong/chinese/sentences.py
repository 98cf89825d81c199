"""Where sentences start and end."""

import re

# A sentence ends after its mark together with the quotes and brackets that close there, or with
# the line. Every branch takes at least one character and never gives it back: linear.
_MARKS = "。！？；!?;"
_SENTENCE = re.compile(
    rf"""[^\s]                                # its first character; blanks before it are skipped
        (?:(?<![{_MARKS}])[^{_MARKS}\r\n]*+[{_MARKS}]*+ | (?<=[{_MARKS}])[{_MARKS}]*+)
        [”’"'」』）)】》〉]*+""",
    re.VERBOSE,
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans [start, end) of the sentences of a text, in code points.

    A sentence ends after 。！？； (or the half-width marks, or several of them) and the quotes and
    brackets closing there, or at the end of its line. Blanks around it and empty lines belong to
    no sentence.
    """
    return tuple(
        (match.start(), match.end() - _blanks_at_end(match[0]))
        for match in _SENTENCE.finditer(text)
    )


def _blanks_at_end(words: str) -> int:
    return len(words) - len(words.rstrip())

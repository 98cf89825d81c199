"""Text that every output can hold: no characters that XML forbids, no line ends of its own."""

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

from huizong.values import Run

_LINE_END = re.compile("\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
# XML 1.0 (fifth edition) §2.2, less the space characters above; \x7f-\x9f it only discourages,
# but they have no glyph.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WIDE = frozenset("WFA")


def printable(text: str) -> str:
    """Return the text with line ends and tabs as spaces, and without control characters."""
    return _FORBIDDEN.sub("", _LINE_END.sub(" ", text))


def printable_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs as they can be printed; those of which nothing remains are left out."""
    cleaned = (Run(printable(run.text), run.origin) for run in runs)
    return tuple(run for run in cleaned if run.text)


def width(text: str) -> float:
    """Return the width of a text in characters (字): hanzi and full-width marks 1, others a half.

    Follows Unicode Standard Annex 11; ambiguous marks (“ ” — …) count as in a Chinese font.
    """
    return sum(1.0 if east_asian_width(character) in _WIDE else 0.5 for character in text)

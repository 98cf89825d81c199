"""A paragraph as it is compared: one spelling, marks and blanks dropped, numbers masked.

"2012年" and "20xx年" are masked alike, since a text that goes out again has its years changed or
blanked. A numeral within a word (一致) is masked on both sides and so does no harm.
"""

import re

from huizong.chinese import fold

_NUMBER = re.compile(
    r"(?:[0-9][0-9xX×*＊○_＿□]*(?:[.,．，][0-9]+)*|[〇零一二两三四五六七八九十百千万亿]+)+"
    r"|[xX×*＊○_＿□某]{1,4}(?=[年月日号名人个次家])"
)
_MARKS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return a paragraph without marks and blanks, full-width and traditional signs folded."""
    return _MARKS.sub("", fold(text))


def masked(text: str) -> str:
    """Return the same with every number and blanked year written 0."""
    return _MARKS.sub("", _NUMBER.sub("0", fold(text)))

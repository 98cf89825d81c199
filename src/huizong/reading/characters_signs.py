"""Signs in odd forms: full-width digits, radicals for hanzi, ligatures, invisible characters."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from huizong.chinese import half_width
from huizong.reading.characters_runs import Edit
from huizong.reading.characters_words import characters
from huizong.reading.lines import INVISIBLE

# CJK radicals, compatibility ideographs, Latin ligatures. Signs that are units (㎡ ℃) are no forms.
_FORMS = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\ufb00-\ufb06"
_DIGIT = "[0-9０-９]"
# Each begins with a set of characters, which re looks for much faster than for alternatives.
_ODD = re.compile(f"[０-９Ａ-Ｚａ-ｚ％{_FORMS}{INVISIBLE}]")
_ODD_BETWEEN = re.compile(f"[．，／－](?<={_DIGIT}.)(?={_DIGIT})")
_WORD = re.compile(r"[0-9A-Za-z.,%/\-]+")
_FORM = re.compile(f"[{_FORMS}]")
_GONE = re.compile(f"[{INVISIBLE}]+")


def may_have_odd_signs(text: str) -> bool:
    """Whether a text has signs that some edit may concern."""
    return bool(_ODD.search(text) or _ODD_BETWEEN.search(text))


def sign_edits(text: str) -> list[Edit]:
    """Return the edits that give a text its ordinary signs."""
    if not may_have_odd_signs(text):
        return []
    return sorted([*_narrowed(text), *_ordinary(text), *_hidden(text)], key=lambda edit: edit.start)


def _narrowed(text: str) -> Iterator[Edit]:
    narrow = half_width(text)
    for match in _WORD.finditer(narrow) if narrow != text else ():
        if match[0] != text[match.start() : match.end()]:
            yield Edit(match.start(), match.end(), match[0])


def _ordinary(text: str) -> Iterator[Edit]:
    for match in _FORM.finditer(text):
        sign = _radicals().get(match[0]) or unicodedata.normalize("NFKC", match[0])
        if sign != match[0]:
            yield Edit(match.start(), match.end(), sign)


def _hidden(text: str) -> Iterator[Edit]:
    return (Edit(match.start(), match.end(), "") for match in _GONE.finditer(text))


@cache
def _radicals() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in characters().radicals.split()}

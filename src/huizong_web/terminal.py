"""Speaks to the person at the terminal, in the language of the terminal, without Django.

The sentences stand in the same catalogue as those of the pages.
"""

import gettext as catalogues
import sys
from functools import cache
from pathlib import Path

from huizong.terminal import language

LOCALE = Path(__file__).parent / "locale"
UNUSABLE = 2
"""The exit status of a call that could not be carried out, as for the library's commands."""


@cache
def _catalogue(code: str) -> catalogues.NullTranslations:
    return catalogues.translation("django", LOCALE, languages=[code], fallback=True)


def gettext(sentence: str) -> str:
    """Return a Chinese sentence in the language of the terminal."""
    return _catalogue(language()).gettext(sentence)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def fail(sentence: str) -> int:
    """Print why a command could not be carried out and return its exit status."""
    sys.stderr.write(f"huizong: {sentence}\n")
    return UNUSABLE

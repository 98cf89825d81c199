"""The words by which parted characters are known (definitions/words/characters.yaml)."""

from functools import cache

from huizong.definitions import Labelled, read_definition


class Characters(Labelled):
    """Words behind numbers, headings that are spaced out, and radicals with their hanzi."""

    measures: tuple[str, ...]
    labels: tuple[str, ...]
    endings: tuple[str, ...]
    radicals: str


@cache
def characters() -> Characters:
    """Return the words."""
    return read_definition("words/characters", Characters)

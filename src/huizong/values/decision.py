"""What a person decided about items of sections' reports, so that the next run keeps it."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What was decided about the items."""

    JOIN = "join"  # they speak of one matter
    SPLIT = "split"  # no two of them speak of one matter
    KEEP = "keep"  # each is printed as it is and merged with nothing
    LEAD = "lead"  # the named section leads the matter that they speak of


@dataclass(frozen=True, slots=True)
class ItemRef:
    """An item as a decision names it: by its section and its words, never by its place.

    A file that is sent again has other places; an item whose words stayed is still the same.
    """

    section: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What two references to one item share: width, blanks and punctuation do not count."""
        return (self.section.strip(), plain_words(self.text))


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: what, about which items, and who made it, when (ISO 8601) and why.

    `lead` is the section that leads, for LEAD and, where it is said, for JOIN.
    """

    choice: Choice
    items: tuple[ItemRef, ...]
    by: str = ""
    on: str = ""
    why: str = ""
    lead: str = ""


def plain_words(text: str) -> str:
    """Return the letters, digits and hanzi of a text, full-width forms made plain."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKC", text)
        if unicodedata.category(letter)[0] in "LNM"
    )

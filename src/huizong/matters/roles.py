"""What a section did for a matter, and which section leads it."""

from collections.abc import Sequence
from functools import lru_cache

from huizong.matters.lexicon import Lexicon
from huizong.values import Mention

NEAR = 10  # characters at the beginning of a sentence, and before a name, that tell of it
BEHIND = 40  # and behind it, within its clause
LEAST = "reports"  # the role where no word tells
_PLAIN = frozenset({"takes-part", "supervises", "publishes"})  # whatever stands behind the name
_MADE_FOR = frozenset({"drafts", "serves"})
_NO_GUESTS = frozenset({"takes-part", "supervises", "publishes", "organises"})


@lru_cache(maxsize=1 << 14)
def role(text: str, start: int, end: int, words: Lexicon) -> str:
    """Return the role that the words around a name tell; see definitions/words/matters.yaml.

    The first verb of the clause tells (参与｜筹备, 采写｜召开的), save that what is made for the
    event (讲话, 会务) says more than the verb of a list before it, and that people who 参加 behind
    a name are its guests, not the section.
    """
    clause = text[_clause_start(text, start) : start]
    behind = text[end : end + BEHIND].split("，", maxsplit=1)[0].split("。", maxsplit=1)[0]
    before = _first(clause, words)
    if clause.endswith(words.words.roles["attends"].words):
        return "attends"
    if before in _PLAIN or clause.endswith(words.words.holding):
        return before
    made = _first(behind, words, among=_MADE_FOR)
    sentence = text.rfind("。", 0, start) + 1
    opening = text[sentence : sentence + NEAR]
    return (
        made or before or _first(behind, words, among=_NO_GUESTS) or _first(opening, words) or LEAST
    )


def _clause_start(text: str, start: int) -> int:
    return max(text.rfind(stop, 0, start) for stop in "，。；！？\n") + 1


def _first(text: str, words: Lexicon, *, among: frozenset[str] | None = None) -> str:
    """Return the role of the first telling word of a text, of the longest where two begin there."""
    found = [
        (at, -len(word), name)
        for name, known in words.words.roles.items()
        if among is None or name in among
        for word in known.words
        if (at := text.find(word)) >= 0
    ]
    return min(found)[2] if found else ""


def lead(mentions: Sequence[Mention], sole: Sequence[bool], words: Lexicon) -> str:
    """Return the section that leads: the weightiest role, then an item of its own for the matter.

    `sole` says of each mention whether its item speaks of this matter alone.
    """

    def weight(index: int) -> tuple[int, int]:
        own = 1 if sole[index] else 0
        return (words.words.roles[mentions[index].role].lead + 3 * own, -index)

    return mentions[max(range(len(mentions)), key=weight)].section

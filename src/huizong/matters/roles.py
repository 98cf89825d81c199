"""What a section did for a matter, and which section leads it."""

from collections.abc import Sequence

from huizong.matters.lexicon import Lexicon
from huizong.values import Mention

NEAR = 10  # characters before the name in which its verb stands
BEHIND = 40  # and behind it, within its clause


def role(text: str, start: int, end: int, words: Lexicon) -> str:
    """Return the role that the words around a name tell; see definitions/words/matters.yaml.

    What stands behind the name (讲话, 会务) says more than the verb of a list before it, but people
    who 参加 behind a name are its guests, not the section.
    """
    sentence = text.rfind("。", 0, start) + 1
    before = text[sentence : sentence + NEAR] + text[max(sentence, start - NEAR) : start]
    behind = text[end : end + BEHIND].split("，", maxsplit=1)[0]
    for name, known in words.words.roles.items():
        if any(word in before or word in behind for word in known.words):
            return name
    return "reports"


def lead(mentions: Sequence[Mention], sole: Sequence[bool], words: Lexicon) -> str:
    """Return the section that leads: the weightiest role, then an item of its own for the matter.

    `sole` says of each mention whether its item speaks of this matter alone.
    """

    def weight(index: int) -> tuple[int, int]:
        own = 1 if sole[index] else 0
        return (words.words.roles[mentions[index].role].lead + 3 * own, -index)

    return mentions[max(range(len(mentions)), key=weight)].section

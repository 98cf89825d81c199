"""What a ledger's figures are called: their labels, and how its sentences speak of them."""

import re
from dataclasses import dataclass

from huizong.figures import figures, subjects
from huizong.ledgers import FigureDefinition, Ledger, Measure
from huizong.ledgers.sentences import SLOT
from huizong.lineage.words import Lexicon, lexicon

_LEDGER = re.compile("台账|登记簿?|管理")
_MONTH = "2026年1月"
SEVEN = 7
"""The value that `sample` prints: any would do that no measure word turns into another word."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a figure, bare of words that say nothing, and those of its ledger.

    Of a group `own` are the group's, `figure` those of the figure that it is a part of.
    """

    own: frozenset[str]
    ledger: frozenset[str]
    figure: frozenset[str] = frozenset()


def names_of(ledger: Ledger) -> dict[str, Names]:
    """Return the names of each figure of a ledger."""
    known = lexicon()
    general = frozenset(
        known.core(_LEDGER.sub("", words)) for words in (ledger.label, *ledger.serves)
    )
    own = {
        key: set(map(known.core, called(ledger, figure.label)))
        for key, figure in ledger.figures.items()
    }
    for sentence in ledger.sentences:
        for key, words in _topics(ledger, sentence.text, known):
            own[key].add(words)
    return {key: Names(frozenset(filter(None, words)), general) for key, words in own.items()}


def called(ledger: Ledger, label: str) -> tuple[str, ...]:
    """Return what a figure or a choice is called: its label, and what the ledger adds."""
    return (label, *ledger.also_called.get(label, ()))


def _topics(ledger: Ledger, template: str, known: Lexicon) -> list[tuple[str, str]]:
    """Return what a sentence says before each of its figures, with a number in every slot."""
    text, slots, at = "", {}, 0
    for slot in SLOT.finditer(template):
        text += template[at : slot.start()]
        key = ledger.aliases.get(slot["name"], slot["name"])
        if key in ledger.figures and not slot["by"]:
            if not slot["when"]:
                slots[len(text)] = key
            text += sample(ledger.figures[key])
        elif slot["name"] == "period":
            text += _MONTH
        at = slot.end()
    text += template[at:]
    found = figures(text)
    nouns = {figure.noun for figure in found}
    return [
        (slots[figure.start], known.core(context.topic or ""))
        for figure, context in zip(found, subjects(text, found), strict=True)
        if figure.start in slots and context.topic not in nouns
    ]


def sample(figure: FigureDefinition) -> str:
    """Return how a figure is printed, with a number for its value: 7个文号, 7万元, 7%."""
    unit = figure.unit or ("%" if figure.measure is Measure.RATIO else "")
    return f"{SEVEN}{figure.scale}{unit}"

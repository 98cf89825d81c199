"""Joins lines that a hard wrap or the end of a page cut apart, by weighed evidence.

Nothing is taken away and nothing added: a joined paragraph has the runs of its lines, and a blank
where two Latin words meet. evidence.py weighs; repair.yaml holds the weights.
"""

from collections.abc import Sequence

from huizong.reading.evidence import definition, evidence, is_complete
from huizong.reading.habits import habits_of
from huizong.reading.lines import Line
from huizong.reading.seams import Words
from huizong.values import Place, Run


def rejoin(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines grouped into paragraphs, in order; linear in the text."""
    rules = definition()
    complete = [is_complete(line.text) for line in lines]
    habits = habits_of(lines, complete)
    words = _words(lines, complete)
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        reasons: list[str] = []
        if index:
            reasons = evidence(groups[-1][-1], line, habits, words, body=len(groups[-1]) > 1)
        if sum(rules.weights[reason] for reason in reasons) >= rules.threshold:
            groups[-1] += (*blank_between(groups[-1][-1], line), line)
        else:
            groups.append([line])
    return groups


def _words(lines: Sequence[Line], complete: Sequence[bool]) -> Words:
    seams = [
        (before.text, after.text)
        for before, after, done in zip(lines, lines[1:], complete, strict=False)
        if not done
    ]
    return Words([line.text for line in lines], seams)


def blank_between(before: Line, after: Line) -> list[Line]:
    """Return the blank that a wrap between two Latin words stands for."""
    if not (_latin(before.text[-1]) and _latin(after.text[0])):
        return []
    place = Place(before.place.path, before.place.end, after.place.start)
    return [Line((Run(" ", place),), place, " ")]


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()

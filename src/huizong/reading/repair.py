"""Joins lines that a hard wrap or the end of a page cut apart, by weighed evidence.

Nothing is taken away and nothing added: a joined paragraph has the runs of its lines, and a blank
where two Latin words meet. evidence.py weighs; repair.yaml holds the weights.
"""

from collections.abc import Sequence

from huizong.reading.evidence import definition, evidence, is_complete, weight
from huizong.reading.habits import habits_of
from huizong.reading.lines import Line
from huizong.reading.seams import Words
from huizong.values import Place, Run


def rejoin(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines grouped into paragraphs, in order; linear in the text."""
    complete = [is_complete(line.text) for line in lines]
    habits = habits_of(lines, complete)
    words = Words([line.text for line in lines])
    groups: list[list[Line]] = []
    for line, done in zip(lines, (False, *complete), strict=False):
        group = groups[-1] if groups else []
        body = len(group) > 1
        reasons = group and evidence(group[-1], line, habits, words, body=body, complete=done)
        if reasons and weight(reasons) >= definition().threshold:
            group += (*blank_between(group[-1], line), line)
        else:
            groups.append([line])
    return groups


def blank_between(before: Line, after: Line) -> list[Line]:
    """Return the blank that a wrap between two Latin words stands for."""
    if not (_latin(before.text[-1]) and _latin(after.text[0])):
        return []
    place = Place(before.place.path, before.place.end, after.place.start)
    return [Line((Run(" ", place),), place, " ")]


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()

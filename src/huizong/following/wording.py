"""The words before a figure: its clause, cleaned, shared out among the figures of a series."""

import re
from collections.abc import Iterator
from itertools import pairwise

from huizong.following.lexicon import lexicon
from huizong.values import Figure, FigureKind

CLAUSE = re.compile(r"[，,。；;：:！？!?\n]")
JOINT = re.compile(r"[、和与及]")
_ONLY_JOINT = re.compile(r"\s*[、和与及]\s*")
_EACH = re.compile(r"分别")
_TIME = re.compile(
    r"(?:(?:19|20)?\d{2}[－—–\-～~至到]?)*\d*年?(?:1[0-2]|\d)月[底末份初]?|(?:19|20)\d\d年?"
)
_SIGNS = re.compile(r"[\s“”\"‘’《》（）()〈〉、·]+")


def clean(words: str) -> str:
    """Return words without marks, times, and what only leads to a number."""
    text = _SIGNS.sub("", _TIME.sub("", words))
    text = text.replace("其中", "")
    parts = [part for clause in CLAUSE.split(text) if (part := stripped(clause))]
    return "".join(parts)


def stripped(clause: str) -> str:
    """Strip fillers at both ends, as often as there are any."""
    fillers = lexicon().fillers
    while (match := fillers.match(clause)) and match.end():
        clause = clause[match.end() :]
    trimmed = True
    while trimmed:
        trimmed = False
        for match in fillers.finditer(clause[-6:]):
            if match.end() == len(clause[-6:]) and match.start() != match.end():
                clause = clause[: len(clause) - len(match[0])]
                trimmed = True
                break
    return clause


def clause_start(text: str, low: int, at: int) -> int:
    """Return where the clause that holds `at` begins, not before `low`."""
    return max((match.end() for match in CLAUSE.finditer(text, low, at)), default=low)


def clause_end(text: str, at: int) -> int:
    """Return where the clause that holds `at` ends, its mark left out."""
    match = CLAUSE.search(text, at)
    return match.start() if match else len(text)


def change_of(region: str) -> int:
    """Return 1 or -1 where the words just before a figure make it a rise or a fall."""
    words = lexicon()
    if words.rises.search(region):
        return 1
    return -1 if words.falls.search(region) else 0


def without_change(words: str) -> str:
    """Return a label without the rise or fall at its end, which its sign tells."""
    rise, fall = lexicon().rises.search(words), lexicon().falls.search(words)
    match = rise or fall
    return words[: match.start()] if match else words


def each_rate(words: str, figure: Figure) -> Iterator[str]:
    """Yield the rates that share one figure, each with the words before the first."""
    if figure.kind is not FigureKind.PERCENT or "率" not in words[:-1]:
        yield words
        return
    rates = [match.end() for match in re.finditer("率", words)]
    pieces = [words[a:b] for a, b in pairwise([0, *rates])]
    if rates[-1] != len(words) or not all(_plain_rate(piece) for piece in pieces[1:]):
        yield words
        return
    front = pieces[0][: -len("入学率")] if len(pieces[0]) > len("入学率") else ""
    yield pieces[0]
    for piece in pieces[1:]:
        yield front + JOINT.sub("", piece)


def _plain_rate(piece: str) -> bool:
    return 3 <= len(JOINT.sub("", piece)) <= 5


def shared_out(text: str, counted: list[Figure]) -> dict[int, str]:
    """Return the words before each figure of a series that 分别 shares out among listed things.

    初中和高中教师本科学历比例分别达65%和90%: 初中教师本科学历比例, 高中教师本科学历比例.
    """
    found: dict[int, str] = {}
    number = 0
    while number < len(counted):
        end = number + 1
        while end < len(counted) and _ONLY_JOINT.fullmatch(
            text[counted[end - 1].end : counted[end].start]
        ):
            end += 1
        if end - number > 1:
            before = counted[number - 1].end if number else 0
            start = clause_start(text, before, counted[number].start)
            region = text[start : counted[number].start]
            found.update(_shares(region, number, end - number))
        number = end
    return found


def _shares(region: str, first: int, count: int) -> Iterator[tuple[int, str]]:
    match = _EACH.search(region)
    if match is None:
        return
    things = JOINT.split(_lead(region[: match.start()]))
    if len(things) != count:
        return
    length = len(things[0])
    rest = things[-1][length:]
    for number, thing in enumerate((*things[:-1], things[-1][:length])):
        yield first + number, thing + rest + region[match.end() :]


def _lead(words: str) -> str:
    """Return words without the fillers before them."""
    fillers = lexicon().fillers
    while (match := fillers.match(words)) and match.end():
        words = words[match.end() :]
    return words

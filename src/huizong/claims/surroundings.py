"""Where a figure stands: sentence, group and bracket, the words around it, and its role by them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from huizong.chinese import fold
from huizong.claims.amount import Role
from huizong.claims.words import lexicon
from huizong.values import Figure, Passage
from huizong.values.frozen import dataclass

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_GROUP_END = re.compile(r"[。！？!?\n；;]")
_CLAUSE_END = re.compile(r"[，。；、,;：:！？!?()（）|\n\t]")
_CLAUSES = re.compile(f".*{_CLAUSE_END.pattern}", re.DOTALL)  # all but the last
_BRACKET, _OPENING = re.compile(r"[()（）]"), "(（"
_JOINT = re.compile(r"[\s、和及与]*")  # 减少5起4人; 分别回落2.16和1.66个百分点
_LONGEST_GAP, _LONGEST_TAIL = 120, 16  # characters looked at before and behind a figure


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure's passage, the words around it and what they make of it."""

    passage: Passage
    number: int
    text: str
    gap: str
    lead: str
    tail: str
    role: Role
    sign: int
    sentence: int
    group: int
    inside: int


def spots(
    passage: Passage, number: int, counts: Callable[[Figure], bool]
) -> Iterator[tuple[Figure, Spot]]:
    """Yield the figures of a passage that `counts` takes, and where each stands."""
    counted = [figure for figure in passage.figures if counts(figure)]
    if not counted:
        return
    text = fold(passage.text)
    sentences = [match.end() for match in _SENTENCE_END.finditer(text)]
    groups = [match.end() for match in _GROUP_END.finditer(text)]
    brackets = _brackets(text)
    before, role, sign = 0, Role.LEVEL, 1
    ends = [figure.start for figure in counted[1:]] + [len(text)]
    for figure, end in zip(counted, ends, strict=True):
        gap = text[max(before, figure.start - _LONGEST_GAP) : figure.start]
        lead = clause(gap)
        tail = _first_clause(text[figure.end : min(end, figure.end + _LONGEST_TAIL)])
        if before == 0 or not _JOINT.fullmatch(gap):
            role, sign = _role(lead if lead.strip() else before_bracket(gap), tail)
        before = figure.end
        at = bisect_right(sentences, figure.start), bisect_right(groups, figure.start)
        inside = next((start for start, end in brackets if start < figure.start < end), -1)
        yield figure, Spot(passage, number, text, gap, lead, tail, role, sign, *at, inside)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return the brackets of a text, the innermost before those around them."""
    found, opened = [], []
    for match in _BRACKET.finditer(text):
        if match[0] in _OPENING:
            opened.append(match.start())
        elif opened:
            found.append((opened.pop(), match.start()))
    return found


def _role(told: str, tail: str) -> tuple[Role, int]:
    """Return what the words before an amount make of it, and which way it goes."""
    words = lexicon()
    if words.rise.search(told):
        return Role.CHANGE, 1
    if words.fall.search(told):
        return Role.CHANGE, -1
    moves = words.origin.search(told) and words.moving.search(tail)
    if moves or words.compared.search(told):
        return Role.BASE, 1
    return Role.LEVEL, 1


def clause(words: str) -> str:
    """Return the last clause of some words."""
    before = _CLAUSES.match(words)
    return words[before.end() :] if before else words


def _first_clause(words: str) -> str:
    end = _CLAUSE_END.search(words)
    return words[: end.start()] if end else words


def before_bracket(gap: str) -> str:
    """Return the last clause of some words, that before a bracket which they open."""
    opened = gap.rstrip()
    return clause(opened[:-1].removesuffix("的") if opened.endswith(("(", "（")) else gap)

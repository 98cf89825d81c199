"""A name within its sentence: what may be cut out of it, and what is left to say of the section.

    完成全县甲会议、乙培训班等3次会议的会务工作。
    |lead|  element  |element|     tail          |

An element may be cut from a list only if what stays still reads and stays true: each other element
is a name of its own, and no count governs a closed list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huizong.matters.lexicon import lexicon
from huizong.matters.shared import is_name

VERB_WITHIN = 16  # characters from the beginning of a list
GOVERNED = 14  # characters of a clause that go on with the name it holds
LABEL = 8  # characters of words that only name the sentence behind them
SHORT = 26  # characters of a share that fits into brackets

_SENTENCE_END = re.compile(r"[。；！？\n]")
_STOP = re.compile(r"[，,。；;！？\n（]")
_CLAUSE_END = re.compile(r"[，,。；！？\n]|等")
_DELIMITER = re.compile(r"、|以及|(?<=[》”）)会议动式班材告案料词话纲讯])(?:和|及|与)")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]+(?:次|个|场|项|件|份|篇|期|类|种)")
_OPEN_LIST = re.compile(r"等")
_BRACKETS = {"《": "》", "“": "”", "（": "）", "(": ")", "‘": "’", '"': '"'}


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A name's place in its text; all are offsets, half-open.

    `elements` are those of the list in which the name stands, one alone where there is no list, and
    `index` the name's own; an element includes the words that hang on the name (主持讲话).
    `cuttable` tells whether its element may be cut from the list, or the name from its sentence
    where it stands alone. `share` are the stretches that
    say what the section did.
    """

    name: Span
    elements: tuple[Span, ...]
    index: int
    cuttable: bool
    share: tuple[Span, ...]

    @property
    def listed(self) -> bool:
        """Whether the name is one of several."""
        return len(self.elements) > 1


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """Return the name [start, end) of a text with what belongs to it."""
    end = _whole_head(text, start, end)
    sentence = _sentence(text, start, end)
    elements, tail = _elements(text, sentence, start)
    index = next((i for i, (low, high) in enumerate(elements) if low <= start < high), 0)
    others = [element for i, element in enumerate(elements) if i != index]
    if not any(_independent(text, element) for element in others):
        alone = (min(elements[index][0], start), max(elements[index][1], end))
        begin = sentence[0] if is_label(text[: sentence[0]]) else 0
        rest = ((begin, start), (end, len(text)))
        if _is_all_of_its_clause(text, start, end):
            share = _tidy(text, ((end + 1, len(text)),))
            return Excerpt((start, end), (alone,), 0, cuttable=True, share=share)
        cuttable = sentence[0] == begin and _may_go(text, start, end)
        return Excerpt((start, end), (alone,), 0, cuttable=cuttable, share=_tidy(text, rest))
    verb, hanging = (sentence[0], elements[0][0]), (end, elements[index][1])
    about = _what_the_list_is_about(text, tail) if hanging[0] >= hanging[1] else ()
    governs = index == len(elements) - 1 and hanging[0] < hanging[1]
    cuttable = not governs and _may_cut(text, others, tail)
    share = _tidy(text, (verb, hanging, *about))
    return Excerpt((start, end), elements, index, cuttable=cuttable, share=share)


def without(elements: tuple[Span, ...], removed: set[int]) -> Iterator[Span]:
    """Yield what to cut so that the removed elements are gone with one delimiter each."""
    kept = [index for index in range(len(elements)) if index not in removed]
    for index in sorted(removed):
        if any(other > index for other in kept):
            yield (elements[index][0], elements[index + 1][0])
        elif kept:
            yield (elements[kept[-1]][1], elements[index][1])


def clause_end(text: str, start: int) -> int:
    """Return where the clause ends in which `start` stands, brackets and titles not looked into."""
    found = _STOP.search(text, start)
    return found.start() if found else len(text)


def place_behind(text: str, found: Excerpt) -> int:
    """Return where a bracket about a name stands: behind its element, or its clause if short.

    "接待视察团视察｜河道治理（…）": what the name governs is not parted from it.
    """
    if found.listed:
        return found.elements[found.index][1]
    end = clause_end(text, found.name[1])
    joined = text.startswith(lexicon().words.dangling.coordinating, found.name[1])
    return found.name[1] if joined or end - found.name[1] > GOVERNED else end


def _sentence(text: str, start: int, end: int) -> Span:
    before = [match.end() for match in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return (before[-1] if before else 0, after.start() if after else len(text))


def _elements(text: str, sentence: Span, start: int) -> tuple[tuple[Span, ...], Span]:
    """Split the clause around `start` into the elements of its list and what follows the list."""
    outside = _outside_brackets(text, *sentence)
    ends = [m for m in _CLAUSE_END.finditer(text, *sentence) if outside[m.start() - sentence[0]]]
    clause_start = max((m.end() for m in ends if m.end() <= start), default=sentence[0])
    stop = next((m.start() for m in ends if m.start() > start), sentence[1])
    marks = [
        match
        for match in _DELIMITER.finditer(text, clause_start, stop)
        if outside[match.start() - sentence[0]]
    ]
    bounds = [clause_start, *(at for m in marks for at in (m.start(), m.end())), stop]
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    first = pieces[0]
    pieces[0] = (_behind_verb(text, *first), first[1])
    return tuple(pieces), (stop, sentence[1])


def _outside_brackets(text: str, low: int, high: int) -> list[bool]:
    outside, closing = [], ""
    for letter in text[low:high]:
        outside.append(not closing)
        if not closing:
            closing = _BRACKETS.get(letter, "")
        elif letter == closing:
            closing = ""
    return outside


def _behind_verb(text: str, low: int, high: int) -> int:
    """Return where the first element begins: behind the first verb, which governs the list."""
    verb = lexicon().verb.search(text, low, min(high, low + VERB_WITHIN))
    return verb.end() if verb and verb.end() < high else low


def _independent(text: str, element: Span) -> bool:
    """Whether an element is a name, so that the list stays one when its neighbour is cut out."""
    words = lexicon()
    return bool(words.head.search(text[slice(*element)])) or is_name(text, *element, words)


def _whole_head(text: str, start: int, end: int) -> int:
    """Return the end of the name, its last word whole (推进会｜议)."""
    head = lexicon().head
    for longer in (end + 2, end + 1):
        found = head.search(text[start:longer]) if longer <= len(text) else None
        if found and start + found.start() < end:
            return longer
    return end


def _may_go(text: str, start: int, end: int) -> bool:
    """Whether a name that stands alone may be cut out of its sentence."""
    words = lexicon().words
    if text.startswith((*words.dangling.coordinating, *words.onward), end):
        return False
    bare = not text[end : end + 1].strip("，。；,")
    return not (bare and text[:start].endswith(words.needy))


def is_label(before: str) -> bool:
    """Whether what stands before a sentence only names it: 现场会筹备。｜为全县现场会准备路线。"""
    bare = before.removesuffix("。")
    short = 0 < len(bare) <= LABEL and not _SENTENCE_END.search(bare)
    return short and lexicon().opening.match(bare) is None and not any(map(str.isdecimal, bare))


def _is_all_of_its_clause(text: str, start: int, end: int) -> bool:
    """Whether a text opens with an empty verb and the name alone: 迎接复核，｜汇编材料11卷。"""
    more = text.startswith(("，", ","), end) and len(text) > end + 2
    return more and text[:start] in lexicon().words.needy


def _may_cut(text: str, others: list[Span], tail: Span) -> bool:
    behind = text[slice(*tail)]
    if any(word in behind for word in lexicon().words.joint):
        return False
    if not all(_independent(text, element) for element in others):
        return False
    return bool(_OPEN_LIST.match(text, tail[0])) or not _COUNTED.search(text[slice(*tail)])


def _what_the_list_is_about(text: str, tail: Span) -> tuple[Span, ...]:
    """Return the words behind an open list that hold for each element: 等3次会议的｜会务工作."""
    end = _CLAUSE_END.search(text, tail[0] + 1)
    stop = min(end.start() if end else tail[1], tail[1])
    at = text.rfind("的", tail[0], stop) if _OPEN_LIST.match(text, tail[0]) else -1
    return ((at + 1, stop),) if at >= 0 else ()


def _tidy(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cut away words that hang in the air once the name is gone, and the closing full stop."""
    dangling = lexicon().words.dangling
    tidy: list[Span] = []
    for index, (start, end) in enumerate(spans):
        behind = dangling.behind if index else lexicon().words.selves
        low = _strip_start(text, start, end, behind)
        high = _strip_end(text, low, end, () if index else dangling.before)
        closed = index == len(spans) - 1 and text[low:high].endswith(("。", "；", "！"))
        if low < high - closed:
            tidy.append((low, high - closed))
    return tuple(tidy)


def _strip_end(text: str, low: int, high: int, words: tuple[str, ...]) -> int:
    whole = lexicon().words.dangling.whole
    while word := next((w for w in words if text[low:high].endswith(w)), ""):
        if text[low:high].endswith(whole):
            break
        high -= len(word)
    return high


def _strip_start(text: str, low: int, high: int, words: tuple[str, ...]) -> int:
    while word := next((w for w in words if text.startswith(w, low, high)), ""):
        low += len(word)
    return low

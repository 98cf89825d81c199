"""What the words around a number tell about it."""

import re

from huizong.figures.families import MEASURED, PLACES, RATED
from huizong.figures.lexicon import Lexicon
from huizong.figures.token import Token
from huizong.values import Bound, FigureKind

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_OPENING = re.compile(r"[“‘「『\"][^“”‘’「」『』\"，。；：！？,;!?\n]*$")
_QUOTED_NAME = 10
_NAMED_KINDS = frozenset({FigureKind.COUNT, FigureKind.ORDINAL, FigureKind.DURATION})
_FIRST_YEAR = 1900
_SCORED = tuple("扣加得计记减评满打给")
_COUNTED_WITH_TWO = frozenset("人位")  # elsewhere 二 numbers a label: 二类城市, 二期工程
_ALWAYS_ONE = frozenset("倍")  # 增长一倍
_DOUBLED = ("翻", "翻了", "翻近", "翻了近")
_NOUN_TAIL = re.compile("(?:(?<![初高])中|里|内|上)$")
_PLENUM = re.compile("[一二三四五六七八九]中")
_SESSIONS, _BODIES = ("会议", "全会", "全体会议"), ("届", "大", "协", "委")
_CLOSING = frozenset("，。；、！,;）)\r\n|")
_LONGEST_GRADE, _LONGEST_INDEX = 8, 20
_SENTENCE_MARKS = frozenset("，。；：！？,;!?\n")
_LONGEST_BEFORE = 4


def approximator_before(text: str, start: int, lexicon: Lexicon) -> tuple[int, Bound | None]:
    """Return where the approximator that ends at `start` begins, and its bound.

    Without one: `start` itself and None.
    """
    if start == 0 or text[start - 1] not in lexicon.before_last:
        return start, None
    for length in range(min(_LONGEST_BEFORE, start), 0, -1):
        at = start - length
        word = text[at:start]
        bound = lexicon.before.get(word)
        if bound is not None and (at == 0 or text[at - 1] not in lexicon.not_after.get(word, "")):
            return at, bound
    return start, None


def in_quoted_name(text: str, start: int, end: int) -> bool:
    """Whether the number stands in a short quotation without punctuation: a name, a slogan."""
    opening = _OPENING.search(text, max(start - _QUOTED_NAME, 0), start)
    if opening is None:
        return False
    at = opening.start()
    closing = text.find(_QUOTES[text[at]], end - 1, at + _QUOTED_NAME + 2)
    return closing >= 0 and _SENTENCE_MARKS.isdisjoint(text[at:closing])


def after_letters(text: str, start: int) -> bool:
    """Whether one or two Latin letters or digits' signs are glued to the number: G2, PM2.5, T3."""
    if start == 0 or not (text[start - 1].isascii() and text[start - 1].isalpha()):
        return False
    return not (
        start >= 3 and text[start - 3 : start].isascii() and text[start - 3 : start].isalpha()
    )


def is_name(token: Token, text: str) -> bool:
    """Whether a token that reads as a figure is part of a name."""
    return token.kind in _NAMED_KINDS and in_quoted_name(text, token.start, token.end)


def stands(
    match: re.Match[str], token: Token, kind: FigureKind, text: str, lexicon: Lexicon
) -> bool:
    """Whether a number with a unit of this kind is a figure, after a look at the words around."""
    if kind not in RATED and after_letters(text, token.start):
        return False
    numeral, more, held, unit = match.group("chinese", "more", "held", "unit")
    if unit == "届" and _PLENUM.match(text, match.end()):
        return False  # 十五届四中全会: the name of a meeting
    if unit == "届" and token.low is not None and token.low >= _FIRST_YEAR:
        return False  # 2011届毕业生: a year's class
    if numeral is None or more or match["within"] or (match["tail"] and kind in MEASURED):
        return True
    if kind in RATED:
        return kind is not FigureKind.MONEY or numeral not in ("一", "二")  # 一元化, 二元结构
    if kind is FigureKind.SCORE:
        return text.endswith(_SCORED, 0, token.start)
    if unit == "方" and numeral[-1] not in "万亿":
        return False  # 双方、三方: parties
    if unit in lexicon.words.arabic_only:
        return False  # 三金, 四大: names
    if unit in PLACES or (unit == "期" and len(numeral) == 1):
        return False  # 两区, 三市: mostly names of campaigns; 三期: a part of a project
    if numeral == "二":
        return unit in _COUNTED_WITH_TWO
    if numeral != "一" or match["after"]:
        return True  # 一周之内, 一人以上
    return reports_one(text, token.start, match.end(), held or unit, lexicon)


def numbers_session(token: Token, text: str) -> bool:
    """Whether a Chinese numeral is the number of a session: 十七届人大三次会议."""
    if token.unit == "届":
        return True
    return (
        token.unit == "次"
        and text.startswith(_SESSIONS, token.end)
        and text.endswith(_BODIES, 0, token.start)
    )


def reports_one(text: str, start: int, end: int, unit: str, lexicon: Lexicon) -> bool:
    """Whether a bare 一 with its measure word reports a count or a length of time.

    一名 is mostly an article (做一名合格党员); it counts in 其中有一人, 新建一所, 一年内.
    """
    if unit in _ALWAYS_ONE:
        return True
    if unit == "番":
        return text.endswith(_DOUBLED, 0, start)
    if lexicon.kinds.get(unit) is FigureKind.DURATION:
        return text.startswith(lexicon.span_after, end)
    if unit in lexicon.tally_measures and text.endswith(lexicon.tally_before, 0, start):
        return True
    return unit in lexicon.tally_closing and _closes_clause(text, start, end, lexicon)


def _closes_clause(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the noun stands before its count and a mark follows: 核电站一个、火电站三座.

    干一件、成一件 says each one: the same count stands twice.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        (not after or after in _CLOSING)
        and "㐀" <= before <= "鿿"
        and before not in lexicon.tally_not_after
        and text.find(text[start:end], max(start - _LONGEST_GRADE, 0), start) < 0
    )


def is_grade(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a number with 级 measures wind or an earthquake: 7.9级地震, 风力6到7级."""
    return text.startswith(lexicon.grade_after, end) or bool(
        lexicon.grade_before.search(text[max(start - _LONGEST_GRADE, 0) : start])
    )


def is_index(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a number without a unit is what an index stands at: 收入比降至2.2."""
    return bool(lexicon.index_before.search(text[max(start - _LONGEST_INDEX, 0) : start]))


def in_cell(text: str, start: int, end: int) -> bool:
    """Whether the number fills a cell of a table that was flattened with | or tabs."""
    before = text[max(start - 3, 0) : start].rstrip(" ")
    after = text[end : end + 3].lstrip(" ")
    edges = ("|", "｜", "\t")
    return before.endswith(edges) and (not after or after[0] in "|｜\t\r\n")


def counted_noun(text: str, end: int, limit: int, lexicon: Lexicon) -> str | None:
    """Return the noun that directly follows a measure word, None if a verb or a mark does.

    It ends before `limit`, where the next figure begins.
    """
    match = lexicon.noun.match(text, end, limit)
    return _NOUN_TAIL.sub("", match[0]) or None if match else None


def is_recent(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether 近 before a length of time means the recent years, not nearly so many."""
    return text[start] == "近" and not text.endswith(lexicon.lasting_before, 0, start)

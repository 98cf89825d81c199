"""Announced counts and what is listed: 三方面：一是…二是…, “四个到位”, 甲、乙、丙等4所学校."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from huizong.claims.counting import NUMERAL, count_of, told_count
from huizong.values import Claim, Passage, Place, Verdict

_INLINE = re.compile(
    r"(?:(?<=^)|(?<=[，。；：、:;,\s]))(?:第?([一二三四五六七八九十])(?:是|要|，|、(?=[^、，。]{4}))|([①-⑳]))"
)
_ITEMS = re.compile(r"[^、，。；：“”\"\n]{2,16}(?:、[^、，。；：“”\"\n]{2,16})+")
_MOST = 16
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_SHORTEST, _LONGEST = 2, 14  # characters of a name
_ROW, _CLOSE = 200, 3  # how far a row of items may reach from its slogan, and how near it ends
_WINDOW = 1500  # characters behind an announcement in which its list stands


@cache
def _announced() -> re.Pattern[str]:
    measures = "个方面|方面|项|点|条|大|个环节|个重点|个突破|类问题|种"
    return re.compile(
        rf"(?<![第\d〇零一二三四五六七八九十百])({NUMERAL})({measures})[^，。；：:“”\n]{{0,14}}[:：](?=\s*(?:一是|一要|第一|①))"
    )


@cache
def _slogan() -> re.Pattern[str]:
    """N个X beside the list of its members, each ending in X: 思想到位、组织到位的“两个到位”."""
    return re.compile(rf"[“\"]?({NUMERAL})个([\u4e00-\u9fff]{{1,4}})[”\"]?")


@cache
def _counted() -> re.Pattern[str]:
    """What follows names without a joint of their own: 等4所学校, 两个单位."""
    return re.compile(
        rf"(等)?(?<!第)((?:{NUMERAL})(?:个|所|家|名|位|项|部|门|套))(?=[\u4e00-\u9fff])"
    )


def lists(passage: Passage, text: str) -> Iterator[Claim]:
    """Yield the announced counts of a passage, whose folded text is given, with their items."""
    if ":" in text or "：" in text:
        yield from _of_points(passage, text)
    if "、" in text:
        yield from _of_slogans(passage, text)
        yield from _of_names(passage, text)


def _of_points(passage: Passage, text: str) -> Iterator[Claim]:
    """Yield 三方面：一是…二是…三是…: the markers are counted up to where they begin anew."""
    for match in _announced().finditer(text):
        wanted = count_of(match[1])
        marks = list(_marks(text, match.end()))
        if wanted is None or not marks:
            continue
        spans = [(match.start(1), match.end(2)), *marks]
        verdict = Verdict.HOLDS if len(marks) == wanted else Verdict.FAILS
        yield _claim(passage, spans, verdict, wanted, len(marks))


def _marks(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the places of 一是, 二是, 三是 … as far as they follow each other."""
    expected = 1
    for match in _INLINE.finditer(text, start, start + _WINDOW):
        value = count_of(match[1]) if match[1] else ord(match[2]) - ord("①") + 1
        if value == expected:
            yield match.span()
            expected += 1
        elif value == 1:
            return


def _of_slogans(passage: Passage, text: str) -> Iterator[Claim]:
    for match in _slogan().finditer(text):
        wanted, word = count_of(match[1]), match[2]
        if wanted is None or wanted < 3 or wanted > _MOST:
            continue
        for tail in (word, word[:2]):
            members = _members(text, match.start(), match.end(), tail)
            if len(members) == wanted:
                spans = [(match.start(1), match.start(2) + len(tail)), *members]
                yield _claim(passage, spans, Verdict.HOLDS, wanted, wanted)
                break


def _members(text: str, start: int, end: int, tail: str) -> list[tuple[int, int]]:
    """Return the items ending in `tail` that stand in a row right before or behind a slogan."""
    sentence = max(text.rfind("。", 0, start), text.rfind("\n", 0, start), start - _ROW) + 1
    before = [row for row in _ITEMS.finditer(text, sentence, start) if start - row.end() <= _CLOSE]
    behind = _ITEMS.search(text, end, end + _ROW)
    for row in (*before, behind):
        if row is not None and tail in row[0]:
            places = _split(row)
            if all(text.endswith(tail, *place) for place in places):
                return places
    return []


def _split(row: re.Match[str]) -> list[tuple[int, int]]:
    places, at = [], row.start()
    for part in row[0].split("、"):
        places.append((at, at + len(part.removesuffix("的"))))
        at += len(part) + 1
    return places


def _of_names(passage: Passage, text: str) -> Iterator[Claim]:
    """Yield 甲、乙、丙等4所学校: as many as counted, or fewer where 等 leaves some out."""
    for match in _counted().finditer(text):
        places = _names_before(text, match.start())
        wanted = count_of(re.match(NUMERAL, match[2])[0])  # type: ignore[index]  # it begins with one
        if wanted is None or wanted < 2 or not 2 <= len(places) <= wanted:
            continue
        if len(places) < wanted and not match[1]:
            continue
        verdict = Verdict.HOLDS if len(places) == wanted else Verdict.PARTIAL
        yield _claim(passage, [match.span(2), *places], verdict, wanted, len(places))


def _names_before(text: str, end: int) -> list[tuple[int, int]]:
    """Return the places of the names in a row that ends at `end`: 甲乡、乙镇."""
    places: list[tuple[int, int]] = []
    while True:
        start = end
        while start > 0 and end - start < _LONGEST and _LETTER.match(text[start - 1]):
            start -= 1
        if end - start < _SHORTEST:
            return []
        places.insert(0, (start, end))
        if start == 0 or text[start - 1] != "、":
            return places if len(places) > 1 else []
        end = start - 1


def _claim(
    passage: Passage, spans: Sequence[tuple[int, int]], verdict: Verdict, wanted: int, listed: int
) -> Claim:
    places: list[Place] = [place for span in spans for place in passage.places(*span)]
    return told_count(passage.text[slice(*spans[0])], places, verdict, wanted, listed)

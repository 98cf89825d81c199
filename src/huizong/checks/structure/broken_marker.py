"""HZ123 序号残缺

查什么
    前面的段落以“一是”“一、”“（一）”“1.”开头，轮到这一段，数对了，却少了“是”、少了顿号，
    或括号只剩一半：“二加强了廉政建设”“（三推进改革”。

为什么
    漏字；念起来不成句，程序也认不出这是第二条，会当作上一条的正文。

错例
    一是加强学习。组织专题辅导三次。
    二改进作风。开展走访十次。

正例
    二是改进作风。开展走访十次。

依据
    GB/T 9704-2012 7.3.3；序次语同级写法应当一致。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.definitions import Labelled, read_definition
from huizong.outline.counting import numbers_of
from huizong.values import Edit, Manuscript, Message, Severity

_NEAR = 30
_HINT = Message("请补全序号，如“{whole}”")


class _Points(Labelled):
    """Words with which a point of work begins."""

    openings: tuple[str, ...]


@cache
def _head() -> re.Pattern[str]:
    openings = "|".join(read_definition("words/check_points", _Points).openings)
    number = r"(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})"
    ends = rf"(?:(?P<mark>[、.．]|是)|(?={openings}))"
    return re.compile(
        rf"^[^\S\n]*(?P<all>(?P<open>[（(])?{number}(?P<close>[）)])?){ends}|"
        rf"^[^\S\n]*(?P<whole>[（(](?P<within>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})[）)])",
        re.MULTILINE,
    )


@rule("HZ123", Severity.ERROR)
def broken_marker(manuscript: Manuscript) -> Iterator[Fault]:
    """Find paragraphs that count on from a marker before them with a marker that lacks a part."""
    whole = script(manuscript)
    last: dict[str, tuple[int, int]] = {}
    for match in _head().finditer(whole.text):
        number = _number(match)
        here = whole.index(match.start())
        if number is None or whole.passages[here].table >= 0:
            continue
        shape = _shape(match)
        if shape:
            last[shape] = (number, here)
            continue
        for known, (before, at) in last.items():
            if number == before + 1 and here - at <= _NEAR and _is_kin(known, match):
                last[known] = (number, here)
                yield _fault(whole, match, known)
                break


def _number(match: re.Match[str]) -> int | None:
    numbers = numbers_of(match["number"] or match["within"])
    return numbers[-1] if numbers else None


def _shape(match: re.Match[str]) -> str:
    """Return how a whole marker is written, # for its number; "" for one that lacks a part."""
    if match["whole"]:
        return match["whole"].replace(match["within"], "#", 1)
    marked = match["mark"] and not (match["open"] or match["close"])
    full = match["open"] and match["close"]
    if not (marked or full):
        return ""
    return match["all"].replace(match["number"], "#", 1) + (match["mark"] or "")


def _is_kin(shape: str, match: re.Match[str]) -> bool:
    """Whether a broken marker may be one of a shape: what it has of brackets, the shape has."""
    brackets = shape[0] in "（("
    if match["open"] or match["close"]:
        return brackets
    return not brackets


def _fault(whole: Script, match: re.Match[str], shape: str) -> Fault:
    start, end = match.start("all"), match.end("mark") if match["mark"] else match.end("all")
    right = shape.replace("#", match["number"])
    places = whole.places(start, end)
    message = Message("序号“{found}”残缺", found=whole.text[start:end])
    fix = (Edit(places[0], right),) if len(places) == 1 else ()
    return Fault(message, Message(_HINT.template, whole=right), places, fix)

"""Titles of documents: what they look like, which kind they name, and whose they are."""

import re
from functools import cache

from huizong.chinese import fold
from huizong.outline.markers import head_marker
from huizong.outline.words import one_of, titles, units

_LONGEST = 50
_YEAR = re.compile(r"(?:19|20)(?:\d\d|xx|XX|__|××)\s?年?|[一二]九?[〇○零一二三四五六七八九]{3}年")
_HANZI = "[一二三四五六七八九十]"
_WHEN = re.compile(
    rf"{_YEAR.pattern}|\d{{1,2}}\s?月份?|{_HANZI}{{1,2}}月份?|第?[一二三四]季度|[上下]半年"
    rf"|第(?:\d+|{_HANZI}+)[天周次届期]"
)
_GOVERNMENT = re.compile(r"政府工作报告(?:[（(][^（()）]{1,12}[）)])?$")


@cache
def _ending() -> re.Pattern[str]:
    words = tuple(word for group in titles().kinds.values() for word in group) + titles().others
    return re.compile(rf"{one_of(words)}(?:[（(][^（()）]{{1,12}}[）)])?\s?\d{{0,2}}$")


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    pairs = [(word, kind) for kind, words in titles().kinds.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def kind_of(title: str) -> str:
    """Return the kind of document that a title names, empty where it names none."""
    bare = re.sub(r"(?:[（(][^（()）]{1,12}[）)])?\s?\d{0,2}$", "", fold(title))
    return next((kind for word, kind in _kinds() if bare.endswith(word)), "")


def is_title(text: str) -> bool:
    """Whether a line reads as the title of a document: short, no sentence, a known last word."""
    if not 4 <= len(text) <= _LONGEST or re.search(r"[。；;！？：:，,\t]", text):
        return False
    return bool(_ending().search(fold(text))) and head_marker(text) is None


def opens_document(text: str) -> bool:
    """Whether a line in the middle of a text reads as the title of one more document.

    It names a time and whose document it is; 明年工作打算 alone is a heading.
    """
    if not is_title(text) or kind_of(text) not in titles().opens:
        return False
    return bool(_WHEN.search(text)) and bool(owner_of(text))


def owner_of(title: str) -> str:
    """Return the unit that stands at the head of a title, empty where none does.

    A government's work report names its place: 2026年云溪县政府工作报告 is of 云溪县政府.
    """
    plain = fold(title)
    leading = _WHEN.match(plain)
    start = leading.end() if leading else 0
    start += leading is not None and plain.startswith("度", start)
    stops = [found.start() for p in (_ending(), _WHEN) if (found := p.search(plain, start))]
    name = re.sub(r"(?:关于.*|關於.*|的)$", "", title[start : min(stops, default=None)]).strip()
    if _GOVERNMENT.search(plain):
        return _government(name)
    if is_unit(name):
        return name
    whole = [match.end() for match in _whole().finditer(name) if match.end() >= 4]
    return name[: whole[-1]] if whole else ""


def _government(name: str) -> str:
    """Return whose work a government's report tells: 云溪县 or 云溪县政府 is 云溪县政府."""
    place = name.removesuffix("政府")
    if not place or place.endswith("国务院"):
        return place
    return name if place.endswith("人民") else f"{place}政府"


@cache
def _unit() -> re.Pattern[str]:
    words = units().organisations + units().sections
    return re.compile(rf"[\u4e00-\u9fff_×（）()]{{1,28}}?{one_of(words)}$")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(one_of(units().organisations))


@cache
def _section() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{1,9}}{one_of(units().sections)}$|办公室$")


def is_unit(name: str) -> bool:
    """Whether a name ends as the name of a unit does."""
    return 2 <= len(name) <= 30 and bool(_unit().match(name))


def organisation_and_section(name: str) -> tuple[str, str]:
    """Part a unit's name into its organisation and its section: 某县教育局 and 人事科."""
    for match in reversed(list(_whole().finditer(name))):
        rest = name[match.end() :]
        if rest and _section().match(rest):
            return name[: match.end()], rest
        if not rest and match.start() > 0 and _known_whole(name, match.start()):
            return name, ""
    return (name, "") if _whole().search(name[-4:]) else ("", name)


def _known_whole(name: str, start: int) -> bool:
    """Whether nothing before the last ending is an organisation of its own."""
    return _whole().search(name[:start]) is None

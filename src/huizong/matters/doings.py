"""What a part of a statement says was done: the kinds of its events, and what other words tell."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from huizong.matters.fronts import marks
from huizong.matters.heads import heads
from huizong.matters.lexicon import alternatives, lexicon
from huizong.matters.plain import plain_letters

_LEVEL = re.compile(r"全(国|省|市|县|区|镇|乡|街道|校|院|村|社区)")
_CLAUSE = re.compile(r"[^，。；]+")
_SPOKEN = re.compile(r"([一二三四五六七八九十]+)(期)")
# Two characters before what a place is: 双桥｜村. Those that hold one of the second are no names.
_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2})(村|乡(?!镇|村)|镇(?!村)|街道|社区|市(?!场)|县|区(?!域)|水库|小学|中学|组(?![织长员成建内]))"
)
_SMALL = frozenset({"村", "组", "社区", "小学", "中学", "水库"})
_PLAIN_PLACE = re.compile(r"[古局厅部全各本我对在到赴个多的乡农老辖城市县区镇村社省级]")
_TAKING_IN = frozenset({"meeting", "training", "ceremony"})  # 攻坚｜动员会 is no campaign


@dataclass(frozen=True, slots=True)
class Doing:
    """What was done, as far as words tell.

    `kinds` are the kinds of doings, a visit with its word (visit:督查); `host` is "own" or
    "received" for visits; `marks` are instances by their unit.
    """

    kinds: frozenset[str]
    host: str
    levels: frozenset[str]
    marks: frozenset[tuple[str, str]]
    places: frozenset[tuple[str, str]]

    def odds(self, other: "Doing") -> bool:
        """Whether two doings cannot be one: another level, instance, host, or kind."""
        if self.levels and other.levels and self.levels.isdisjoint(other.levels):
            return True
        if _other_instance(self.marks, other.marks):
            return True
        if _other_places(self.places, other.places):
            return True
        if self.host and other.host and self.host != other.host:
            return True
        return bool(self.kinds and other.kinds) and self.kinds.isdisjoint(other.kinds)

    def agrees(self, other: "Doing") -> frozenset[str]:
        """Return the kinds that speak for two doings' being one."""
        return self.kinds.intersection(other.kinds).difference(lexicon().words.forbidding)


@cache
def _telling() -> tuple[re.Pattern[str], dict[str, str]]:
    kind_of = {word: name for name, words in lexicon().words.doings.items() for word in words}
    return re.compile(alternatives(tuple(kind_of))), kind_of


@cache
def _meets() -> re.Pattern[str]:
    types = lexicon().words.meeting_kinds
    return re.compile(f"(?:{alternatives(types.firm + types.shortened)})活动")


@cache
def _hosts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon().words
    return re.compile(alternatives(words.received)), re.compile(alternatives(words.own_doing))


@lru_cache(maxsize=1 << 14)
def doing(text: str) -> Doing:
    """Return what a part of a statement says was done."""
    kinds = _kinds(text)
    telling, kind_of = _telling()
    told = {kind_of[match.group()] for match in telling.finditer(text)}
    told |= {"works"} if "milestone" in told else set()
    kinds |= {"meeting"} if _meets().search(text) else set()
    kinds |= told.intersection(lexicon().words.firm_doings) if _tell_much(kinds) else told
    found = frozenset(marks(text)) | {(m[2], m[1]) for m in _SPOKEN.finditer(text)}
    visits = any(kind.startswith("visit") for kind in kinds)
    host = _host(text) if visits else ""
    return Doing(frozenset(kinds), host, frozenset(_LEVEL.findall(text)), found, _places(text))


def _places(text: str) -> frozenset[tuple[str, str]]:
    """Return the places that a text names, by what they are: 村 and 双桥 for 双桥村."""
    plain = plain_letters(text)
    return frozenset(
        (found[2], found[1])
        for found in _PLACE.finditer(text)
        if not _PLAIN_PLACE.search(found[1]) and not any(plain[found.start() : found.end(1)])
    )


def _other_places(one: frozenset[tuple[str, str]], two: frozenset[tuple[str, str]]) -> bool:
    """Whether two texts name other places: of one sort, or small ones none of which they share."""
    for sorts in (_SMALL, *({sort} for sort, _ in one)):
        here, there = ({place for place in places if place[0] in sorts} for places in (one, two))
        if here and there and here.isdisjoint(there):
            return True
    return False


def _kinds(text: str) -> set[str]:
    kept: set[str] = set()
    known = lexicon().words.kinds
    for kind, word, goes_on_to, before in heads(text):
        held_as = _held_as(kind, before)
        if goes_on_to not in _TAKING_IN:
            equal = next((e[0] for e in known[kind].equal if word in e), word)
            equal = "" if kind == "fair" else equal
            kept.add(f"{kind}:{equal}" if known[kind].same_word else kind)
            kept |= {
                _telling()[1][m.group()] for m in _telling()[0].finditer(word + "｜" + held_as)
            }
    return kept


def _held_as(kind: str, before: str) -> str:
    """Return the words before a head that tell what was done: 合龙｜仪式, 学习｜会."""
    if kind == "ceremony":
        return before
    return before[-2:] if kind == "meeting" and before.endswith("学习") else ""


def _tell_much(kinds: set[str]) -> bool:
    return any(kind.split(":")[0] not in lexicon().words.wide for kind in kinds)


def _host(text: str) -> str:
    """Return whether the first clause that names a visit tells of an own one or one of others."""
    received, own = _hosts()
    for clause in _CLAUSE.findall(text):
        if any(kind == "visit" for kind, *_ in heads(clause)):
            if received.search(clause):
                return "received"
            if own.search(clause):
                return "own"
    return ""


def _other_instance(one: frozenset[tuple[str, str]], two: frozenset[tuple[str, str]]) -> bool:
    units = {unit for unit, _ in one} & {unit for unit, _ in two}
    return any(
        {n for u, n in one if u == unit}.isdisjoint({n for u, n in two if u == unit})
        for unit in units
    )

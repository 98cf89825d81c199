"""The heads of events' names in a text: the words that say of what kind something is (会议, 检查).

What is a head and what only looks like one stands in the lexicon; here it is found, and told
whether a name goes on behind it (检查｜反馈会).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from huizong.matters.lexicon import alternatives, lexicon

BEFORE = 4  # characters before a head that may tell what was done
BREAK = re.compile(r"[，。；：！？、,;:!?\n\s《》（）()]|等(?=[\d一二两三四五六七八九十多])")
_WITH_HEADS = ("活动", "专家组", "工作组", "指导组", "开幕式", "闭幕式", "启动仪式")


@dataclass(frozen=True, slots=True)
class _Patterns:
    head: re.Pattern[str]
    kind_of: dict[str, str]
    no_meeting: re.Pattern[str]
    verbs: re.Pattern[str]
    holding: re.Pattern[str]
    filling: re.Pattern[str]
    own_names: tuple[str, ...]


@cache
def patterns() -> _Patterns:
    """Return the expressions made of the lexicon's words."""
    words = lexicon().words
    kind_of = {head: name for name, kind in words.kinds.items() for head in kind.heads}
    longest = sorted(words.openers + words.persons, key=len, reverse=True)
    return _Patterns(
        re.compile(f"(?:{_whole(tuple(kind_of))})+(?:活动)?"),
        kind_of,
        re.compile(alternatives(words.no_meetings)),
        re.compile(f"(?:{'|'.join(map(re.escape, longest))}|的|了|各)"),
        re.compile(
            "(?:筹备召开|组织召开|召开|筹备|举办|举行|参加|出席|主办|承办|协办|开展|\\d+(?:余|多)?[人名])"
        ),
        re.compile(alternatives(words.filling)),
        tuple(h for kind in words.kinds.values() if kind.names_itself for h in kind.heads),
    )


def _whole(heads: tuple[str, ...]) -> str:
    """Return the heads as one expression; none takes the first letter of another: 修复｜核查."""
    said = []
    for head in sorted(heads, key=len, reverse=True):
        later = {other[1:] for other in heads if other[0] == head[-1] and len(other) > 1}
        behind = f"(?!{alternatives(tuple(later))})" if later and len(head) > 1 else ""
        said.append(re.escape(head) + behind)
    return "|".join(said)


def found_heads(text: str) -> Iterator[re.Match[str]]:
    """Yield the heads of a text, those left out behind which a body or a paper is named."""
    known = patterns()
    masked = known.no_meeting.sub(lambda match: "〇" * len(match.group()), text)
    for match in known.head.finditer(masked):
        own_name = match.group().endswith(known.own_names)
        if own_name or not text.startswith(lexicon().words.bodies, match.end()):
            yield match


def heads(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield of each head its kind, its word, the kind of the head it goes on to, what is before."""
    known = patterns()
    found = list(found_heads(text))
    for index, head in enumerate(found):
        word = last_head(head.group())
        for first in lexicon().words.kinds["visit"].heads if word in ("会", "会议") else ():
            if head.group() == first + word:
                yield "visit", first, "", ""
        later = found[index + 1] if index + 1 < len(found) else None
        on = later is not None and goes_on(text, head.end(), later.start())
        into = known.kind_of[last_head(later.group())] if later and on else ""
        end = head.start() + len(bare(head.group())) - len(word)
        yield known.kind_of[word], word, into, text[max(0, end - BEFORE) : end]


def goes_on(text: str, end: int, later: int) -> bool:
    """Whether a name goes on to a later head: 检查｜反馈会, 会战｜暨推进会."""
    between = text[end:later]
    known = patterns()
    if text.endswith(known.own_names, 0, end):
        return False
    return (
        not BREAK.search(between)
        and not known.holding.search(between)
        and not re.search(r"的|上|后|和|及|与|等|期间|中", between)
    )


def bare(said: str) -> str:
    """Return heads side by side without what only goes with them: 复评｜专家组, 宣传周｜活动."""
    tail = next((word for word in _WITH_HEADS if said.endswith(word) and said != word), "")
    return said.removesuffix(tail)


def last_head(said: str) -> str:
    """Return the head itself, or the last of several side by side: 督导检查 -> 检查."""
    known = patterns()
    said = bare(said)
    if said in known.kind_of:
        return said
    return next(said[at:] for at in range(len(said)) if said[at:] in known.kind_of)

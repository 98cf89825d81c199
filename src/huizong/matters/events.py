"""The names of events in a statement, taken apart: kind, level, instance, and what they are about.

"起草局长在全市第三次中小学校园安全工作会议上的讲话" names an event of the kind meeting, of the
level 市, of the instance 第三次, about 中小学校园安全. Two sections write the same event with other
filling words, so names are compared by these parts and not by their letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from huizong.matters.lexicon import alternatives, lexicon
from huizong.matters.plain import one_field

BEFORE = 4  # characters before a head that may tell what was done
LONGEST = 40  # characters before a head that may belong to its name
_BREAK = re.compile(r"[，。；：！？、,;:!?\n\s《》（）()]|等(?=[\d一二两三四五六七八九十多])")
_MARK = re.compile(
    r"第([一二三四五六七八九十百\d]+)(次|届|期|轮|批|场|个)"
    r"|(?<![第一二三四五六七八九十])([首一二三四五六七八九十]+)(届)|(?<=[届大代协会])([一二三四五六七八九十]+)(次)(?=$|会|全|[职教党团妇工学]代)|([一二三四]|第[一二三四])(季度)"
    r"|(\d{1,2})(月)份?(?!\d)|([二〇\d]{4})(年)度?|(上|下)(半年|季度|月|个月)"
)
# 市场, 校园 and their like begin with a level's character and tell no level.
_LEVEL = re.compile(
    r"全(?P<whole>国|省|市|县|区|镇|乡|街道|系统|校|院|村|社区)|(?P<bare>国家|街道|社区|省(?![级长])"
    r"|市(?![场民政长容直级])|县(?![长级直域])|区(?![域间长级直])|镇(?![长级区])|乡(?![村镇长贤级])"
    r"|校(?![园企地长车庆友区史])|院(?![长系校士线])|村(?![民级支两干庄镇社A-Z超晚]))"
)
_WHOLE_LEVEL = re.compile(r"全(?:国|省|市|县|区|镇|乡|街道|系统|校|院|村|社区)")
_WITH_HEADS = ("活动", "专家组", "工作组", "指导组", "开幕式", "闭幕式", "启动仪式")
_OF_LEVEL = re.compile(r"(?:国家|[省市县区])级")
_COMING = re.compile(r"(?:组|团|队)?来.{0,5}$")
_TEAM = re.compile(r"(?:党政|代表|经贸)?(?:团|组|队)$")
_SPOKEN = re.compile(r"(?:在|对|为|就|于|向|了|的|从|将|由)$")


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a statement names it, at [start, end) of its text.

    `about` is what it is about, filling words and what `types` say left out; `marks` are its
    instances by their unit (次 -> 三); `text` is the name as written.
    """

    start: int
    end: int
    text: str
    kind: str
    head: str
    level: str
    about: str
    marks: frozenset[tuple[str, str]]
    types: frozenset[str]
    own: bool  # an own undertaking rather than a visit of others
    received: bool  # a visit of others

    @property
    def key(self) -> tuple[object, ...]:
        """What two names share that are equal in all parts."""
        return (self.kind, self.head, self.level, self.about, self.marks, self.types, self.own)


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
def _patterns() -> _Patterns:
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


def events(text: str) -> Iterator[Event]:
    """Yield the names of events in a text, in order; of one within another only the longer."""
    heads = list(_found(text))
    for index, head in enumerate(heads):
        later = heads[index + 1] if index + 1 < len(heads) else None
        if later is None or not _goes_on(text, head.end(), later.start()):
            yield from _event(text, head)


def _found(text: str) -> Iterator[re.Match[str]]:
    """Yield the heads of a text, those left out behind which a body or a paper is named."""
    known = _patterns()
    masked = known.no_meeting.sub(lambda match: "〇" * len(match.group()), text)
    for match in known.head.finditer(masked):
        own_name = match.group().endswith(known.own_names)
        if own_name or not text.startswith(lexicon().words.bodies, match.end()):
            yield match


def heads(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield of each head its kind, its word, the kind of the head it goes on to, what is before."""
    known = _patterns()
    found = list(_found(text))
    for index, head in enumerate(found):
        word = _last_head(head.group())
        for first in lexicon().words.kinds["visit"].heads if word in ("会", "会议") else ():
            if head.group() == first + word:
                yield "visit", first, "", ""
        later = found[index + 1] if index + 1 < len(found) else None
        goes_on = later is not None and _goes_on(text, head.end(), later.start())
        into = known.kind_of[_last_head(later.group())] if later and goes_on else ""
        end = head.start() + len(_bare(head.group())) - len(word)
        yield known.kind_of[word], word, into, text[max(0, end - BEFORE) : end]


def _goes_on(text: str, end: int, later: int) -> bool:
    """Whether a name goes on to a later head: 检查｜反馈会, 会战｜暨推进会."""
    between = text[end:later]
    known = _patterns()
    if text.endswith(known.own_names, 0, end):
        return False
    return (
        not _BREAK.search(between)
        and not known.holding.search(between)
        and not re.search(r"的|上|后|和|及|与|等|期间|中", between)
    )


def _event(text: str, head: re.Match[str]) -> Iterator[Event]:
    known = _patterns()
    clause = max(
        (match.end() for match in _BREAK.finditer(text, 0, head.start())),
        default=0,
    )
    clause = max(clause, head.start() - LONGEST)
    word = _last_head(head.group())
    kind = known.kind_of[word]
    own_name = lexicon().words.kinds[kind].names_itself
    start = _start(text, clause, head.start(), alone=own_name)
    whole = text[start : head.start()] + _bare(head.group())
    front = whole[: len(whole) - len(word)]
    event = Event(
        start,
        head.end(),
        text[start : head.end()],
        kind,
        word,
        _level(front),
        _about(front, kind),
        frozenset(marks(front)),
        _types(front) if kind == "meeting" else frozenset(),
        own := _is_own(text, start, clause),
        not own and _is_received(text, start, head.end(), front),
    )
    if own_name or event.marks or len(lexicon().general.sub("", event.about)) > 1:
        yield event


def _is_own(text: str, start: int, clause: int) -> bool:
    words = lexicon().words
    if any(word in text[clause:start] for word in words.received if len(word) > 1):
        return False
    return any(word in text[max(0, start - 6) : start] for word in words.own_doing)


def _is_received(text: str, start: int, end: int, front: str) -> bool:
    before = text[max(0, start - 6) : start]
    coming = any(word in before for word in lexicon().words.received)
    return coming or bool(_level(front)) or text.startswith(("组", "团"), end)


def _bare(said: str) -> str:
    """Return heads side by side without what only goes with them: 复评｜专家组, 宣传周｜活动."""
    tail = next((word for word in _WITH_HEADS if said.endswith(word) and said != word), "")
    return said.removesuffix(tail)


def _last_head(said: str) -> str:
    """Return the head itself, or the last of several side by side: 督导检查 -> 检查."""
    known = _patterns()
    said = _bare(said)
    if said in known.kind_of:
        return said
    return next(said[at:] for at in range(len(said)) if said[at:] in known.kind_of)


def _start(text: str, low: int, high: int, *, alone: bool) -> int:
    """Return where a name begins: behind the verbs of its clause, or at its level (全县).

    Where its head is a name `alone`, nothing need stand between a verb and it.
    """
    known = _patterns()
    whole = [match.start() for match in _WHOLE_LEVEL.finditer(text, low, high)]
    if whole:
        return whole[-1]
    holding = [match.end() for match in known.holding.finditer(text, low, high)]
    low = holding[-1] if holding else low
    spoken = [
        m.end()
        for m in re.finditer(r"(?:书记|[县市区镇乡局院校]长|主任|同志|领导)在|的", text[low:high])
    ]
    low += spoken[-1] if spoken else 0
    while (verb := known.verbs.match(text, low, high)) and verb.end() < high + alone:
        low = verb.end()
    return low


def _level(front: str) -> str:
    found = _LEVEL.match(front)
    return (found["whole"] or found["bare"]) if found else ""


def marks(front: str) -> Iterator[tuple[str, str]]:
    """Yield the instances that a stretch tells, by their unit: 次 and 三 for 第三次."""
    for match in _MARK.finditer(front):
        said = [group for group in match.groups() if group]
        yield (said[-1], said[0].removeprefix("第"))


def _about(front: str, kind: str) -> str:
    known = _patterns()
    if kind == "visit":
        front = _TEAM.sub("", _COMING.sub("", front))
        front = re.sub(
            f"(?:{'|'.join(map(re.escape, lexicon().words.kinds['visit'].heads))})$", "", front
        )
    own_name = next((name for name in lexicon().words.itself if front.startswith(name)), "")
    front = front.removeprefix(own_name)
    front = front[level.end() :] if (level := _LEVEL.match(front)) else front
    front = _OF_LEVEL.sub("", front)
    front = one_field(_WHOLE_LEVEL.sub("", _MARK.sub("", front)))
    front = _in_full(front) if kind == "meeting" else front
    front = known.filling.sub("", front)
    loose = lexicon().words.meeting_kinds.loose if kind == "meeting" else ()
    while word := next((word for word in loose if front.endswith(word)), ""):
        front = front.removesuffix(word)
    return front


def _in_full(front: str) -> str:
    """Return what a meeting of a body is about with the body's name in full: 教代｜会."""
    bare = front.removesuffix("大会").removesuffix("会")
    for short, full in lexicon().words.short_forms.items():
        if bare.endswith(short):
            return bare.removesuffix(short) + full
    return front


def _types(front: str) -> frozenset[str]:
    kinds = lexicon().words.meeting_kinds
    tail = front[-8:]
    return frozenset(word for word in (*kinds.firm, *kinds.loose) if word in tail)

"""What stands before the head of an event's name: its level, its instances, what it is about."""

import re
from collections.abc import Iterator

from huizong.matters.heads import patterns
from huizong.matters.lexicon import lexicon
from huizong.matters.plain import one_field

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
WHOLE_LEVEL = re.compile(r"全(?:国|省|市|县|区|镇|乡|街道|系统|校|院|村|社区)")
_OF_LEVEL = re.compile(r"(?:国家|[省市县区])级")
_COMING = re.compile(r"(?:组|团|队)?来.{0,5}$")
_TEAM = re.compile(r"(?:党政|代表|经贸)?(?:团|组|队)$")


def level_in(front: str) -> str:
    """Return the level with which a name begins (县), "" where it tells none."""
    found = _LEVEL.match(front)
    return (found["whole"] or found["bare"]) if found else ""


def marks(front: str) -> Iterator[tuple[str, str]]:
    """Yield the instances that a stretch tells, by their unit: 次 and 三 for 第三次."""
    for match in _MARK.finditer(front):
        said = [group for group in match.groups() if group]
        yield (said[-1], said[0].removeprefix("第"))


def about(front: str, kind: str) -> str:
    """Return what an event is about: what is before its head without level, instance, filling."""
    known = patterns()
    if kind == "visit":
        front = _TEAM.sub("", _COMING.sub("", front))
        front = re.sub(
            f"(?:{'|'.join(map(re.escape, lexicon().words.kinds['visit'].heads))})$", "", front
        )
    own_name = next((name for name in lexicon().words.itself if front.startswith(name)), "")
    front = front.removeprefix(own_name)
    front = front[level.end() :] if (level := _LEVEL.match(front)) else front
    front = _OF_LEVEL.sub("", front)
    front = one_field(WHOLE_LEVEL.sub("", _MARK.sub("", front)))
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


def types_in(front: str) -> frozenset[str]:
    """Return the types of meeting that a name ends in before its head (动员, 总结)."""
    kinds = lexicon().words.meeting_kinds
    tail = front[-8:]
    return frozenset(word for word in (*kinds.firm, *kinds.loose) if word in tail)

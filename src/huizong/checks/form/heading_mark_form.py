"""HZ612 序次语后的标点

查什么
    “第一、”“首先、”“其次、”“其一、”后面用了顿号；“1）”“一）”只有半边括号。
    一种写法在一篇里只报一次，指出每一处。

为什么
    “第一”“首先”“其一”是词语，后面停顿用逗号；序号加括号的，两边都要有。

错例
    第一、压实责任。

正例
    第一，压实责任。

依据
    GB/T 15834-2011 附录（序次语之后的标点用法）；GB/T 9704-2012 7.3.3。
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.values import Edit, Manuscript, Message, Passage, Place, Severity

_MARK = re.compile(
    r"^(?:(?:第[一二三四五六七八九十]{1,3}|首先|其次|再次|最后|其[一二三四五六])(?P<word>、)(?![一二三四五六七八九十])"
    r"|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<single>[）)]))"
)
_TOLD = {
    "word": (Message("“第一”“首先”一类词语后面用了顿号"), Message("请改用逗号：“第一，”“首先，”")),
    "single": (Message("序号只有半边括号"), Message("请写作“（1）”“（一）”，或“1.”“一、”")),
}
_CURES = {"word": "，"}
_SHOWN = 12


@rule("HZ612", Severity.STYLE)
def heading_mark_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each wrong way to write marks once, with all its places."""
    found: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    for passage in manuscript.passages:
        match = _MARK.match(passage.text) if passage.table < 0 else None
        if match is not None and match.lastgroup:
            found.setdefault(match.lastgroup, []).append((passage, match))
    for kind, marks in found.items():
        yield _fault(kind, marks)


def _fault(kind: str, marks: list[tuple[Passage, re.Match[str]]]) -> Fault:
    what, hint = _TOLD[kind]
    first = marks[0][1].string[:_SHOWN]
    places = [place for passage, match in marks for place in passage.places(*match.span(kind))]
    return Fault(
        Message("{what}：“{first}”", what=what, first=first)
        if len(marks) == 1
        else Message("{what}：“{first}”等 {count} 处", what=what, first=first, count=len(marks)),
        hint,
        tuple(places),
        fix=_fix(kind, places),
    )


def _fix(kind: str, places: list[Place]) -> tuple[Edit, ...]:
    cure = _CURES.get(kind)
    return () if cure is None else tuple(Edit(place, cure) for place in places)

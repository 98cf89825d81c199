"""HZ501 半角标点

查什么
    汉字之间、汉字旁边的半角标点：, ; : ? ! ( ) 和直引号。每份文稿每种标点报一次，列出全部位置。
    数字、字母、网址里的半角标点不报。

为什么
    中文标点占一个字的位置；全角半角混用，版面参差，查找也会漏。

错例
    会上,王主任传达了文件精神(见附件).

正例
    会上，王主任传达了文件精神（见附件）。

依据
    GB/T 15834-2011 5.1 标点符号的位置和书写形式
"""

import re
from collections.abc import Iterator

from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, scripts
from huizong.values import Edit, Manuscript, Message, Place, Severity

_H = "\u4e00-\u9fff"
# Each mark with what must stand around it.
_PAUSE = rf"(?:(?<=[{_H}”’》）)%％].)(?![0-9A-Za-z])|(?=[{_H}“《（]))"
_MARKS = {
    **{mark: re.escape(mark) + _PAUSE for mark in ",;?!"},
    ":": rf":(?:(?<=[{_H}”》）)].)(?!//)|(?=[{_H}“《（]))",
    "(": rf"\((?:(?<![0-9A-Za-z].)(?:(?=[^()\n]{{0,40}}[{_H}])|(?=[0-9]{{1,3}}\)))"
    rf"|(?<=[0-9%].)(?=[^()\n]{{0,40}}[{_H}]))",
    ")": rf"\)(?:(?<=[{_H}”》].)|(?=[ 　]?[{_H}，。；：、,;])|(?<=\([0-9]\))|$)",
    ".": rf"\.(?<=[{_H}）)”]\.)$",
}
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}


@rule("HZ501", Severity.STYLE)
def half_width_mark(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield, for each document and each half-width mark, all its places in Chinese text."""
    for found in scripts(manuscript):
        for mark in _MARKS:
            offsets = _offsets(mark, found.text)
            if offsets:
                yield _fault(found, mark, offsets)


def _offsets(mark: str, text: str) -> list[int]:
    """Return where a half-width mark stands in Chinese text; most are not in a paper at all."""
    if mark not in text or (mark == "." and ".\n" not in text and text[-1] != "."):
        return []
    return [match.start() for match in compiled(_MARKS[mark], flags=re.MULTILINE).finditer(text)]


def _fault(found: Script, mark: str, offsets: list[int]) -> Fault:
    full = _FULL[mark]
    places = [found.places(offset, offset + 1) for offset in offsets]
    exact: list[Place] = [
        one[0] for one in places if len(one) == 1 and one[0].end - one[0].start == 1
    ]
    return Fault(
        Message("汉字旁的“{mark}”是半角，共{count}处", mark=mark, count=len(offsets)),
        Message("请改为全角“{full}”", full=full),
        tuple(place for one in places for place in one),
        tuple(Edit(place, full) for place in exact),
    )

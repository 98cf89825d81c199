"""HZ516 日期写法不一

查什么
    同一份文稿里月份有的用汉字、有的用阿拉伯数字（七月，11月28日）；“号”与“日”；
    阿拉伯数字的日期配汉字的钟点（3月4日晚上六点）。农历、节日名不报。

为什么
    同一份文稿数字用法要一致；“号”是口语。

错例
    9月3日开会，今年七月检查，11月2号结束。

正例
    9月3日开会，今年7月检查，11月2日结束。

依据
    GB/T 15835-2011 4.3；公文用语习惯（号）
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, scripts
from huizong.values import Edit, Manuscript, Message, Severity

_ARABIC = re.compile("月(?<=[0-9]月)(?:[0-9]{1,2}日|份|底|初|中旬|上旬|下旬|[，。、；])")
_DAY = re.compile("月(?<=[0-9]月)[0-9]{1,2}(?P<spoken>号)(?!楼|文|线|令|公|院|馆|门|台|桌)")
_CHINESE = re.compile(
    "月(?<=[一二三四五六七八九十]月)(?:份|底|初|中旬|上旬|下旬|第[一二三四]周|[一二三四五六七八九十]{1,3}日)?"
    "(?![花饼嫂球光亮色牙子台宫桂季三]|会议|革命)"
)
_MONTH = re.compile("(?:1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])$")
_PART = set("第一二三四五六七八九十〇百0123456789个")
_LUNAR = re.compile(
    "(?:农历|阴历|古历|旧历|夏历|[“《〇一二三四五六七八九]年|[“《])[^，。；\n]{0,4}$"
)
_CLOCK = re.compile(
    "(?:早上|上午|中午|下午|晚上|凌晨)[一二三四五六七八九十]{1,2}(?:点|时)(?![一二])"
)


@rule("HZ516", Severity.STYLE)
def date_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield spoken days, and Chinese months and hours among Arabic dates."""
    for found in scripts(manuscript):
        for match in _DAY.finditer(found.text):
            yield from _fault(found, match)
        others = [*_CHINESE.finditer(found.text), *_CLOCK.finditer(found.text)]
        if others and _ARABIC.search(found.text):
            for match in others:
                yield from _fault(found, match)


def _fault(found: Script, match: re.Match[str]) -> Iterator[Fault]:
    spoken, start = match.re is _DAY, _start(found.text, match)
    if start < 0 or (not spoken and _LUNAR.search(found.text, max(start - 8, 0), start)):
        return
    date = found.text[start : match.end()]
    told = (
        Message("“{date}”用了口语的“号”", date=date)
        if spoken
        else Message("“{date}”用汉字，别处的日期用阿拉伯数字", date=date)
    )
    places = found.places(*match.span("spoken")) if spoken else ()
    yield Fault(
        told,
        Message("请改为“日”") if spoken else Message("请改为阿拉伯数字"),
        found.places(start, match.end()),
        (Edit(places[0], "日"),) if len(places) == 1 else (),
    )


def _start(text: str, match: re.Match[str]) -> int:
    """Return where a date begins, -1 where the month is part of something else (第三月)."""
    if match.re is _CLOCK:
        return match.start()
    month = _MONTH.search(text, max(match.start() - 2, 0), match.start())
    if month is None or text[month.start() - 1 : month.start()] in _PART:
        return -1
    return month.start()

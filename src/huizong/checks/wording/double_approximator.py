"""HZ410 约数重复

查什么
    一个数前后用了两个表示约数或界限的词：约300人左右、近500多份、超过90%以上、至少3次以上、
    2万吨以上左右。

为什么
    “约”与“左右”、“超过”与“以上”意思相同，留一个；“近500多份”自相矛盾：不到500还是多于500？

错例
    共收集意见近500多份，满意率超过90%以上。

正例
    共收集意见近500份，满意率超过90%。

依据
    现代汉语词典（第7版）；GB/T 15835-2011 对概数的规定
"""

import re
from collections.abc import Iterator

from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.values import Manuscript, Message, Severity

_NUMBER = "(?:[0-9][0-9,.]*|[一二两三四五六七八九十百千万]+)"
_AHEAD = (
    "(?:大约|大概|将近|接近|约|近|超过|超出|突破|逾|高于|多于|大于|至少|最少|不少于|不低于|不下于|不超过|不高于"
    "|不多于|至多|最多)"
)
_TWICE = re.compile(
    f"(?P<ahead>{_AHEAD})(?P<second>近|将近|接近|超过)?{_NUMBER}(?P<more>[多余])?(?:百|千|万|亿)*"
    "(?P<behind>(?:%|％|[\u4e00-\u9fff]{0,3}?)(?P<bound>左右|上下|以上|之上|以下|以内))?"
)
_ONE = "[0-9一二两三四五六七八九十]+"
_AT_LEAST = ("至少", "最少", "不少于")
_LEAST = (
    f"(?:{'|'.join(_AT_LEAST)})[\u4e00-\u9fff]{{1,5}}?(?<![一二两三四五六七八九十])"
    f"{_ONE}[次个名人份篇场遍件条项期]以上(?![两侧边])"
)
_BEHIND = re.compile("(?:以[上下内](?:左右|上下)|左右以[上下内])(?![两侧边])")
_COUNTED = f"{_NUMBER}(?:百|千|万|亿)*[%％\u4e00-\u9fff]{{0,3}}?$"
_LONGEST = 16  # characters of a number with its measure word
_INNOCENT = re.compile("[制预节签契条公合附贴靠临邻远亲集隐最]$")
_TIME = set("年天月日载个名里")  # 近百余年, 近30多个国家: usual, and of the style of speeches
_CLASHES = {
    "约": ("左右", "上下"),
    "超": ("以上", "之上"),
    "至少": ("以上",),
    "至多": ("以下", "以内", "左右"),
}
_KIND = {
    **dict.fromkeys(("大约", "大概", "将近", "接近", "约", "近"), "约"),
    **dict.fromkeys(("超过", "超出", "突破", "逾", "高于", "多于", "大于"), "超"),
    **dict.fromkeys(("至少", "最少", "不少于", "不低于", "不下于"), "至少"),
    **dict.fromkeys(("不超过", "不高于", "不多于", "至多", "最多"), "至多"),
}


@rule("HZ410", Severity.WARNING)
def double_approximator(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each number that is approximated or bounded twice."""
    found = script(manuscript)
    for match in _TWICE.finditer(found.text):
        end = _end(found.text, match)
        if end and not _INNOCENT.match(found.text[max(match.start() - 1, 0) : match.start()]):
            yield _fault(found, match.start(), end)
    for match in _least(found.text):
        yield _fault(found, *match.span())
    for match in _BEHIND.finditer(found.text):
        start = max(match.start() - _LONGEST, 0)
        number = compiled(_COUNTED).search(found.text[start : match.start()])
        if number:
            yield _fault(found, start + number.start(), match.end())


def _least(text: str) -> Iterator[re.Match[str]]:
    if any(word in text for word in _AT_LEAST):
        yield from compiled(_LEAST).finditer(text)


def _fault(found: Script, start: int, end: int) -> Fault:
    return Fault(
        Message("“{words}”前后两个表示约数或界限的词，意思重复", words=found.text[start:end]),
        Message("请只留一个：或“约300人”，或“300人左右”"),
        found.places(start, end),
    )


def _end(text: str, match: re.Match[str]) -> int:
    """Return where the doubled words end, 0 where the number is approximated once only."""
    kind = _KIND[match["ahead"]]
    if match["bound"] in _CLASHES[kind]:
        return match.end()
    end = match.start("behind") if match["behind"] else match.end()
    if match["second"] and match["ahead"] in ("大约", "大概", "约"):
        return end
    doubled = match["more"] and kind in ("约", "超") and match["ahead"] != "突破"
    return end if doubled and text[end : end + 1] not in _TIME else 0

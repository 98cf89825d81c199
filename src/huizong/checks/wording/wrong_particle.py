"""HZ421 的、地、得用错

查什么
    状语后面用了“的”（极大的促进了、能够更好的服务），补语前面用了“的”（做的很好），
    定语后面用了“地”（一份示范性地教案），    多余的“的”（更加的认真）。

为什么
    定语用“的”，状语用“地”，补语用“得”；用错了句子的结构就变了。

错例
    极大的促进了教学，各项工作做的很扎实。

正例
    极大地促进了教学，各项工作做得很扎实。

依据
    现代汉语词典（第7版）：的、地、得；《中学教学语法系统提要》
"""

import re
from collections.abc import Iterator

from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, script
from huizong.values import Edit, Manuscript, Message, Severity

_H = "[\u4e00-\u9fff]"
_ADVERB = (
    "(?:逐渐|逐步|极大|不断|大大|积极|认真|努力|切实|全面|深入|扎实|及时|有效|成功|顺利|圆满|充分|严格|坚决|大力"
    "|迅速|快速|稳步|自觉|主动|有力|热烈|清楚|明显|深刻|更好|较好|很好|更多|更快|更加深刻|更加深入|更加有效|更加主动"
    "|最大限度|最大程度|最大化)"
)
_VERB = (
    "(?:提高|促进|推动|推进|规范|改善|增强|加强|激发|调动|增加|减少|减轻|降低|提升|完成|解决|保障|保证|维护|体会|认识"
    "|感受|了解|掌握|贯彻|落实|开展|实施|执行|宣传|展示|反映|体现|发挥|带动|拉动|推广|优化|改变|缓解|缩短|扩大|丰富"
    "|满足|方便|服务|配合|支持|遏制|打击|震慑|防止|避免|杜绝|化解|处置|处理|完善|健全|建立|形成|走上|看到|意识|做好)"
)
_AS_OBJECT = (
    "(?:得到|取得|获得|有|进行|是|作|做|着|以|为|成|属|于|之|及|和|与|种|个|项|次|出|更|最)"
    "(?:了|到)?$"
)
_DONE = re.compile(f"{_ADVERB}(?P<led>的){_VERB}(?:了|到|着|出)(?!{_H}{{0,6}}的?作用)")
_CAN = re.compile(f"(?:能够|可以|能){_ADVERB}(?P<led>的)(?={_H}{{2}})")
_OPENS = re.compile(f"{_ADVERB}(?P<led>的){_VERB}(?={_H}{{2}})")
_NEVER_NOUN = "逐渐|逐步|不断|大大|极大|迅速|快速|稳步|最大限度|最大程度"
_SURELY = re.compile(
    f"(?:{_NEVER_NOUN})(?P<led>的){_VERB}(?={_H}{{2,12}}[，。；])"
    f"(?!{_H}{{0,4}}(?:作用|效果|成绩|空间|潜力|余地|需求|可能|意义|影响|压力|力度))"
)
_OPENING = re.compile("[，。；,;：:\n]")
_NOUN_AFTER_CAN = (
    f"{_H}{{0,4}}(?:的|作用|效果|成绩|条件|方法|机会|环境|发展|氛围|基础|结果)|[，。；、]"
)
_NOUN_AHEAD = (
    f"{_H}{{0,8}}(?:的|和|与)|{_H}{{0,4}}(?:作用|效果|成绩|条件|方法|机会|环境|发展|氛围|基础|结果|措施|是|力度"
    "|工作|能力|水平|意义|意识|过程|趋势|局面|态势|方式|举措|政策|服务|效应|影响|力量)|[，。；、]"
)
_FOR_DE = re.compile(
    "(?:做|干|抓|办|搞|管|讲|说|写|学|练|走|唱|跳|演|打|守|过|建|修|种|养|用|站|看|听|想|问|答|谈|教|查|改|赛|变|长"
    "|发挥|掌握|运用|解决|反映|落实|执行|完成|发展|进展|坚持|把握|处理|表现|贯彻|开展|配合|组织|准备|服务)"
    "(?P<led>的)(?:很|非常|比较|较|十分|不够|还不够|相当|更加)"
    "(?:好|精彩|生动|清楚|明白|准确|全面|具体|认真|仔细|成功|满意|愉快|热烈|快|扎实|到位|细致|实|紧|严|深|透|顺利|差|圆满|出色|突出|明显|彻底|及时|充分)(?=[，。；！,;]|$)",
    re.MULTILINE,
)
_FOR_DE_NOUN = (
    "[一两几0-9](?:份|篇|本|部|套|支|名|个|项|节|堂)"
    f"{_H}{{1,4}}性(?P<led>地)(?![区方位域带])(?={_H}{{2}})"
)
_NEEDLESS = f"更加(?P<led>的)(?={_H}{{2}})"


@rule("HZ421", Severity.ERROR)
def wrong_particle(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield 的 where 地, 得 or nothing should stand, and 地 where 的 should."""
    found = script(manuscript)
    for match in _adverbs(found.text):
        yield _fault(found, match, "地", Severity.ERROR)
    for match in _FOR_DE.finditer(found.text):
        yield _fault(found, match, "得", Severity.ERROR)
    if "性地" in found.text:
        for match in compiled(_FOR_DE_NOUN).finditer(found.text):
            yield _fault(found, match, "的", Severity.ERROR)
    if "更加的" in found.text:
        for match in compiled(_NEEDLESS).finditer(found.text):
            yield _fault(found, match, "", Severity.WARNING)


def _adverbs(text: str) -> Iterator[re.Match[str]]:
    """Yield adverbs with 的 before a verb, those apart that are part of a noun (得到极大的提高)."""
    done = [match for match in _DONE.finditer(text) if not _as_object(text, match.start())]
    yield from done
    ends = {match.start("led") for match in done}
    opening = [match for match in _OPENS.finditer(text) if _opens(text, match.start())]
    for match in _SURELY.finditer(text):
        if match.start("led") not in ends and _opens(text, match.start()):
            ends.add(match.start("led"))
            yield match
    for match in [*_CAN.finditer(text), *opening]:
        noun = _NOUN_AFTER_CAN if match.re is _CAN else _NOUN_AHEAD
        if match.start("led") not in ends and not compiled(noun).match(text, match.end()):
            ends.add(match.start("led"))
            yield match


def _as_object(text: str, start: int) -> bool:
    return bool(compiled(_AS_OBJECT).search(text[max(start - 4, 0) : start]))


def _opens(text: str, start: int) -> bool:
    """Whether a clause begins here."""
    return start == 0 or bool(_OPENING.match(text, start - 1))


def _fault(found: Script, match: re.Match[str], right: str, severity: Severity) -> Fault:
    at, words = match.start("led") - match.start(), match[0]
    places = found.places(*match.span("led"))
    return Fault(
        Message("“{words}”应作“{fixed}”", words=words, fixed=words[:at] + right + words[at + 1 :]),
        Message("修饰动作用“地”，说明程度、结果用“得”，修饰事物用“的”"),
        found.places(match.start(), match.end()),
        (Edit(places[0], right),) if right == "地" and len(places) == 1 else (),
        severity,
    )

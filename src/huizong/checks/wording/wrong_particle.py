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

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
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
_AS_OBJECT = re.compile(
    "(?:得到|取得|获得|有|进行|是|作|做|着|以|为|成|属|于|之|及|和|与|种|个|项|次|出|更|最)(?:了|到)?$"
)
_FOR_DI = re.compile(
    f"{_ADVERB}(?P<led>的)(?:{_VERB}(?:了|到|着|出)(?!{_H}{{0,6}}的?作用)"
    f"|(?<=能{_H}{_H}的)(?=(?P<a>))|(?<=能够{_H}{_H}的)(?=(?P<b>))|(?<=可以{_H}{_H}的)(?=(?P<c>)))"
)
_NOUN_AHEAD = re.compile(
    f"{_H}{{0,4}}(?:的|作用|效果|成绩|条件|方法|机会|环境|发展|氛围|基础|结果)|[，。；、]"
)
_FOR_DE = re.compile(
    "(?:做|干|抓|办|搞|管|落实|执行|完成|发展|进展|坚持|把握|处理|表现|贯彻|开展|配合|组织|准备|服务)"
    "(?P<led>的)(?:很|非常|比较|较|十分|不够|还不够|相当|更加)"
    "(?:好|快|扎实|到位|细致|实|紧|严|深|透|顺利|差|圆满|出色|突出|明显|彻底|及时|充分)(?=[，。；！,;]|$)",
    re.MULTILINE,
)
_FOR_DE_NOUN = re.compile(
    f"[一两几0-9](?:份|篇|本|部|套|支|名|个|项|节|堂){_H}{{1,4}}性(?P<led>地)(?![区方位域带])(?={_H}{{2}})"
)
_NEEDLESS = re.compile(f"更加(?P<led>的)(?={_H}{{2}})")


@rule("HZ421", Severity.ERROR)
def wrong_particle(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield 的 where 地, 得 or nothing should stand."""
    found = script(manuscript)
    for pattern, right in ((_FOR_DI, "地"), (_FOR_DE, "得"), (_FOR_DE_NOUN, "的"), (_NEEDLESS, "")):
        for match in pattern.finditer(found.text):
            if right == "地" and _noun(found.text, match):
                continue
            places = found.places(*match.span("led"))
            words, fixed = match[0], _replaced(match, right)
            yield Fault(
                Message("“{words}”应作“{fixed}”", words=words, fixed=fixed),
                Message("修饰动作用“地”，说明程度、结果用“得”，修饰事物用“的”"),
                found.places(match.start(), match.end()),
                (Edit(places[0], right),) if right == "地" and len(places) == 1 else (),
                Severity.ERROR if right else Severity.WARNING,
            )


def _noun(text: str, match: re.Match[str]) -> bool:
    """Whether the words are part of a noun: 得到极大的提高, 能更好的方法."""
    before = text[max(match.start() - 4, 0) : match.start()]
    loose = any(match[name] is not None for name in "abc")
    return bool(_AS_OBJECT.search(before)) or (loose and bool(_NOUN_AHEAD.match(text, match.end())))


def _replaced(match: re.Match[str], right: str) -> str:
    at = match.start("led") - match.start()
    return match[0][:at] + right + match[0][at + 1 :]

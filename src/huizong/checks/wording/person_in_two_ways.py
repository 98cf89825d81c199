"""HZ415 人名有的写全有的只写姓

查什么
    同一份文稿里同一职务的人，有的写姓名（李明书记），有的只写姓（贾书记）。

为什么
    正式材料称呼要一致：同级领导一个写全名、一个只写姓，失礼也难查考。

错例
    起草了陈书记、李明书记的讲话。

正例
    起草了陈志远书记、李明书记的讲话。

依据
    公文用语前后一致；人名后面写全职务（凭办公经验，只作提醒）
"""

import re
from collections.abc import Iterator

from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, scripts
from huizong.values import Manuscript, Message, Severity

_SURNAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦"
    "苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛"
    "狄米贝明臧计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌"
    "霍虞万柯管卢莫房丁邓洪包左石崔吉龚程邢裴陆荣翁荀惠曲封靳松段侯武刘龙叶黎白蒲赖卓蔺乔阎闫聂晁庄温"
    "文欧关游权盖益肖童]"
)
_POST = "(?:书记|县长|市长|区长|镇长|乡长|局长|部长|主任|主席|科长|处长|校长|院长|站长|所长|队长)"
_EDGE = "(?<=[和与了及、，。；：\n“”].)|(?<=^.)"
_NOT = "(?!们|室|处|办|级|制|会|责)"
_SHORT = re.compile(f"{_SURNAME}(?:{_EDGE})(?:副)?{_POST}{_NOT}", re.MULTILINE)
_FULL = (
    f"{_SURNAME}(?:(?:{_EDGE})[\u4e00-\u9fff]{{1,2}}(?P<post>(?:副)?{_POST}){_NOT}"
    f"|(?<=(?P<before>{_POST}).)[\u4e00-\u9fff]{{1,2}}(?=[和与及、，。；：）]))"
)


@rule("HZ415", Severity.WARNING)
def person_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield surnames with a post where others of that post have their full names."""
    for found in scripts(manuscript):
        shorts = list(_SHORT.finditer(found.text))
        yield from _faults(found, shorts) if shorts else ()


def _faults(found: Script, shorts: list[re.Match[str]]) -> Iterator[Fault]:
    named = compiled(_FULL, flags=re.MULTILINE).finditer(found.text)
    full = {match["post"] or match["before"]: match for match in named}
    told: set[str] = set()
    for short in shorts:
        other = full.get(short[0][1:])
        if other is not None and short[0] not in told and short[0] not in other[0]:
            told.add(short[0])
            yield Fault(
                Message("“{short}”只写了姓，“{full}”写了姓名", short=short[0], full=other[0]),
                Message("请把同级的人都写全姓名和职务"),
                (
                    *found.places(short.start(), short.end()),
                    *found.places(other.start(), other.end()),
                ),
            )

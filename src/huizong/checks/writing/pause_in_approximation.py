"""HZ510 约数中的顿号

查什么
    相邻两个数字连用表示约数时中间用了顿号，或者用了阿拉伯数字：两、三个，3、4天。
    一、二等奖，六、七月份这样确指几项的不报。

为什么
    “三四天”是约数；“三、四天”是第三天和第四天。

错例
    培训了两、三天，来了3、4个人。

正例
    培训了两三天，来了三四个人。

依据
    GB/T 15835-2011 4.2.2、5.2.2；GB/T 15834-2011 4.5.3.4
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_NEXT = {
    "一": "二两",
    "二": "三",
    "两": "三",
    "三": "四",
    "四": "五",
    "五": "六",
    "六": "七",
    "七": "八",
    "八": "九",
}
_MEASURE = (
    "(?:个(?!方面|项目|层|环节|部分|阶段)|天|名|位|人|次|家|户|里|公里|小时|分钟|岁|倍|成"
    "|[十百千万](?!里))"
)
_PAIR = re.compile(
    "[一二两三四五六七八1-8]、(?:"
    f"(?<=[^0-9].)(?<![第十百千〇一二三四五六七八九]..)[二两三四五六七八九](?={_MEASURE})"
    "|(?<=[1-8].)(?<![0-9第.、,，]..)[2-9]"
    "(?=(?:个(?!方面)|天|名|位|人|次|家|户|小时|岁)(?![^，。；]{0,3}、)))"
)


@rule("HZ510", Severity.WARNING)
def pause_in_approximation(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield neighbouring numbers with 、 between them that stand for an approximate number."""
    found = script(manuscript)
    for match in _PAIR.finditer(found.text):
        one, other = match[0][0], match[0][2]
        consecutive = other in _NEXT.get(one, "") or (one.isdigit() and int(other) == int(one) + 1)
        if consecutive:
            yield Fault(
                Message("“{words}”表示约数，中间不用顿号", words=match[0]),
                Message("请写成汉字连用，如“三四天”；确指两项的请写明"),
                found.places(*match.span()),
            )

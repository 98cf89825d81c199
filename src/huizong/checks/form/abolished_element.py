"""HZ614 已经取消的写法

查什么
    “（此页无正文）”和打字、校对人：旧格式的写法，2012年起不再使用。

为什么
    沿用旧模板的痕迹；收文登记、归档按现行要素进行。

错例
    （此页无正文）

正例
    （调整字距、行距，使落款与正文同页）

依据
    GB/T 9704-2012（代替 GB/T 9704-1999）；党政机关公文处理工作条例（2012）第九条。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.form._words import Abolished, words
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_LONGEST = 80


@rule("HZ614", Severity.WARNING)
def abolished_element(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield elements that papers no longer have."""
    any_ = _any()
    for passage in manuscript.passages:
        if len(passage.text) > _LONGEST or not any_.search(passage.text):
            continue
        for element, pattern in _patterns():
            match = pattern.search(passage.text)
            if match:
                yield Fault(
                    Message("{what}已经取消：{why}", what=element.what, why=element.why),
                    Message("请删去；落款排不下的，调整字距、行距"),
                    passage.places(0, len(passage.text)),
                )
                break


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(element.pattern for element in words().abolished))


@cache
def _patterns() -> tuple[tuple[Abolished, re.Pattern[str]], ...]:
    return tuple((element, re.compile(element.pattern)) for element in words().abolished)

"""HZ316 多了字

查什么
    改稿时留下的多余的字：绩效工资在的激励作用（在）、检查自己在是否存在问题（在）、请各单位请按时参会（请）、
    8:50分（分）、报纸、电视等等媒体（等）（名单在 check_gaps.yaml）。

为什么
    多一个字，句子就有了两个头，读的人要停下来猜。

错例
    发挥绩效工资在的激励作用，并在报纸、电视等等媒体上宣传。

正例
    发挥绩效工资的激励作用，并在报纸、电视等媒体上宣传。

依据
    现代汉语词典（第7版）：等、等等；GB/T 15835-2011（时间的写法）
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._listed import guarded
from huizong.checks.tracing._words import gaps
from huizong.values import Edit, Manuscript, Message, Severity


@rule("HZ316", Severity.WARNING)
def needless_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield words that a sentence has no room for."""
    for kind in gaps().needless:
        for hit in guarded(manuscript, kind):
            certain = kind.put is not None and len(hit.places) == 1
            yield Fault(
                Message("“{around}”这里{what}", around=hit.around(reach=6), what=kind.what),
                Message("请核对，删去多余的字"),
                hit.places,
                (Edit(hit.places[0], kind.put),) if certain and kind.put is not None else (),
            )

"""HZ315 漏了字

查什么
    句子的架子缺一块：召开总结2次（会）、建了管理制度（立）、在县委的正确领导，（下）、
    30名品学兼优的奖学金（学生）、情况参会（不能）（名单在 check_gaps.yaml）。

为什么
    漏一个字句子就不通，有时意思正好相反：“因特殊情况参会的，须请假”。

错例
    在县委的正确领导，全年召开工作总结2次。

正例
    在县委的正确领导下，全年召开工作总结会2次。

依据
    现代汉语词典（第7版）各虚词条；党政机关公文处理工作条例（2012）公文起草要求（表述准确）
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._listed import guarded
from huizong.checks.tracing._words import gaps
from huizong.values import Manuscript, Message, Severity


@rule("HZ315", Severity.WARNING, yields_to=("HZ310",))
def missing_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield places where a sentence lacks a word that its frame needs."""
    for kind in gaps().missing:
        for hit in guarded(manuscript, kind):
            yield Fault(
                Message("“{around}”这里{what}", around=hit.around(reach=6), what=kind.what),
                Message("请对照原稿补上漏掉的字"),
                hit.places,
            )

"""HZ526 句末没有标点

查什么
    带阿拉伯数字序号的成句的一段，末尾没有句号、分号等点号。标题、表格、短行不报；几句话的段落没有句末标点由“话没有说完”报；
    同一份文稿的段落多数都不加的不报。

为什么
    没有句末标点，读的人不知道后面是不是丢了字。

错例
    会议强调，各村要落实责任，
    确保按期完成任务

正例
    会议强调，各村要落实责任，
    确保按期完成任务。

依据
    GB/T 15834-2011 4.1 句号
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import scripts
from huizong.values import Manuscript, Message, Severity

_CLOSED = tuple("。！？；：.!?;:…”）)")
_PAUSE = re.compile("[，,；;]")
_NUMBERED = re.compile(r"[ 　]*(?:[0-9]{1,2}[、.．)）]|[（(][0-9]{1,2}[)）]|[①-⑳])")
_LABEL = re.compile("[^，,。\n]{0,14}[：:]")
_SHORT = 25  # signs; a shorter line is more often a heading than a sentence


@rule("HZ526", Severity.WARNING)
def missing_end_mark(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield passages that are sentences and end without a mark."""
    for found in scripts(manuscript):
        texts = [passage.text.rstrip() for passage in found.passages]
        ends = [index for index, text in enumerate(texts) if _sentence(text)]
        ends = [index for index in ends if found.passages[index].table < 0]
        if ends and len(ends) <= sum(text.endswith(_CLOSED) for text in texts):
            for index in ends:
                at = found.starts[index] + len(texts[index])
                yield Fault(
                    Message("“……{words}”末尾没有标点", words=texts[index][-6:]),
                    Message("请补上句号；后面还有话的，请补全"),
                    found.places(at - 1, at),
                )


def _sentence(text: str) -> bool:
    """Whether a passage without a mark at its end is a sentence, and no heading or label."""
    if len(text) < _SHORT or text.endswith(_CLOSED) or not _is_open(text[-1]):
        return False
    numbered = (
        "。" not in text
        and _NUMBERED.match(text)
        and _PAUSE.search(text)
        and not _LABEL.match(text)
    )
    return bool(numbered)


def _is_open(sign: str) -> bool:
    return "一" <= sign <= "鿿" or sign in "0123456789%％"

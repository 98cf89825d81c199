"""HZ522 多余的空格

查什么
    句子里汉字之间、汉字与引号之间的空格。短的标题、署名、两个字的人名和表格里的不报。

为什么
    汉字之间不用空格；空格多半是粘贴、换行留下的，会在行首行末露出来。

错例
    各单位要 “早部署、早落实”。

正例
    各单位要“早部署、早落实”。

依据
    GB/T 15834-2011 5.1；校对常识
"""

import re
from collections.abc import Iterator

from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Passage, Severity

_SPACE = "[ 　](?<=[\u4e00-\u9fff，。；、”》][ 　])(?=[\u4e00-\u9fff“《，。；、])"
_SENTENCE = re.compile("[，。；,;]")
_SHORT = 30  # signs; a shorter line may be a title or a signature that is spaced on purpose


@rule("HZ522", Severity.STYLE)
def space_in_text(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield single spaces within sentences."""
    found = script(manuscript)
    if " " not in found.text and "　" not in found.text:
        return
    sentences: dict[int, bool] = {}
    for match in compiled(_SPACE).finditer(found.text):
        start, end = match.span()
        index = found.index(start)
        if index not in sentences:
            sentences[index] = _is_sentence(found.passages[index])
        if sentences[index] and not _spaced(found.text, start, end) and not found.quoted(start):
            low, high = found.line(start)
            places = found.places(start, end)
            words = found.text[max(start - 4, low) : min(end + 4, high)]
            yield Fault(
                Message("“{words}”中间有空格", words=words),
                Message("请删去空格"),
                places,
                (Edit(places[0], ""),) if len(places) == 1 else (),
            )


def _is_sentence(passage: Passage) -> bool:
    long = len(passage.text) >= _SHORT
    return long and passage.table < 0 and bool(_SENTENCE.search(passage.text))


def _spaced(text: str, start: int, end: int) -> bool:
    """Whether a name of two signs is spaced here (王 刚), or a heading runs into its text."""
    after = text[end + 1 : end + 2]
    before = text[start - 2 : start - 1]
    lone = not ("一" <= before <= "鿿") or not ("一" <= after <= "鿿")
    return lone and text[start - 1] not in "，。；、”》" and text[end] not in "“《，。；、"

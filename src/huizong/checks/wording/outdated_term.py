"""HZ408 已不用的公文要素和称呼

查什么
    2012年条例取消的要素（主题词、抄报）和已经不用、不庄重的称呼（残废人、准生证）。

为什么
    照旧文抄下来的格式要素一看就是旧稿；称呼失当会引起误解。

错例
    主题词：水利 会议 通知

正例
    抄送：县委办公室，县人大常委会办公室。

依据
    党政机关公文处理工作条例（2012）；GB/T 9704-2012；残疾人保障法（2018修正）
"""

from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.wording._lexicon import Lexicon, WordList, fault, lexicon
from huizong.definitions import read_definition
from huizong.values import Manuscript, Message, Severity


@rule("HZ408", Severity.WARNING)
def outdated_term(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each word of the list with what it should be."""
    found = script(manuscript)
    for hit in _words().hits(found.text):
        word = hit.word
        message = Message(
            "“{wrong}”已经不用：{why}", wrong=word.wrong, right=word.right, why=word.why
        )
        yield fault(found, hit, message, Message("应作：{right}", right=word.right))


@cache
def _words() -> Lexicon:
    return lexicon(read_definition("words/check_outdated_terms", WordList))

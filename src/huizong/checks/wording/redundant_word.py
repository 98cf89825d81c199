"""HZ411 重复累赘

查什么
    一个意思说了两遍的字样：涉及到、凯旋归来、报纸报刊、述职报告汇报、目的是为了……

为什么
    公文讲究字字有用；重复的字样显得没有改过稿。

错例
    下面是本人的述职报告汇报，涉及到三个方面。

正例
    下面是本人的述职报告，涉及三个方面。

依据
    现代汉语词典（第7版）有关词条；公文写作常见差错
"""

from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.wording._lexicon import Lexicon, WordList, fault, lexicon
from huizong.definitions import read_definition
from huizong.values import Manuscript, Message, Severity


@rule("HZ411", Severity.STYLE)
def redundant_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each word of the list with what it should be."""
    found = script(manuscript)
    for hit in _words().hits(found.text):
        if found.quoted(hit.start):
            continue
        word = hit.word
        message = Message("“{wrong}”意思重复，可作“{right}”", wrong=word.wrong, right=word.right)
        yield fault(
            found, hit, message, Message("请改为“{right}”，或删去重复的字", right=word.right)
        )


@cache
def _words() -> Lexicon:
    return lexicon(read_definition("words/check_redundant_words", WordList))

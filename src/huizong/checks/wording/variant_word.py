"""HZ405 异形词

查什么
    同一个词有几种写法时用了不推荐的写法：其它（其他）、人材（人才）、想像（想象）、惟一（唯一）……

为什么
    异形词整理表给出了推荐写法，教育系统文件必须照用；同一机关的文件也应当只有一种写法。

错例
    加强人材培养，做好其它各项工作。

正例
    加强人才培养，做好其他各项工作。

依据
    GF 1001-2001 第一批异形词整理表；现代汉语词典（第7版）
"""

from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.wording._lexicon import Lexicon, WordList, fault, lexicon
from huizong.definitions import read_definition
from huizong.values import Manuscript, Message, Severity


@rule("HZ405", Severity.STYLE)
def variant_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each word of the list with what it should be."""
    found = script(manuscript)
    for hit in _words().hits(found.text):
        if found.quoted(hit.start):
            continue
        word = hit.word
        message = Message(
            "“{wrong}”不是推荐的写法，应作“{right}”", wrong=word.wrong, right=word.right
        )
        yield fault(found, hit, message, Message("请改为“{right}”", right=word.right))


@cache
def _words() -> Lexicon:
    return lexicon(read_definition("words/check_variant_words", WordList))

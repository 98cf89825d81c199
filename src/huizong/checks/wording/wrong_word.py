"""HZ401 错别字

查什么
    写成左边几个字就一定错的词：松驰、布署、再接再励……（名单在 check_wrong_words.yaml）。
    含有这几个字而不错的较长字样（回复盖章、学期末来访）不报。

为什么
    错字让人怀疑整份材料没有人看过；有的错字会改变意思。

错例
    各村要再接再励，把任务布署到户。

正例
    各村要再接再厉，把任务部署到户。

依据
    《咬文嚼字》2005年“当代汉语出版物中最常见的100个别字”；现代汉语词典（第7版）
"""

from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.wording._lexicon import Lexicon, WordList, fault, lexicon
from huizong.definitions import read_definition
from huizong.values import Manuscript, Message, Severity


@rule("HZ401", Severity.ERROR)
def wrong_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each word of the list with what it should be."""
    found = script(manuscript)
    for hit in _words().hits(found.text):
        wrong, right = hit.word.wrong, hit.word.right
        message = Message("“{wrong}”是错别字，应作“{right}”", wrong=wrong, right=right)
        yield fault(found, hit, message, Message("请改为“{right}”", right=right))


@cache
def _words() -> Lexicon:
    return lexicon(read_definition("words/check_wrong_words", WordList))

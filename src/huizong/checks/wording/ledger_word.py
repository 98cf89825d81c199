"""HZ402 “账”误作“帐”

查什么
    与钱财有关的词写成了“帐”：帐户、台帐、结帐……帐篷、蚊帐仍用“帐”，不报。

为什么
    货币、货物出入的记载用“账”，“帐”是用布做的遮蔽物；台账、账户写错，办公室天天见。

错例
    请各站所于月底前报送扶贫台帐。

正例
    请各站所于月底前报送扶贫台账。

依据
    通用规范汉字表（2013）；现代汉语词典（第7版）
"""

from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.wording._lexicon import Lexicon, WordList, fault, lexicon
from huizong.definitions import read_definition
from huizong.values import Manuscript, Message, Severity


@rule("HZ402", Severity.ERROR)
def ledger_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each word of the list with what it should be."""
    found = script(manuscript)
    for hit in _words().hits(found.text):
        wrong, right = hit.word.wrong, hit.word.right
        message = Message("“{wrong}”应作“{right}”：与钱财有关的用“账”", wrong=wrong, right=right)
        yield fault(found, hit, message, Message("请改为“{right}”", right=right))


@cache
def _words() -> Lexicon:
    return lexicon(read_definition("words/check_ledger_words", WordList))

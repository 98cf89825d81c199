"""HZ406 已废止的简化字

查什么
    第二次汉字简化方案的字和同音代替：仃车、予算、歺厅、另件、付食……

为什么
    这个方案1986年已经废止，公文中不能再用；“予算”还会被当成“给予”的“予”。

错例
    今年予算安排歺厅改造资金8万元。

正例
    今年预算安排餐厅改造资金8万元。

依据
    国务院1986年6月24日批转国家语委《关于废止〈第二次汉字简化方案（草案）〉和纠正社会用字混乱现象的请示》
"""

from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.checks.wording._lexicon import Lexicon, WordList, fault, lexicon
from huizong.definitions import read_definition
from huizong.values import Manuscript, Message, Severity


@rule("HZ406", Severity.ERROR)
def withdrawn_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each word of the list with what it should be."""
    found = script(manuscript)
    for hit in _words().hits(found.text):
        word = hit.word
        message = Message(
            "“{wrong}”是已经废止的写法，应作“{right}”", wrong=word.wrong, right=word.right
        )
        yield fault(found, hit, message, Message("请改为“{right}”", right=word.right))


@cache
def _words() -> Lexicon:
    return lexicon(read_definition("words/check_withdrawn_forms", WordList))

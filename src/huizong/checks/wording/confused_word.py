"""HZ403 易混词用错

查什么
    两个都是词、前后文表明用错了一个：反应问题（反映）、必需落实（必须）、鉴定责任书（签订）、
    滥用权利（权力）、形式严峻（形势）、提高作风（转变）……（名单在 check_confused_words.yaml）。

为什么
    这类错字拼写检查查不出，却会改变意思：“鉴定协议”与“签订协议”是两回事。

错例
    学校与家长鉴定了安全责任书，并反应了三个问题。

正例
    学校与家长签订了安全责任书，并反映了三个问题。

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


@rule("HZ403", Severity.WARNING)
def confused_word(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each word that its neighbours show to be the wrong one of two."""
    found = script(manuscript)
    for hit in _words().hits(found.text):
        word = hit.word
        message = Message(
            "这里的“{wrong}”应作“{right}”：{why}", wrong=word.wrong, right=word.right, why=word.why
        )
        yield fault(found, hit, message, Message("请改为“{right}”，或换一种说法", right=word.right))


@cache
def _words() -> Lexicon:
    return lexicon(read_definition("words/check_confused_words", WordList))

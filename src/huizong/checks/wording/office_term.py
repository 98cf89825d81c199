"""HZ419 不是本单位的规范用语

查什么
    文中用了本单位词表里不用的说法。词表由单位自己定（设置文件的 terms：不用的说法和应作的说法），
    没有词表时不查。引号和书名号里的不报。

为什么
    单位简称、工程名称、领导小组名称，每个办公室都有自己的规矩，只有自己的词表知道。

错例
    （词表：林业站 → 自然资源所）请林业站派人参加。

正例
    请自然资源所派人参加。

依据
    本单位的用语规定
"""

from collections.abc import Iterator

from huizong.checks.anchors import anchored
from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity


@rule("HZ419", Severity.WARNING)
def office_term(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the ways of writing that the office has settled otherwise."""
    terms = dict(manuscript.terms)
    if not terms:
        return
    found = script(manuscript)
    for start, term in anchored(terms).found(found.text):
        end, wanted = start + len(term), terms[term]
        at = wanted.find(term)
        if found.quoted(start) or (at >= 0 and found.text.startswith(wanted, start - at)):
            continue
        places = found.places(start, end)
        yield Fault(
            Message("本单位不用“{term}”，用“{wanted}”", term=term, wanted=wanted),
            Message("请改为“{wanted}”；词表在设置文件的 terms 里", wanted=wanted),
            places,
            (Edit(places[0], wanted),) if len(places) == 1 else (),
        )

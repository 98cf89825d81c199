"""HZ416 文件名称前后不一

查什么
    同一份文稿里书名号中的名称只差一两个虚字或一个字：
    《关于加强安全工作的意见》与《关于加强安全工作意见》。只差数字、年份的不报。

为什么
    文件名称是引用，一个字都不能差；差一个字，读的人不知道是不是两份文件。

错例
    印发《水利工程管护的办法》。……落实《水利工程管护办法》。

正例
    印发《水利工程管护办法》。……落实《水利工程管护办法》。

依据
    党政机关公文处理工作条例第十九条：引用公文先引标题
"""

import re
from collections.abc import Iterator
from itertools import combinations

from huizong.checks.rule import Fault, rule
from huizong.checks.script import scripts
from huizong.values import Manuscript, Message, Severity

_TITLE = re.compile(r"《([^《》\n]{8,80})》")
_FUNCTION = re.compile(r"[的、，,和与及对〈〉“”·\s（）()]|关于|中华人民共和国")
_COUNTED = re.compile(r"[0-9一二三四五六七八九十〇甲乙丙丁上下中前后省市县区乡镇村]")
_MOST = 200  # titles of one document that are compared with each other


@rule("HZ416", Severity.WARNING)
def title_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield pairs of titles that differ by a function word or one sign."""
    for found in scripts(manuscript):
        spans = {match[1]: match.span(1) for match in reversed([*_TITLE.finditer(found.text)])}
        titles = [(title, _FUNCTION.sub("", title)) for title in reversed(spans)][:_MOST]
        for (one, bare), (other, other_bare) in combinations(titles, 2):
            if bare == other_bare or (len(one) == len(other) and _one_sign(one, other)):
                yield Fault(
                    Message("“{one}”又写作“{other}”", one=one, other=other),
                    Message("请核对原文，统一为正式名称"),
                    (*found.places(*spans[one]), *found.places(*spans[other])),
                )


def _one_sign(one: str, other: str) -> bool:
    """Whether two titles of one length differ in one sign that tells no number, part or rank."""
    if one[-2:] != other[-2:] and one[:2] != other[:2]:
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and not any(_COUNTED.match(sign) for sign in differing[0])

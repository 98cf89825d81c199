"""HZ609 落款与标题的单位不符

查什么
    标题里的发文机关与落款的署名不是同一个名称。一个是另一个省去几个字的，不报。

为什么
    署名应当与发文机关一致；多半是套用了别的单位的稿子，或者一处用简称、一处用全称。

错例
    沁河县教育局关于……的请示
    沁河县体育局
    2026年11月5日

正例
    沁河县教育局关于……的请示
    沁河县教育局
    2026年11月5日

依据
    GB/T 9704-2012 7.3.5；党政机关公文处理工作条例（2012）第九条（发文机关署名）。
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.form._paper import Paper, papers
from huizong.checks.form._words import words
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_SHORTEST = 4


@rule("HZ609", Severity.WARNING)
def signature_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield papers whose title and signature name different organs."""
    for paper in papers(manuscript):
        match = _organ().match(paper.title)
        if paper.signature < 0 or paper.title_at < 0 or match is None:
            continue
        titled, signed = match["organ"], _signature(paper)
        bare = re.sub(r"[ \u3000]", "", signed)
        if not _named().search(bare) or bare.endswith(titled) or titled.endswith(bare):
            continue
        if titled not in bare and not _shortened(bare, titled) and not _shortened(titled, bare):
            yield Fault(
                Message("标题的单位是“{titled}”，落款是“{signed}”", titled=titled, signed=signed),
                Message("请使两处一致，用全称或规范化简称"),
                (*paper.place(paper.signature), *paper.place(paper.title_at)),
            )


def _shortened(short: str, full: str) -> bool:
    """Whether a name leaves out characters of another: those two ways are told elsewhere."""
    rest = iter(full)
    return all(character in rest for character in short)


def _signature(paper: Paper) -> str:
    text = paper.lines[paper.signature].text
    return text[: paper.date_from].strip() if paper.signature == paper.date else text.strip()


@cache
def _organ() -> re.Pattern[str]:
    organ = words().organ
    following = r"(?=关于|(?:19|20)[0-9]{2}|第[一二三四五六七八九十0-9]|工作|[一二〇]{4}年)"
    return re.compile(rf"(?P<organ>[\u4e00-\u9fff]{{{_SHORTEST - 1},24}}?{organ}){following}")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"{words().organ}$")

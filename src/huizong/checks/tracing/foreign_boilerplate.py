"""HZ312 夹着网站、范文的文字

查什么
    文档网站的标题、编者按、页脚（“篇一”“大全5篇”“小编整理”“本文来源”），以及正文里的网站名、
    下载和转载的话。

为什么
    说明稿子是从网上范文套来的，网站的话和别人的内容可能一起混了进来。

错例
    办公室工作总结（精选5篇）
    下面是小编为大家整理的工作总结，供大家参考。

正例
    沁河县教育局办公室2026年工作总结

依据
    党政机关公文处理工作条例（2012）公文起草要求（一切从实际出发）。
"""

from bisect import bisect_right
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._listed import hits
from huizong.checks.tracing._whole import Hit
from huizong.checks.tracing._words import foreign
from huizong.values import Document, Manuscript, Message, Place, Severity

_LONGEST = 24
_NEAR = 50
"""Phrases of a paragraph that are looked back at; no paragraph of an office has more."""


@rule("HZ312", Severity.WARNING)
def foreign_boilerplate(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield what a web site wrote: the lines that belong to no report, and phrases within one."""
    hint = Message("请删去网站的文字，并核对这份稿子的内容是不是本单位的")
    places = _joined(manuscript.document, manuscript.outline.boilerplate)
    for place in places:
        words = manuscript.document.quote(place).split("\n")[0]
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        yield Fault(Message("“{words}”是网站的文字，不是本文", words=shown), hint, (place,))
    starts = [place.start for place in places]
    for hit, what in _phrases(manuscript):
        first = hit.places[0]
        before = bisect_right(starts, first.start) - 1
        if before < 0 or not places[before].overlaps(first):
            said = Message("“{words}”像是{what}", words=hit.words, what=what)
            yield Fault(said, hint, hit.places)


def _phrases(manuscript: Manuscript) -> Iterator[tuple[Hit, str]]:
    """Yield phrases of web sites; of those that overlap the first kind in the list."""
    told: dict[int, list[Hit]] = {}
    for phrase in foreign().phrases:
        for hit in hits(manuscript, phrase):
            known = told.setdefault(id(hit.passage), [])
            if not any(hit.start < one.end and one.start < hit.end for one in known[-_NEAR:]):
                known.append(hit)
                yield hit, phrase.what


def _joined(document: Document, places: tuple[Place, ...]) -> list[Place]:
    """Return places with those made one between which only blank lines stand."""
    joined: list[Place] = []
    for place in sorted(places):
        if joined and not document.text[joined[-1].end : place.start].strip():
            joined[-1] = Place(place.path, joined[-1].start, max(joined[-1].end, place.end))
        else:
            joined.append(place)
    return joined

"""HZ304 照抄旧稿只换数字

查什么
    与以前的稿子（作为旧稿一并给出的文件）相比，一段话除年份、数字外几乎一字不差。
    连数字也没有换的，另外说明。

为什么
    照抄旧稿容易把旧年的做法、旧年的数当成今年的报上去。

错例
    （旧稿）2025年全局办理信访事项46件，按期办结率100%，做到件件有回音。
    （新稿）2026年全局办理信访事项46件，按期办结率100%，做到件件有回音。

正例
    2026年全局办理信访事项52件，其中复查2件，均在规定期限内答复。

依据
    党政机关公文处理工作条例（2012）公文起草要求（表述准确，文字精练）。
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePath

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._clauses import Index, clauses, numbers
from huizong.checks.tracing._words import copied
from huizong.values import Document, Manuscript, Message, Passage, Place, Severity

_SHORTEST = 40
_ALIKE = 0.9


@rule("HZ304", Severity.WARNING)
def copied_with_years_changed(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield paragraphs that an earlier document has, but for their figures."""
    if not manuscript.earlier:
        return
    index = _index(manuscript.earlier)
    boilerplate = {place.start for place in manuscript.outline.boilerplate}
    for passage in manuscript.passages:
        if len(passage.text) < _SHORTEST or not passage.runs:
            continue
        if passage.places(0, 1)[0].start in boilerplate or _customary().match(passage.text):
            continue
        share, seen = index.share(clauses(passage.text), of=len(passage.text))
        if seen is not None and share >= _ALIKE:
            yield _fault(passage, seen, manuscript.earlier)


@cache
def _customary() -> re.Pattern[str]:
    return re.compile("|".join(copied().customary))


def _index(documents: Sequence[Document]) -> Index:
    index = Index()
    for document in documents:
        for paragraph in document.paragraphs:
            index.add(clauses(paragraph.text), paragraph.place)
    return index


def _fault(passage: Passage, seen: Place, earlier: Sequence[Document]) -> Fault:
    before = next(document.quote(seen) for document in earlier if document.path == seen.path)
    old, new = numbers(before), numbers(passage.text)
    changed = [f"{one}→{two}" for one, two in zip(old, new, strict=False) if one != two]
    name = PurePath(seen.path).name
    opening = passage.text[:14]
    if changed:
        said = Message(
            "“{opening}…”与旧稿《{name}》几乎一字不差，只换了数字（{changed}）",
            opening=opening,
            name=name,
            changed="、".join(changed[:4]),
        )
    else:
        said = Message("“{opening}…”与旧稿《{name}》几乎一字不差", opening=opening, name=name)
    return Fault(
        said,
        Message("请核对这一段说的是不是本期的事、数是不是本期的数"),
        passage.places(0, len(passage.text)),
        severity=None if old or new else Severity.STYLE,
    )

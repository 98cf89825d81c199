"""HZ305 前后重复

查什么
    一段话的绝大部分字句前文已经写过（数字不同也算）。相连的几段都重复的，合成一处报。

为什么
    多半是几个科室的稿子拼在一起，或复制后忘了删；同一件事写两遍，数还可能对不上。

错例
    （一）组织干部逐条学习条例，撰写心得体会，开展闭卷测试，对照条例逐项自查，列出问题清单限期整改。
    （二）走访企业46家。
    （三）组织干部逐条学习条例，撰写心得体会，开展闭卷测试，对照条例逐项自查，列出问题清单限期整改。

正例
    （一）组织干部逐条学习条例，撰写心得体会，开展闭卷测试，对照条例逐项自查，列出问题清单限期整改。
    （二）走访企业46家。
    （三）问题清单上的12个问题全部整改到位。

依据
    党政机关公文处理工作条例（2012）公文起草要求（表述准确，文字精练）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.tracing._clauses import Index, clauses
from huizong.values import Manuscript, Message, Passage, Place, Severity

_SHORTEST = 45
"""Characters; shorter paragraphs are alike without being copies."""
_LONG, _ALIKE, _ALIKE_LONG = 200, 0.8, 0.5
"""A long paragraph of which half was written before to the letter is no accident."""
_TOUCHED = 0.3
"""What of a paragraph between repeated ones is known where it does not part them."""


@rule("HZ305", Severity.WARNING)
def repeated_paragraph(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield stretches of paragraphs that repeat what stands above."""
    index = Index()
    group: list[tuple[Passage, Place]] = []
    for passage in manuscript.passages:
        if passage.table >= 0 or not passage.runs:
            continue
        said = clauses(passage.text)
        if len(passage.text) >= _SHORTEST:
            share, seen = index.share(said, of=len(passage.text))
            if seen is not None and share >= _needed(passage.text):
                group.append((passage, seen))
            elif group and share < _TOUCHED:
                yield _fault(group, manuscript)
                group = []
        if said:
            index.add(said, _place(passage))
    if group:
        yield _fault(group, manuscript)


def _needed(text: str) -> float:
    """Return how much of a text must be known for it to count as repeated."""
    return _ALIKE if len(text) < _LONG else _ALIKE_LONG


def _place(passage: Passage) -> Place:
    origins = [run.origin for run in passage.runs if run.origin is not None]
    return Place(origins[0].path, origins[0].start, origins[-1].end)


def _fault(group: list[tuple[Passage, Place]], manuscript: Manuscript) -> Fault:
    first, seen = group[0]
    earlier = manuscript.document.quote(seen)[:12]
    here = first.text[:12]
    if len(group) == 1:
        said = Message("“{here}…”这一段与前面“{earlier}…”大部分相同", here=here, earlier=earlier)
    else:
        said = Message(
            "从“{here}…”起有 {count} 段与前面“{earlier}…”起的文字大部分相同",
            here=here,
            count=len(group),
            earlier=earlier,
        )
    repeated = [place for passage, _ in group for place in passage.places(0, len(passage.text))]
    return Fault(
        said,
        Message("请核对是否重复；是同一件事的留一处，不是的写出不同之处"),
        (*repeated, *dict.fromkeys(place for _, place in group)),
    )

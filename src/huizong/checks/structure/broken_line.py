"""HZ124 一句话被换行切断

查什么
    一段话中间多了换行，后半句成了另一段。整份文件都按固定宽度换行的，是排版习惯，不报；
    Markdown、网页和 PDF 的换行不算分段，也不报。

为什么
    从别的文件复制、换页时带来的；一段成了两段，读不通，程序也会数错段落和条目。

错例
    4、完成接待室的卫生清理、

    保持工作。

正例
    4、完成接待室的卫生清理、保持工作。

依据
    一段话只在段末换行。
"""

from collections.abc import Iterator
from itertools import pairwise

from huizong.checks.rule import Fault, rule
from huizong.values import Document, Edit, Manuscript, Message, Passage, Place, Severity

_FORMATS = ("txt", "docx")
_WRAPPED = 0.25  # share of cut passages from which on the file is wrapped throughout
_FEW = 8
_SHOWN = 6
_HINT = Message("请把前后两段接上；确是两段的，补上前一段末尾的标点")


@rule("HZ124", Severity.ERROR)
def broken_line(manuscript: Manuscript) -> Iterator[Fault]:
    """Find line ends within a sentence, which reading had to take back."""
    document = manuscript.document
    if document.format not in _FORMATS:
        return
    seams = [list(_seams(passage, document)) for passage in manuscript.passages]
    cut = sum(map(bool, seams))
    if cut > _FEW and cut > _WRAPPED * len(seams):
        return
    for places in seams:
        for seam in places:
            yield _fault(seam, document)


def _seams(passage: Passage, document: Document) -> Iterator[Place]:
    """Yield the line ends between the pieces that a passage was joined of."""
    if len(passage.runs) < 2:
        return
    origins = [run.origin for run in passage.runs if run.origin]
    for one, other in pairwise(origins):
        between = document.text[one.end : other.start]
        if one.end < other.start and "\n" in between and not between.strip():
            yield Place(document.path, one.end, other.start)


def _fault(seam: Place, document: Document) -> Fault:
    before = document.text[max(seam.start - _SHOWN, 0) : seam.start].split("\n")[-1]
    after = document.text[seam.end : seam.end + _SHOWN].split("\n")[0]
    message = Message("“{before}”与“{after}”之间多了换行", before=before, after=after.strip())
    place = Place(seam.path, seam.start - 1, seam.end + 1)
    fix = (Edit(seam, ""),) if document.format == "txt" else ()
    return Fault(message, _HINT, (place,), fix)

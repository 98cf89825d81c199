"""HZ124 一句话被换行切断

查什么
    一段话中间多了换行，后半句成了另一段。整份文件都按固定宽度换行的，是排版习惯，不报；
    Markdown、网页和 PDF 的换行不算分段，也不报。下面是落款、日期、“出席”“列席”的，不算后半句。
    只有断在顿号后面、中间没有空行的，才能断定是同一句，可以自动接上。

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

import re
from collections.abc import Iterator
from itertools import pairwise

from huizong.checks.rule import Fault, rule
from huizong.values import Document, Edit, Manuscript, Message, Passage, Place, Severity

_FORMATS = ("txt", "docx")
_WRAPPED = 0.25  # share of cut passages from which on the file is wrapped throughout
_FEW = 8
_SHOWN = 6
_HINT = Message("请把前后两段接上；确是两段的，补上前一段末尾的标点")
_SERIES = re.compile(r"、[ \u3000]*(?:\r\n?|\n)[ \u3000]*")
_LABEL = re.compile(r"[\u4e00-\u9fff\u3000 ]{2,8}[：:]")  # 列席：刘海波
_DATE = re.compile(r"\s*(?:[12][0-9]{3}|二[〇零○][^年]{2})年[^，。；]{3,6}日\s*")
_STOPS = re.compile(r"[，。；！？、：,;:]")
_LONGEST_NAME = 30


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
        cut = one.end < other.start and "\n" in between and not between.strip()
        if cut and not _begins_anew(document.text, other.start):
            yield Place(document.path, one.end, other.start)


def _begins_anew(text: str, at: int) -> bool:
    """Whether a line is no rest of a sentence: a label with its colon, a name above a date."""
    line, _, rest = text[at : at + 400].partition("\n")
    if _LABEL.match(line) or _DATE.fullmatch(line):
        return True
    short = len(line.strip()) <= _LONGEST_NAME and not _STOPS.search(line)
    return short and bool(_DATE.fullmatch(rest.lstrip("\r\n").partition("\n")[0]))


def _fault(seam: Place, document: Document) -> Fault:
    before = document.text[max(seam.start - _SHOWN, 0) : seam.start].split("\n")[-1]
    after = document.text[seam.end : seam.end + _SHOWN].split("\n")[0]
    message = Message("“{before}”与“{after}”之间多了换行", before=before, after=after.strip())
    place = Place(seam.path, seam.start - 1, seam.end + 1)
    # A comma may as well end a paragraph whose rest was lost: only a series surely goes on.
    joint = document.text[place.start : seam.end]
    sure = document.format == "txt" and _SERIES.fullmatch(joint)
    return Fault(message, _HINT, (place,), (Edit(seam, ""),) if sure else ())

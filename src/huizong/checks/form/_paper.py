"""The elements of an official paper, found by what they look like and where they stand.

    number      沁政办发〔2026〕12号              note        附件：1. …
    title       ……关于……的通知                   signature   沁河县人民政府办公室
    recipient   各乡镇人民政府：                  date        2026年11月5日
                                                  attachments 附件1 …
A paper is official where it has a document number, or a recipient and a kind of paper in its title.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from huizong.checks.form._words import words
from huizong.checks.once import once
from huizong.values import Manuscript, Passage, Place, Report, text_of

_HEAD = 14
"""Lines in which number, title and recipient are looked for."""
_TAIL = 40
_LONGEST_TITLE = 80
_LONGEST_RECIPIENT = 160
_LONGEST_SIGNATURE = 40
_NUMBER = re.compile(
    r"^[\u4e00-\u9fff]{1,14}[〔\[（(【﹝][0-9]{2,4}[〕\]）)】﹞]第?[0-9]{1,5}号"
    r"(?:[ \u3000]+签发人.*)?$"
)
_ORDER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?"
_BLANK = "[ \u3000]*"
_ATTACHMENT = re.compile(f"^附{_BLANK}件{_BLANK}{_ORDER}{_BLANK}[:：]?$")
_NOTE = re.compile(f"^附{_BLANK}件?{_BLANK}{_ORDER}{_BLANK}[:：](?=.)")
DATE = re.compile(
    r"^[（(]?(?P<year>[0-9]{2,4}|[〇零○OＯ一二三四五六七八九_＿×xX]{2,4})[ ]*(?:年|[-./—－–])[ ]*"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十正元_＿×xX]{1,3})"
    r"(?:[ ]*(?:月|[-./—－–])[ ]*"
    r"(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿卅_＿×xX]{1,4})?[ ]*[日号]?|月)[）)]?$"
)
_GLUED = re.compile("[\u4e00-\u9fff（）()]{4,30}?[ \u3000]*(?=(?:19|20)[0-9]{2}|二[〇零○])")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_STOPS = "。！？；，、"
_PROSE = re.compile("[。；！？]")


@dataclass(frozen=True, slots=True)
class Paper:
    """A report's paragraphs, and the indices of its elements among them; -1 where there is none."""

    report: Report
    lines: tuple[Passage, ...]
    title: str = ""
    title_at: int = -1
    kind: str = ""
    number: int = -1
    recipient: int = -1
    note: int = -1
    date: int = -1
    date_from: int = 0
    signature: int = -1
    attachments: tuple[int, ...] = ()

    @property
    def official(self) -> bool:
        """Whether it has what only an official paper has."""
        return self.number >= 0 or (self.recipient >= 0 and self.kind in words().kinds)

    @property
    def end(self) -> int:
        """The line at which the attachments begin."""
        return self.attachments[0] if self.attachments else len(self.lines)

    @property
    def issued(self) -> re.Match[str] | None:
        """The date of issue as it is written."""
        return DATE.match(self.lines[self.date].text[self.date_from :]) if self.date >= 0 else None

    def date_places(self) -> tuple[Place, ...]:
        """Return where the date of issue stands."""
        line = self.lines[self.date]
        return line.places(self.date_from, len(line.text))

    def place(self, index: int) -> tuple[Place, ...]:
        """Return where a line stands."""
        line = self.lines[index]
        return line.places(0, len(line.text))


@once
def papers(manuscript: Manuscript) -> tuple[Paper, ...]:
    """Return the papers of a manuscript in order; each report is one."""
    return tuple(_papers(manuscript))


def _papers(manuscript: Manuscript) -> Iterator[Paper]:
    body = [passage for passage in manuscript.passages if passage.table < 0 and passage.runs]
    starts = [_start(passage) for passage in body]
    for report in manuscript.outline.reports:
        place = report.place
        if place is None:
            continue
        lines = body[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
        if lines:
            yield _paper(report, tuple(lines))


def _start(passage: Passage) -> int:
    origin = passage.runs[0].origin
    return -1 if origin is None else origin.start


def _paper(report: Report, lines: tuple[Passage, ...]) -> Paper:
    head = [line.text for line in lines[:_HEAD]]
    number = next((index for index, text in enumerate(head) if _NUMBER.match(text)), -1)
    title, at, after = _title(report, head, number)
    kind = kind_of(title)
    recipient = _recipient(head, after, kind)
    attachments = tuple(
        index for index, line in enumerate(lines) if index > at and _ATTACHMENT.match(line.text)
    )
    end = attachments[0] if attachments else len(lines)
    note = next(
        (index for index in range(max(at, 0) + 1, end) if _NOTE.match(lines[index].text)), -1
    )
    date, date_from, signature = _signed(lines, max(at, 0) + 1, end)
    return Paper(
        report,
        lines,
        title,
        at,
        kind,
        number,
        recipient,
        note,
        date,
        date_from,
        signature,
        attachments,
    )


def _title(report: Report, head: Sequence[str], number: int) -> tuple[str, int, int]:
    """Return the title, the line where it begins, and the line behind it."""
    title = text_of(report.title).strip()
    for index, text in enumerate(head):
        if index == number or not title or not (title.startswith(text) or text.startswith(title)):
            continue
        end, rest = index + 1, title[len(text) :]
        while rest and end < len(head) and rest.startswith(head[end]):
            rest, end = rest[len(head[end]) :], end + 1
        return title, index, end
    for index, text in enumerate(head[number + 1 : number + 4], number + 1):
        if _may_be_title(text):
            return text, index, index + 1
    return title, -1, 0


def _may_be_title(text: str) -> bool:
    """Whether a line that outlining took for no title is one, written with a mark at its end."""
    bare = text.rstrip(_STOPS)
    if len(bare) > _LONGEST_TITLE or _PROSE.search(bare):
        return False
    return "关于" in bare or bool(_YEAR.search(bare) and kind_of(bare))


def _recipient(head: Sequence[str], after: int, kind: str) -> int:
    """Return the line behind the title that names whom the paper goes to."""
    if not after or kind not in words().kinds:
        return -1
    for index in range(after, min(after + 2, len(head))):
        text = head[index].rstrip()
        bare = text.rstrip("：:")
        if DATE.match(text) or _NUMBER.match(text) or text.startswith(("（", "(")):
            continue
        named = len(text) <= _LONGEST_RECIPIENT and _organs().match(bare)
        if named and not any(bare.startswith(word) for word in words().salutations):
            return index
        return -1
    return -1


def _signed(lines: tuple[Passage, ...], start: int, end: int) -> tuple[int, int, int]:
    """Return the line of the date, where in it the date begins, and the line of the name."""
    for index in range(end - 1, max(start, end - _TAIL) - 1, -1):
        text = lines[index].text
        if DATE.match(text):
            before = lines[index - 1].text if index > start else ""
            named = before and len(before) <= _LONGEST_SIGNATURE and not _PROSE.search(before)
            return index, 0, index - 1 if named else -1
        glued = _GLUED.match(text) if len(text) <= _LONGEST_SIGNATURE else None
        if glued and DATE.match(text[glued.end() :]):
            return index, glued.end(), index
    return -1, 0, -1


def kind_of(title: str) -> str:
    """Return the kind of paper that a title ends with, "" where it names none.

    A 请示报告 asks for something: what it has to keep to is what a 请示 has to.
    """
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", title.strip().rstrip(_STOPS))
    known = (*words().kinds, *words().customary)
    bare = bare.removesuffix("报告") if bare.endswith("请示报告") else bare
    found = [kind for kind in known if bare.endswith(kind)]
    return max(found, key=len, default="")


@cache
def _organs() -> re.Pattern[str]:
    return re.compile(rf"[^。；！？：:]+{words().organ}$")

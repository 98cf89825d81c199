"""Lines that others stand under: short, without the end of a sentence; and sentences that open."""

import re
from functools import cache

from huizong.outline.dates import is_date
from huizong.outline.lines import Line
from huizong.outline.words import one_of, phrases

_SENTENCE = re.compile(r"[。；;！？!?]")
_LABEL = 20
_PLAIN = 30
_RUN_IN = 32
_LEAD_IN = 14

LABEL = "小结："
PLAIN = "工作职责"
LEAD_IN = "内容包括："


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(rf"{one_of(phrases().salutations)}.{{0,40}}[：:！!]|.{{2,30}}同志们[：:]")


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"{one_of(phrases().lead_ins)}[：:]$")


def is_salutation(line: Line) -> bool:
    """Whether a line greets its hearers."""
    return len(line.text) <= 50 and bool(_salutation().fullmatch(line.text))


def is_heading_text(text: str) -> bool:
    """Whether the words behind a marker are a heading: short and no sentence."""
    bare = text.strip()
    return 0 < len(bare) <= _PLAIN and not _SENTENCE.search(bare) and bare[-1] not in "，,"


def may_hold(text: str) -> bool:
    """Whether text can stand under these words: a heading, a short sentence, an open colon."""
    bare = text.strip()
    if is_heading_text(bare) or bare.endswith(("：", ":")):
        return True
    return len(bare) <= _RUN_IN and len(_SENTENCE.findall(bare)) == 1 and bare[-1] in "。！"


def run_in(text: str) -> int:
    """Return the length of the heading sentence that opens a paragraph, 0 where none does.

    It ends with the first 。, is short, states no figure, and more follows: 1、抓学习。组织…
    The 。 belongs to it.
    """
    stop = text.find("。", 0, _RUN_IN + 1)
    if stop < 2 or len(text) - stop < 10 or _SENTENCE.search(text[:stop]):
        return 0
    return 0 if re.search(r"\d(?!\d*年)", text[:stop]) else stop + 1


def shape_of(line: Line, before: Line | None, after: Line | None) -> str:
    """Return the shape of an un-numbered heading (LABEL, PLAIN, LEAD_IN), empty for other lines."""
    text = line.text
    if line.row or after is None or _SENTENCE.search(text) or is_date(text):
        return ""
    if text[-1] in "：:":
        if len(text) > _LABEL or re.search(r"[，,]", text):
            return ""
        return (LEAD_IN if len(text) <= _LEAD_IN else "") if _lead_in().search(text) else LABEL
    if (
        len(text) > _PLAIN
        or re.search(r"[：:，,…—]", text)
        or not re.search(r"[\u4e00-\u9fff]{2}", text)
    ):
        return ""
    if (
        before is not None
        and len(before.text) > _PLAIN
        and before.text[-1] not in "。！？!?；;：:”）)"
    ):
        return ""
    return PLAIN if _stands_under(line, after) else ""


def _stands_under(line: Line, after: Line) -> bool:
    """Whether the next line reads as the body of a plain heading: a list or a paragraph."""
    if after.marker:
        return True
    return not after.row and len(after.text) > len(line.text) and bool(_SENTENCE.search(after.text))

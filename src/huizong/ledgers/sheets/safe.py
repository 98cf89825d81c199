"""Texts that a sheet would take for something else, written so that it does not, and read back.

A text that begins like a formula runs when the file is saved as csv and opened again (=, +, -, @,
tab, return; full width too, which some sheets take for half). A total or a note under a table is
left out when a file comes in. Both get an apostrophe before them, and lose it when read.
"""

import re

_WORDS = r"(?:本页|本月|本年|以上|全部)?(?:合计|小计|总计|共计|累计|总和)"
_TOTAL = re.compile(rf"\s*{_WORDS.replace('合计', '合 *计').replace('总计', '总 *计')}\s*[:：]?\s*")
_NOTE = re.compile(
    r"\s*(?:注|备注|说明|填表说明|填表人|制表人?|审核人?|审批人?|复核人?|经办人|单位负责人|负责人"
    r"|填报人|填报单位|填报日期|填表日期|联系人|联系电话)\s*\d?\s*[:：].*",
    re.DOTALL,
)
_RUNS = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_MARK = "'"


def safe(text: str, *, head: str = "") -> str:
    """Return a text as it is written into a cell; `head` is what stands above its column."""
    return _MARK + text if _mistaken(text.lstrip(_MARK), head) else text


def unsafe(text: str, *, head: str = "") -> str:
    """Return the text that `safe` wrote so."""
    if text.startswith(_MARK) and _mistaken(text.lstrip(_MARK), head):
        return text[1:]
    return text


def is_total(text: str) -> bool:
    """Whether a cell says that its row is a total."""
    return _TOTAL.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Whether a cell is a note or a signature under a table."""
    return _NOTE.fullmatch(text) is not None


def _mistaken(text: str, head: str) -> bool:
    runs = _RUNS.match(text) is not None
    return runs or is_total(text) or is_note(text) or bool(head and text == head)

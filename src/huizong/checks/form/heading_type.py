"""HZ622 层次标题的字体

查什么
    公文的Word文件，“一、”不是黑体，“（一）”不是楷体，“1.”“（1）”不是仿宋。每一级只报一次。编了号的
    一整句话是正文，不算标题。

为什么
    结构层次一般第一层用黑体、第二层用楷体、第三层和第四层用仿宋体字标注，看字体就知道是哪一层。

错例
    一、总体要求（仿宋加粗）

正例
    一、总体要求（黑体）

依据
    GB/T 9704-2012 7.3.3。
"""

import re
from collections.abc import Iterator

from huizong.checks.form._setting import Setting, face_name, is_face, settings
from huizong.checks.form._words import form
from huizong.checks.rule import Fault, rule
from huizong.values import Lettering, Manuscript, Message, Severity

_HANZI = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?:({_HANZI}、)|([（(]{_HANZI}[）)])|([0-9]{{1,2}}[.．])|([（(][0-9]{{1,2}}[）)]))"
)
_SHOWN = ("一、", "（一）", "1.", "（1）")
_MARK_LENGTH = 8
_LONGEST_HEADING = 24


@rule("HZ622", Severity.STYLE)
def heading_type(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each level of headings that is set in another face, once a paper."""
    text = manuscript.document.text
    for setting in settings(manuscript):
        for level, wrong in _wrong(setting, text).items():
            yield Fault(
                Message(
                    "“{mark}”一级用了{font}（{count}处）",
                    mark=_SHOWN[level],
                    font=wrong[0].lead,
                    count=len(wrong),
                ),
                Message("请改用{font}", font=face_name(form().levels[level])),
                tuple(one.place for one in wrong),
            )


def _wrong(setting: Setting, text: str) -> dict[int, list[Lettering]]:
    levels = form().levels
    found: dict[int, list[Lettering]] = {}
    for one in setting.letterings:
        match = _MARK.match(text[one.place.start : one.place.start + _MARK_LENGTH].lstrip())
        if match is not None and match.lastindex:
            level = match.lastindex - 1
            if level < len(levels) and not (
                is_face(one.lead, levels[level]) or _is_item(one, text)
            ):
                found.setdefault(level, []).append(one)
    return found


def _is_item(one: Lettering, text: str) -> bool:
    """Whether a numbered paragraph is but one sentence of the body, not a heading with its text."""
    words = text[one.place.start : one.place.end].strip()
    whole = words.endswith("。") and "。" not in words[:-1] and len(words) > _LONGEST_HEADING
    return words.endswith("；") or whole

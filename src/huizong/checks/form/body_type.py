"""HZ620 正文的字体字号

查什么
    公文的Word文件，正文各段大多不是3号仿宋。

为什么
    如无特殊说明，公文各要素一般用3号仿宋体字。

错例
    正文用宋体小四

正例
    正文用仿宋三号

依据
    GB/T 9704-2012 5.2.2、7.3.3。
"""

from collections import Counter
from collections.abc import Iterator

from huizong.checks.form._setting import Setting, face_name, is_face, settings, size_name
from huizong.checks.form._words import form
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_PROSE = 30
"""Characters from which on a paragraph is running text."""


@rule("HZ620", Severity.STYLE)
def body_type(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield official papers most of whose text is set in another type."""
    for setting in settings(manuscript):
        found = _commonest(setting)
        if found is None:
            continue
        font, size = found
        text = form().text
        if not is_face(font, text.face) or (size and size != text.size):
            yield Fault(
                Message("正文大多是{font}{size}", font=font, size=size_name(size)),
                Message("请改用{font}{size}", font=face_name(text.face), size=size_name(text.size)),
                (setting.start,),
            )


def _commonest(setting: Setting) -> tuple[str, float] | None:
    """Return font and size of most of the running text."""
    count: Counter[tuple[str, float]] = Counter()
    for one in setting.letterings:
        length = one.place.end - one.place.start
        if length >= _PROSE:
            count[one.font, one.size] += length
    return max(count, key=lambda known: count[known], default=None)

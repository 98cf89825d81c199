"""HZ621 标题的字体字号

查什么
    公文的Word文件，标题不是2号小标宋。

为什么
    标题一般用2号小标宋体字，居中，比正文醒目；用错了不合格式。

错例
    标题用宋体小二

正例
    标题用方正小标宋简体二号

依据
    GB/T 9704-2012 7.3.1。
"""

from collections.abc import Iterator

from huizong.checks.form._setting import face_name, is_face, settings, size_name
from huizong.checks.form._words import form
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity


@rule("HZ621", Severity.STYLE)
def title_type(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield titles of official papers that are set in another type."""
    wanted = form().title
    for setting in settings(manuscript):
        at = setting.paper.title_at
        found = setting.of(at) if at >= 0 else None
        if found is None:
            continue
        if not is_face(found.font, wanted.face) or (found.size and found.size != wanted.size):
            yield Fault(
                Message("标题是{font}{size}", font=found.font, size=size_name(found.size)),
                Message(
                    "请改用{font}{size}", font=face_name(wanted.face), size=size_name(wanted.size)
                ),
                setting.paper.place(at),
            )

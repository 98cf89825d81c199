"""HZ618 纸张不是A4

查什么
    公文（有发文字号，或有主送机关和文种）的Word文件，纸张不是A4（210×297毫米）。横排的A4不报。

为什么
    公文用纸采用A4型；别的纸张打印时会缩放或切边，装订、归档也不齐。

错例
    纸张：216×279毫米（信纸）

正例
    纸张：210×297毫米（A4）

依据
    GB/T 9704-2012 5.1。
"""

from collections.abc import Iterator

from huizong.checks.form._setting import settings
from huizong.checks.form._words import form
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_TOLERANCE = 1.5


@rule("HZ618", Severity.STYLE)
def paper_size(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield official papers whose sheets are not A4; once a file."""
    page = form().page
    wanted = sorted((page.width, page.height))
    for setting in settings(manuscript):
        for sheet in setting.page.sheets:
            sides = sorted((sheet.width, sheet.height))
            told = sides[0] > 0
            if told and any(abs(a - b) > _TOLERANCE for a, b in zip(sides, wanted, strict=True)):
                yield Fault(
                    Message(
                        "纸张是{width}×{height}毫米，不是A4",
                        width=f"{sheet.width:g}",
                        height=f"{sheet.height:g}",
                    ),
                    Message("请在“页面设置”里把纸张改为A4（210×297毫米）"),
                    (setting.start,),
                )
                return
        return

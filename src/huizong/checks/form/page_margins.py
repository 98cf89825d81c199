"""HZ619 页边距不合格式

查什么
    公文的Word文件，天头、订口、地脚、右边与标准的版心（156×225毫米）合不上。

为什么
    版心统一，每面才排得下22行、每行28字；边距不对，各单位的文件装订起来参差不齐。

错例
    上25.4、下25.4、左31.7、右31.7毫米

正例
    上37、下35、左28、右26毫米

依据
    GB/T 9704-2012 5.2.1（天头37毫米±1毫米，订口28毫米±1毫米，版心156×225毫米）。
"""

from collections.abc import Iterator

from huizong.checks.form._setting import settings
from huizong.checks.form._words import form, words
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity, Sheet

_SIDES = (("top", "上"), ("bottom", "下"), ("left", "左"), ("right", "右"))


@rule("HZ619", Severity.STYLE)
def page_margins(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield margins that are not the standard's; only upright sheets are looked at, once a file."""
    for setting in settings(manuscript):
        upright = (sheet for sheet in setting.page.sheets if sheet.height >= sheet.width > 0)
        sheet = next(upright, None)
        wrong = _wrong(sheet) if sheet is not None else []
        if wrong:
            page = form().page
            yield Fault(
                Message("页边距{wrong}", wrong="、".join(wrong)),
                Message(
                    "请改为上{top}、下{bottom}、左{left}、右{right}毫米",
                    top=f"{page.top:g}",
                    bottom=f"{page.bottom:g}",
                    left=f"{page.left:g}",
                    right=f"{page.right:g}",
                ),
                (setting.start,),
            )
        return


def _wrong(sheet: Sheet) -> list[str]:
    page, tolerance = form().page, words().margin_tolerance
    return [
        f"{label}{getattr(sheet, side):g}毫米"
        for side, label in _SIDES
        if abs(getattr(sheet, side) - getattr(page, side)) > tolerance
    ]

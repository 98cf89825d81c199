"""HZ623 每面行数

查什么
    公文的Word文件，按固定的行距，一面排不成22行。

为什么
    一般每面排22行，每行排28个字，并撑满版心。

错例
    固定值20磅（每面31行）

正例
    固定值28.95磅（每面22行）

依据
    GB/T 9704-2012 5.2.3。
"""

from collections import Counter
from collections.abc import Iterator

from huizong.checks.form._setting import Setting, settings
from huizong.checks.form._words import form
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_POINTS = 72 / 25.4
_PROSE = 30
_NEAR = 1
"""Lines more or fewer that are let pass: the standard allows for adjustment."""


@rule("HZ623", Severity.STYLE)
def line_grid(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield official papers whose exact line pitch gives another number of lines."""
    page, grid = form().page, form().grid
    height = (page.height - page.top - page.bottom) * _POINTS
    for setting in settings(manuscript):
        pitch = _pitch(setting)
        lines = int(height / pitch + 0.02) if pitch else grid.lines
        if abs(lines - grid.lines) > _NEAR:
            yield Fault(
                Message(
                    "行距是固定值{pitch}磅，标准的版心里每面{lines}行",
                    pitch=f"{pitch:g}",
                    lines=lines,
                ),
                Message(
                    "请调整行距，使每面{lines}行（约{pitch}磅）",
                    lines=grid.lines,
                    pitch=f"{grid.pitch:g}",
                ),
                (setting.start,),
            )


def _pitch(setting: Setting) -> float:
    """Return the exact pitch of most of the running text, 0 where it has none."""
    count: Counter[float] = Counter()
    for one in setting.letterings:
        length = one.place.end - one.place.start
        if length >= _PROSE:
            count[one.pitch or 0.0] += length
    return max(count, key=lambda known: count[known], default=0.0)

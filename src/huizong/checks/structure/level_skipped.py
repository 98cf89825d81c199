"""HZ106 越级编号

查什么
    “一、”下面直接用“1.”，或“（一）”下面直接用“（1）”，跳过了中间的一层。每一种跳法在一份文件里
    只报一次，列出各处。

为什么
    国标的层次序数依次是“一、”“（一）”“1.”“（1）”。只有两层的短文件，“一、”下用“1.”常见，
    所以只作格式提示。

错例
    五、活动准备
    1.联系嘉宾

正例
    五、活动准备
    （一）联系嘉宾

依据
    GB/T 9704-2012 7.3.3。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import Siblings, lists, opens_line
from huizong.checks.structure._shapes import LEVELS
from huizong.outline.markers import Form
from huizong.values import Manuscript, Message, Severity

_HINT = Message("请依次用“一、”“（一）”“1.”“（1）”")


@rule("HZ106", Severity.STYLE)
def level_skipped(manuscript: Manuscript) -> Iterator[Fault]:
    """Find lists whose form lies two levels or more under that of their parent."""
    for report in manuscript.outline.reports:
        leaps: dict[tuple[Form, Form], list[Siblings]] = {}
        for siblings in lists(report, manuscript.document):
            parent = siblings.parent_form
            if (
                parent
                and _leaps(parent, siblings.form)
                and opens_line(siblings.members[0], manuscript.document)
            ):
                leaps.setdefault((parent, siblings.form), []).append(siblings)
        for (parent, form), found in leaps.items():
            if any(siblings.counts_on for siblings in found):
                continue  # numbers that run through all parts are no level under them
            message = Message(
                "“{parent}”下面直接用了“{form}”，跳过了“{between}”",
                parent=str(parent),
                form=str(form),
                between=str(LEVELS[LEVELS.index(parent) + 1]),
            )
            yield Fault(message, _HINT, tuple(each.members[0].place for each in found))


def _leaps(parent: Form, form: Form) -> bool:
    known = parent in LEVELS and form in LEVELS
    return known and LEVELS.index(form) > LEVELS.index(parent) + 1

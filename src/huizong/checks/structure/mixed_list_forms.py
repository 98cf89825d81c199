"""HZ105 同级条目序号种类不一

查什么
    同一级标题下面，多数用一种序号（如“1.”），个别标题下面用了另一种（如“（1）”）。

为什么
    层次全靠序号的种类来认；同一层用两种，读的人会以为深了一层。

错例
    五、活动准备
    1.联系嘉宾
    2.通知队员
    六、活动流程
    1.主持人介绍嘉宾
    2.队员提问
    七、注意事项
    （1）提前到场
    （2）做好登记

正例
    七、注意事项
    1.提前到场
    2.做好登记

依据
    GB/T 9704-2012 7.3.3（第一层“一、”，第二层“（一）”，第三层“1.”，第四层“（1）”）。
"""

from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.structure._lists import SERIES, Siblings, commonest, lists
from huizong.checks.structure._shapes import LEVELS
from huizong.outline.markers import Form
from huizong.values import Manuscript, Message, Severity

_FEWEST = 2
_HINT = Message("请改用同一种序号；确是下一层的，补上中间的一层")


@rule("HZ105", Severity.STYLE)
def mixed_list_forms(manuscript: Manuscript) -> Iterator[Fault]:
    """Find lists numbered otherwise than most lists under parents of the same form."""
    for report in manuscript.outline.reports:
        under: dict[Form, list[Siblings]] = {}
        for siblings in lists(report, manuscript.document):
            if siblings.parent_form and siblings.form not in SERIES:
                under.setdefault(siblings.parent_form, []).append(siblings)
        for members in under.values():
            yield from _odd(members)


def _odd(members: list[Siblings]) -> Iterator[Fault]:
    usual = commonest(siblings.form for siblings in members)
    others = [siblings for siblings in members if siblings.form == usual]
    if len(others) < _FEWEST or len(others) * 2 <= len(members):
        return
    for siblings in members:
        if siblings.form != usual and not _is_shallower(siblings.form, usual):
            message = Message(
                "同级标题下多用“{usual}”，这里用“{form}”", usual=usual, form=str(siblings.form)
            )
            yield Fault(message, _HINT, tuple(member.place for member in siblings.members))


def _is_shallower(form: Form, usual: str) -> bool:
    """Whether a form is of a higher level than the usual one: a part that has one level more."""
    levels = [str(level) for level in LEVELS]
    return form in levels and usual in levels and levels.index(form) < levels.index(usual)

"""HZ624 页码

查什么
    公文的Word文件没有页码；有页码，两侧没有一字线（— 1 —）。

为什么
    页码用4号半角宋体阿拉伯数字，左右各放一条一字线；没有页码，散了页装不回去。

错例
    - 1 -、第1页

正例
    — 1 —

依据
    GB/T 9704-2012 7.5。
"""

from collections.abc import Iterator

from huizong.checks.form._setting import settings
from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Paragraph, ParagraphRole, Severity

_SHORT = 600
"""Characters that fit on one page; a paper of one page may go without a number."""
_RIGHT = r"^\s*[—－]\s*[0-9]+\s*[—－]\s*$"
_NUMBER = r"^[^\u4e00-\u9fff]{0,4}(?:第\s*)?[0-9]+(?:\s*页)?[^\u4e00-\u9fff]{0,4}$"


@rule("HZ624", Severity.STYLE)
def page_number(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield official papers whose pages bear no number, or one without its dashes; once a file."""
    for setting in settings(manuscript):
        if not setting.page.numbered:
            if len(manuscript.document.text) > _SHORT:
                yield Fault(
                    Message("没有页码"),
                    Message("请在版心下边缘之下加页码“— 1 —”，4号宋体"),
                    (setting.start,),
                )
            return
        for footer in _footers(manuscript):
            if compiled(_NUMBER).match(footer.text) and not compiled(_RIGHT).match(footer.text):
                yield Fault(
                    Message("页码“{text}”两侧没有一字线", text=footer.text),
                    Message("请写作“— 1 —”"),
                    (footer.place,),
                )
                return
        return


def _footers(manuscript: Manuscript) -> Iterator[Paragraph]:
    for block in manuscript.document.blocks:
        if isinstance(block, Paragraph) and block.role is ParagraphRole.FOOTER:
            yield block

"""HZ423 公文标题少了“的”

查什么
    书名号里“关于……”的公文标题，事由与文种之间没有“的”：《关于加强校园安全管理意见》。
    名称里有“的”的、没有“关于”的不报。

为什么
    “关于……的意见”是公文标题的固定结构；少了“的”，“管理意见”就成了一个词。

错例
    印发《关于进一步加强校务公开实施办法》。

正例
    印发《关于进一步加强校务公开的实施办法》。

依据
    党政机关公文处理工作条例（2012）第九条：标题由发文机关名称、事由和文种组成
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_KIND = (
    "(?:实施意见|实施办法|实施方案|实施细则|管理办法|考核办法|暂行办法|暂行规定|通知|通报|通告|公告|意见|办法|方案"
    "|决定|规定|报告|请示|批复|函|议案)"
)
_TITLE = re.compile(
    f"《[^《》\n]{{0,20}}关于(?P<about>[^《》的\n]{{4,40}}?)(?P<kind>{_KIND})(?:（[^（）]*）)?》"
)


@rule("HZ423", Severity.STYLE)
def title_without_de(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield quoted titles of papers that lack 的 before the kind of paper."""
    found = script(manuscript)
    for match in _TITLE.finditer(found.text):
        yield Fault(
            Message("“关于……{kind}”中间少了“的”", kind=match["kind"]),
            Message("请核对原文；标题应为“关于……的{kind}”", kind=match["kind"]),
            found.places(match.start() + 1, match.end() - 1),
        )

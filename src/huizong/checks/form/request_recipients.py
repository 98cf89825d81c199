"""HZ605 请示的主送

查什么
    请示写了几个主送机关，或者主送给领导个人。

为什么
    请示一般只写一个主送机关，需要别的机关知道的用抄送；多头请示，批复会不一致。
    除上级负责人直接交办的事项外，不以机关名义向上级负责人报送公文。

错例
    沁河县教育局关于拨付维修资金的请示
    县人民政府、县财政局：
    现有三所学校的校舍需要维修。
    妥否，请批示。

正例
    沁河县教育局关于拨付维修资金的请示
    县人民政府：
    现有三所学校的校舍需要维修。
    妥否，请批示。

依据
    党政机关公文处理工作条例（2012）行文规则（向上级机关行文）。
"""

import re
from collections.abc import Iterator

from huizong.checks.form._paper import Paper, papers
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Severity

_PERSON = re.compile(r"(?:[县市区省乡镇局]长|书记|主任|主席|同志|领导)[：:]?$")
_SEVERAL = re.compile("[、，,；;]|(?<=.)各")


@rule("HZ605", Severity.WARNING)
def request_recipients(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield requests that go to several organs or to a person."""
    for paper in papers(manuscript):
        if paper.recipient >= 0 and paper.kind == "请示":
            yield from _faults(paper)


def _faults(paper: Paper) -> Iterator[Fault]:
    text = paper.lines[paper.recipient].text
    if _PERSON.search(text):
        yield Fault(
            Message("请示主送给个人：“{text}”", text=text),
            Message("请改为主送机关；领导直接交办的，可以保留"),
            paper.place(paper.recipient),
        )
    elif _SEVERAL.search(text):
        yield Fault(
            Message("请示有几个主送机关：“{text}”", text=text),
            Message("请只留一个主送机关，其他的写进抄送"),
            paper.place(paper.recipient),
        )

"""HZ424 单位材料里用“我”

查什么
    以单位名义的总结、计划、通知、报告里出现“我”（我被抽调、我克服困难）。
    述职、讲话、发言、心得和书信不查；我们、我县、我局、“要我做”不报。

为什么
    单位材料的叙述人是单位，用“我”多半是从个人述职材料粘贴来的。

错例
    今年7月，我被抽调参加专项整治。

正例
    今年7月，我局李明同志被抽调参加专项整治。

依据
    公文的作者是法定机关（凭办公经验，只作提醒）
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, scripts
from huizong.values import Manuscript, Message, Severity

_I = re.compile(
    "我(?<![自本为由使要让叫忘敌毁大小彼唯你他她待].)(?=被|经常|常常|克服|认为|个人|本人|深知|深感|是一|是在|在工作|参加|参与|负责|协助"
    "|主动|积极|坚持|始终|认真|努力|利用|带领|组织|先后|多次|分管|主管|联系|刚|曾|妥善|又|还|也|从|把|将)"
)
_SPOKEN = re.compile(
    "述职|讲话|发言|致辞|致词|心得|体会|感言|演讲|主持词|倡议书|公开信|慰问信|检讨|自传|汇报人|述廉|我代表|我向|同志们|各位"
)
_UNITS = re.compile("我[国省市县区州局院校乡镇村处办委厅站所]")


@rule("HZ424", Severity.WARNING)
def first_person(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield, for each paper of an office, the places where a person speaks."""
    for found in scripts(manuscript):
        spans = [match.span() for match in _I.finditer(found.text)]
        spans = [span for span in spans if not found.quoted(span[0])] if spans else []
        if spans and _of_an_office(found):
            yield Fault(
                Message("以单位名义的材料里有{count}处“我”", count=len(spans)),
                Message("请改为单位或写明姓名职务；个人材料请在标题里写明"),
                tuple(place for span in spans for place in found.places(*span)),
            )


def _of_an_office(found: Script) -> bool:
    """Whether a text speaks for an office: it says 我局 or the like, and is no speech."""
    return bool(_UNITS.search(found.text)) and not _SPOKEN.search(found.text)

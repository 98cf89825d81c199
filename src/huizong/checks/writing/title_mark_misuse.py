"""HZ529 书名号用错

查什么
    会议、活动、课程、证件、奖项用了书名号：《春季招聘大会》《健康证》。

为什么
    书名号只用于书、文件、报刊、作品等的名称；会议、活动、证件用引号或不用标点。

错例
    颁发《健康证》，举办《送春联活动》。

正例
    颁发健康证，举办送春联活动。

依据
    GB/T 15834-2011 附录A.13 书名号
"""

import re
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_MISUSED = re.compile(
    "《[^《》\n]{0,30}(?:大会|会议|培训班|讲习班|[^关一]活动|许可证|营业执照|健康证|资格证书?|合格证书?|毕业证书?|荣誉证书|身份证|奖章|锦标赛|运动会)》"
)


@rule("HZ529", Severity.STYLE)
def title_mark_misuse(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield meetings, activities, certificates and prizes in title marks."""
    found = script(manuscript)
    for match in _MISUSED.finditer(found.text):
        yield Fault(
            Message("“{words}”不是文件、书报，不用书名号", words=match[0]),
            Message("请删去书名号，或改用引号"),
            found.places(*match.span()),
        )

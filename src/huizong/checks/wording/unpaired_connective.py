"""HZ420 “一方面”没有下文

查什么
    一段里只有一个“一方面”，本段和下一段都没有“另一方面”；或者“另一方面”前面没有“一方面”。

为什么
    “一方面”预告还有一面，没有下文就是话没说完，多半是删改时丢了半句。

错例
    一方面，规划滞后，用地紧张。下一步将加快建设。

正例
    一方面，规划滞后；另一方面，用地紧张。下一步将加快建设。

依据
    现代汉语词典（第7版）：一方面
"""

import re
from collections import Counter
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Manuscript, Message, Severity

_SIDE = re.compile(
    "一方面(?<!(?:这|那|某|每|任|哪|何|单|同|另|的|各|有)一方面)(?![的军都]|能力|，?(?:也|又)?是因为)"
)
_FURTHER = re.compile(
    "另一方面|另外一方面|另一面|其他方面|再一方面|二方面|还有一方面|同时|另外|此外"
)
_NEAR = 3  # passages behind, in which the other side may stand


@rule("HZ420", Severity.WARNING)
def unpaired_connective(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield each 一方面 that no other side follows."""
    found = script(manuscript)
    sides = [match.span() for match in _SIDE.finditer(found.text)]
    lines = [found.index(start) for start, _ in sides]
    count = Counter(lines)
    for (start, end), line in zip(sides, lines, strict=True):
        if count[line] > 1:
            continue
        last = min(line + _NEAR, len(found.passages) - 1)
        if not _FURTHER.search(
            found.text, end, found.starts[last] + len(found.passages[last].text)
        ):
            yield Fault(
                Message("“一方面”没有下文"),
                Message("请补上“另一方面……”；只有一面的，删去“一方面”"),
                found.places(start, end),
            )

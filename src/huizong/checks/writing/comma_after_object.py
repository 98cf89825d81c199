"""HZ533 宾语与动词之间的逗号

查什么
    “对……”和“进行、予以、给予”之间用了逗号：对三起投诉，进行了调查。
    中间只有一个短语的才报。

为什么
    “对”带着的是后面动词的对象，话没有停顿；加了逗号，前半句就悬着。

错例
    对三起投诉事件，进行了调查核实。

正例
    对三起投诉事件进行了调查核实。

依据
    GB/T 15834-2011 4.4 逗号
"""

from collections.abc import Iterator

from huizong.checks.patterns import compiled
from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.values import Edit, Manuscript, Message, Severity

_VERBS = tuple(mark + verb for mark in "，," for verb in ("进行了", "予以", "给予了", "加以"))
_CUT = (
    "对(?<![面应比相针反核校配成一].)(?P<what>[^，。；,;：:！？\n]{2,16})"
    "(?P<mark>[，,])(?=进行了|予以了?|给予了|加以)"
)
_WHOLE = "的[\u4e00-\u9fff]{2}$|后$|时$|中$|来说$|而言$"


@rule("HZ533", Severity.STYLE)
def comma_after_object(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield commas between 对 with its object and the verb."""
    found = script(manuscript)
    if not any(verb in found.text for verb in _VERBS):
        return
    for match in compiled(_CUT).finditer(found.text):
        if compiled(_WHOLE).search(match["what"]):
            continue
        places = found.places(*match.span("mark"))
        yield Fault(
            Message("“{words}”后面不该停顿", words=match[0][:-1]),
            Message("请删去逗号"),
            found.places(*match.span()),
            (Edit(places[0], ""),) if len(places) == 1 else (),
        )

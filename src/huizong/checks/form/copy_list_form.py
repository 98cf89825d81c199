"""HZ617 版记的写法

查什么
    抄送的名单末尾没有句号；“印发”的日期不全、用汉字数字或月日前补“0”。

为什么
    版记是收文、归档的依据，写法统一才便于登记。

错例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    抄送：县委办公室，县人大常委会办公室
    沁河县教育局　2026年11月05日印发

正例
    沁河县教育局关于开展安全检查的通知
    各中小学校：
    现将检查的有关事项通知如下。
    抄送：县委办公室，县人大常委会办公室。
    沁河县教育局　2026年11月5日印发

依据
    GB/T 9704-2012 7.4.2（抄送机关）、7.4.3（印发机关和印发日期）。
"""

import re
from collections.abc import Iterator

from huizong.checks.form._paper import papers
from huizong.checks.rule import Fault, rule
from huizong.values import Manuscript, Message, Passage, Severity

_COPIES = re.compile(r"^抄[ \u3000]*送[ \u3000]*[:：]")
_ISSUED = re.compile(r"(?P<date>[0-9〇零○一二三四五六七八九十]{2,4}年[^，。；]{1,9})印发$")
_RIGHT = re.compile("[0-9]{4}年(?!0)[0-9]{1,2}月(?!0)[0-9]{1,2}日$")
_TAIL = 30
_LONGEST = 300


@rule("HZ617", Severity.STYLE)
def copy_list_form(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield faults of the lines that say whom copies go to and who printed the paper."""
    for paper in papers(manuscript):
        if paper.official:
            for line in paper.lines[-_TAIL:]:
                if len(line.text) <= _LONGEST:
                    yield from _copies(line)
                    yield from _issued(line)


def _copies(line: Passage) -> Iterator[Fault]:
    if _COPIES.match(line.text) and line.text[-1] not in "。，、；":
        last = len(line.text)
        yield Fault(
            Message("抄送机关末尾没有句号：“…{words}”", words=line.text[-8:]),
            Message("请在最后一个抄送机关后标句号"),
            line.places(last - 1, last),
        )


def _issued(line: Passage) -> Iterator[Fault]:
    match = _ISSUED.search(line.text)
    if match is not None and not _RIGHT.match(match["date"].strip()):
        yield Fault(
            Message("印发日期“{date}”写得不规范", date=match["date"]),
            Message("请用阿拉伯数字写全年、月、日，月日前不补“0”，如“2026年11月5日印发”"),
            line.places(*match.span("date")),
        )

"""HZ407 繁体字或异体字

查什么
    简体文稿里夹着的繁体字、异体字。全文用繁体的不报；书名号和引号里的不报。

为什么
    《国家通用语言文字法》要求国家机关用规范汉字；夹着的繁体字多半是从别处粘贴来的。

错例
    全縣共办理来文58件。

正例
    全县共办理来文58件。

依据
    国家通用语言文字法（2000）第九条；通用规范汉字表（2013）
"""

import re
from collections.abc import Iterator
from functools import cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.definitions import Labelled, read_definition
from huizong.values import Manuscript, Message, Severity

_MANY = 20  # kinds of characters; from here on the whole text is in traditional characters
_DENSE = 8  # so is a text with one of them among so few signs
_KEPT = set("兩於幾著乾瞭麼鍾藉週餘○Ｏ弍复覆畫畝")  # names, or forms with uses of their own


@rule("HZ407", Severity.WARNING)
def traditional_character(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the traditional characters of a text that is otherwise simplified."""
    table, pattern = _characters()
    found = script(manuscript)
    hits = list(pattern.finditer(found.text))
    signs = [sign for hit in hits for sign in hit[0]]
    if len(set(signs)) >= _MANY or len(signs) * _DENSE > len(found.text):
        return
    for hit in hits:
        if not found.quoted(hit.start()):
            right = "".join(table[sign] for sign in hit[0])
            yield Fault(
                Message("“{wrong}”是繁体字或异体字，应作“{right}”", wrong=hit[0], right=right),
                Message("请改为“{right}”；人名、地名、字号确为此字的可以保留", right=right),
                found.places(hit.start(), hit.end()),
            )


class _Variants(Labelled):
    pairs: str


@cache
def _characters() -> tuple[dict[str, str], re.Pattern[str]]:
    pairs = read_definition("words/variants", _Variants).pairs.split()
    table = {pair[0]: pair[1] for pair in pairs if _foreign(pair)}
    signs = "".join(table)
    return table, re.compile(f"[{signs}][{signs}]*")


def _foreign(pair: str) -> bool:
    """Whether the first sign of a pair is a hanzi that simplified text does not use."""
    return pair[0] != pair[1] and "一" <= pair[0] <= "鿿" and pair[0] not in _KEPT

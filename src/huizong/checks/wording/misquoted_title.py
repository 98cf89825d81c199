"""HZ417 文件名称引错

查什么
    书名号里的名称与一部常引的法律、法规、文件只差几个字（名单在 check_known_titles.yaml）。

为什么
    引错名称等于没有引；中央文件的名称错一个字，退文重办。

错例
    认真学习《中国共产党廉洁自律的准则条例》。

正例
    认真学习《中国共产党廉洁自律准则》。

依据
    国家法律法规数据库；名单凭记忆列出，只作提醒
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from huizong.checks.rule import Fault, rule
from huizong.checks.script import script
from huizong.definitions import Labelled, read_definition
from huizong.values import Manuscript, Message, Severity

_TITLE = re.compile(r"《([^《》\n]{8,60})》")
_DRESS = re.compile(r"中华人民共和国|中共中央|国务院|、|（[^（）]*）|\([^()]*\)|[〈〉]")
_OTHER = re.compile(r"省|市|县|区|自治|实施|细则|草案|解读|修正|修订|若干措施|方案|工作要点|通知")
_ALIKE = 0.86  # of the signs of two names in common, in order


@rule("HZ417", Severity.WARNING)
def misquoted_title(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield titles that are nearly, and not quite, those of a known document."""
    found = script(manuscript)
    for match in _TITLE.finditer(found.text):
        if known := _meant(match[1]):
            yield Fault(
                Message("没有“{name}”，疑为“{known}”", name=match[1], known=known),
                Message("请核对文件的正式名称"),
                found.places(match.start(1), match.end(1)),
            )


@lru_cache(1024)
def _meant(name: str) -> str:
    """Return the known title that a name comes near to, none where it is one or is far from all."""
    bare, known = _DRESS.sub("", name), _known()
    if bare in known:
        return ""
    return next((told for title, told in known.items() if _near(bare, title)), "")


def _near(name: str, title: str) -> bool:
    if abs(len(name) - len(title)) > 4 or name[-2:] != title[-2:] or name in title or title in name:
        return False
    if set(_OTHER.findall(name)) - set(_OTHER.findall(title)):
        return False
    return SequenceMatcher(None, name, title, autojunk=False).ratio() >= _ALIKE


class _Titles(Labelled):
    titles: tuple[str, ...]


@cache
def _known() -> dict[str, str]:
    titles = read_definition("words/check_known_titles", _Titles).titles
    return {_DRESS.sub("", title): title for title in titles}

"""HZ414 单位名称前后不一

查什么
    同一份文稿里一个单位有两种写法：青山县第二中学与青山镇第二中学，河口乡学校与河口学校；
    区委、区政府与区委政府、区委区政府混用；简称（城东中学）出现在全称（青山镇城东中学）之前。

为什么
    名称不一，读的人会当成两个单位；报出去的材料还要改。

错例
    区委、区政府高度重视，区委政府多次研究。

正例
    区委、区政府高度重视，区委、区政府多次研究。

依据
    公文用语前后一致；机构名称用全称或规范化简称（党政机关公文处理工作条例第十九条）
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from huizong.checks.rule import Fault, rule
from huizong.checks.script import Script, scripts
from huizong.values import Manuscript, Message, Severity

_HANZI = r"[\u4e00-\u9fff]"
# A place's name, its rank, and what is there: 青山 县 第二中学.
_UNIT = re.compile(
    rf"[县区市镇乡](?=(?P<rest>{_HANZI}{{0,6}}?(?:中学|小学|学校|医院|卫生院|幼儿园|服务队|公司|敬老院|福利院)))"
    rf"(?<=(?P<name>{_HANZI}{{2}}).)"
)
_NO_NAME = re.compile(
    r"[全各本我该省跨在到由等对与和及其的了是为从向各属辖]|[县区市镇乡].|.[县区市镇乡]"
)
_COMMON = re.compile("第|中心|实验|各|所有|人民|职业|高级|初级|完全|希望|直属|公办|民办|机关")
_MOST = 300  # units of one document that are compared
_OWN_NAME = 4  # signs of a name with its kind: 城东中学
_BOTH = re.compile(
    r"(?P<rank>[省市县区州旗])委(?P<mark>、)?(?P<again>(?P=rank))?(?:人民)?政府(?!办|常务|工作|投|采|网|党)"
)


@rule("HZ414", Severity.WARNING, yields_to=("HZ609",))
def name_in_two_ways(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the units of a document that are written in two ways."""
    for found in scripts(manuscript):
        yield from _ranks(found)
        yield from _committees(found)


def _ranks(found: Script) -> Iterator[Fault]:
    """Yield units whose rank is now 县 and now 镇, or now missing."""
    known: defaultdict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for match in _UNIT.finditer(found.text):
        name, rest = match["name"], match["rest"]
        if not _NO_NAME.search(name):
            span = (match.start() - len(name), match.end() + len(rest))
            known[name, rest].setdefault(found.text[slice(*span)], span)
    for (name, rest), spans in list(known.items())[:_MOST]:
        at = found.text.find(name + rest)
        if at >= 0:
            spans[name + rest] = (at, at + len(name + rest))
        elif short := _short(found, name, rest, spans):
            spans.update(short)
        if len(spans) > 1:
            yield _fault(found, dict(sorted(spans.items(), key=lambda item: item[1])))


def _short(
    found: Script, name: str, rest: str, spans: dict[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """Return 城东中学 where it stands before 青山镇城东中学, which should come first."""
    first = min(start for start, _ in spans.values()) + len(name) + 1
    at = found.text.find(rest)
    own = not _COMMON.match(rest) and len(rest) >= _OWN_NAME
    alone = at >= 0 and not "一" <= found.text[at - 1 : at] <= "鿿"
    return {rest: (at, at + len(rest))} if own and at < first and alone else {}


def _committees(found: Script) -> Iterator[Fault]:
    """Yield 区委政府 and 区委区政府 where the text also has 区委、区政府, or each other."""
    known: defaultdict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    matches = list(_BOTH.finditer(found.text))
    for match in matches:
        known[match["rank"], ""].setdefault(match[0].replace("人民", ""), match.span())
    for match in matches:
        forms = known[match["rank"], ""]
        usual = next((form for form in forms if "、" in form), next(iter(forms)))
        if len(forms) > 1 and match[0].replace("人民", "") != usual:
            yield _fault(found, {match[0]: match.span(), usual: forms[usual]})


def _fault(found: Script, spans: dict[str, tuple[int, int]]) -> Fault:
    names = list(spans)
    return Fault(
        Message("同一份文稿里“{one}”又写作“{other}”", one=names[0], other=names[1]),
        Message("请核对是不是一个单位；是，请统一用全称或规范化简称"),
        tuple(place for span in spans.values() for place in found.places(*span)),
    )

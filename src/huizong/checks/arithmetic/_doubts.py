"""What the words around its figures say against a claim that fails: doubt is no alarm."""

import re

from huizong.checks.arithmetic._reckoning import terms
from huizong.values import Claim, ClaimKind, Manuscript, Place

_NEAR = 16  # characters before a figure that may name what it is
_FURTHEST = 400  # characters between a total and its first part
_CLAUSE_END = re.compile(r"[，。；：、,;:（）()\s]")
_SPLIT_NUMBER = re.compile(r"\d[ \u00a0\u2009]$")  # 43 891件 is one number
_STEP = re.compile(r"(?:增|减|多|少|短)[收支亏盈]\s*[约近]?$")  # 比上年增收1284万元: by how much
_CLOSED = re.compile(r"[^（(]*[）)]")
_OTHER_WHOLE = re.compile(r"预算|计划|任务|目标|指标|上年|去年|同期|全省|全国|全市|全县|全区")
_PLAIN = re.compile(r"总[量数额]|总|比重|比例|[的为达了约\s]")
_NAME = 4  # characters at the end of a name by which it is known again
_OWN_SHARE = re.compile(
    r"(?:[^\d。；;其]{0,8}(?:增长|下降)\d+(?:\.\d+)?[%％])?[^\d。；;其]{0,3}"
    r"占[^，。；,;\d]{0,14}\d+(?:\.\d+)?[%％]"
)
_RATE_NAME = re.compile(r"([\u4e00-\u9fff]{2})率[^，。；、,]{0,6}$")
_LISTS = re.compile(r"其中|包括|包含|分别|含|[：:（(]|中[，,]|合计|共计|一共|总共|分类")
_DONE = re.compile(r"已(?:经)?([\u4e00-\u9fff]{2})(?:完成|到位)?$")
_FEW = 100  # below this one wrong digit explains almost any sum


def doubtful(claim: Claim, manuscript: Manuscript) -> bool:
    """Whether the words around the figures of a claim speak of other things than it does."""
    text = manuscript.document.text
    if any(_SPLIT_NUMBER.search(_before(text, place)) for place in claim.places):
        return True
    if claim.kind in (ClaimKind.GROWTH, ClaimKind.DIFFERENCE):
        return _is_step(claim, text)
    if claim.kind is ClaimKind.SHARE:
        return len(claim.places) == 3 and (
            _is_of_another(claim, text) or _is_sibling(claim, text) or _is_other_rate(claim, text)
        )
    return claim.kind is ClaimKind.SUM and _is_no_list(claim, text)


def _before(text: str, place: Place) -> str:
    return text[max(place.start - _NEAR, 0) : place.start]


def _is_step(claim: Claim, text: str) -> bool:
    """Whether the base is itself a change, or the present figure stands aside in brackets."""
    if _STEP.search(_before(text, claim.places[-1])):
        return True
    change, now = claim.places[:2]
    return now.end <= change.start and _leaves_brackets(text, now, change)


def _leaves_brackets(text: str, one: Place, other: Place) -> bool:
    """Whether a figure stands in brackets that close before another: 550件（含转办246件），比……."""
    return _CLOSED.match(text, one.end, min(other.start, one.end + _FURTHEST)) is not None


def _is_of_another(claim: Claim, text: str) -> bool:
    """Whether a share is said to be of a plan, of last year, of the province: no whole here."""
    base = _base(claim, text)
    return bool(_OTHER_WHOLE.search(base)) and not _is_named(claim, base, text)


def _base(claim: Claim, text: str) -> str:
    """Return the words behind 占 that name what a share is of."""
    return _PLAIN.sub("", _CLAUSE_END.split(_before(text, claim.places[0]))[-1].rpartition("占")[2])


def _is_named(claim: Claim, base: str, text: str) -> bool:
    return bool(base) and base[-_NAME:] in _before(text, claim.places[2])


def _is_sibling(claim: Claim, text: str) -> bool:
    """Whether what is taken for the whole is but another part, smaller or with its own share."""
    _, part, whole = claim.places
    numbers = terms(claim)
    smaller = numbers and not claim.slip and numbers[2].value < numbers[1].value
    shared = whole.end < part.start and _OWN_SHARE.match(text, whole.end, part.start)
    return bool(smaller or shared) and not _is_named(claim, _base(claim, text), text)


def _is_other_rate(claim: Claim, text: str) -> bool:
    """Whether a rate is not named after its part: 正在办理29件，超期率0.1%."""
    rate, part, _ = claim.places
    named = _RATE_NAME.search(_before(text, rate))
    behind = _CLAUSE_END.split(text[part.end : part.end + _NEAR])[0]
    return named is not None and named[1] not in _before(text, part) + behind


def _is_no_list(claim: Claim, text: str) -> bool:
    """Whether what follows a total is not said to be its parts, and small numbers fit by chance."""
    if len(claim.places) < 2:
        return False
    total, first = claim.places[:2]
    if total.end > first.start:
        return False
    if _leaves_brackets(text, total, first):
        return True
    numbers = terms(claim)
    few = numbers is not None and numbers[0].value < _FEW
    between = text[total.end : min(first.start, total.end + _FURTHEST)]
    return few and _LISTS.search(between) is None and not _are_done_and_open(claim, text)


def _are_done_and_open(claim: Claim, text: str) -> bool:
    """Whether the parts are what is done and what is not: 计划32个，已开工28个，未开工3个."""
    if len(claim.places) != 3:
        return False
    _, done, left = claim.places
    one = _DONE.search(_before(text, done))
    return one is not None and f"未{one[1]}" in text[done.end : left.start]

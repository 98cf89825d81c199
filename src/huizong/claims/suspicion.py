"""How surely a list that misses its total was meant to make it."""

import re
from decimal import Decimal

from huizong.claims.amount import ONE, Amount, Role
from huizong.claims.arithmetic import GOOD, added, of_share
from huizong.claims.completeness import (
    are_kinds,
    have_own_shares,
    is_restated,
    named_in_total,
)
from huizong.claims.endings import Parts
from huizong.claims.evidence import (
    exhausts,
    fill_bracket,
    in_columns,
    make_hundred,
    names,
    next_share,
    opening_of,
    taken_up,
)
from huizong.claims.layout import COLON, Known, is_summing
from huizong.claims.siblings import is_joined
from huizong.claims.slips import is_swap, likelihood, likelihood_of_swap
from huizong.claims.streams import Stream, measures

_UNLIKELY, _HARDLY, _NEVER = 0.15, 0.02, 0.0005  # that a slip explains what has nothing in common
_SEVERAL = 4  # parts that hardly are some of many
_BEFORE = 12  # amounts before a total among which a larger one may be meant
_LONG = 5  # parts of a list that hardly leaves one out
_COLUMNS = 3.5  # that the parts are a column beside several others
_OF_WHICH = re.compile(r"其中[:：]")
_NEAR, _NEARBY, _FAR = Decimal("0.03"), Decimal("0.1"), Decimal("0.3")  # of the total missed


def meant(total: Amount, parts: Parts, stream: Stream, known: Known) -> float:
    """Return how surely a list that misses its total was meant to make it."""
    whole = _whole(total, parts, stream, known)
    told = whole + _told(total, parts, stream, known) + _fitting(total, parts, stream)
    return told + _near(total, parts, whole=bool(whole))


def _whole(total: Amount, parts: Parts, stream: Stream, known: Known) -> float:
    """Return what says that nothing lies outside a list."""
    picked = all(stream.words.highlights.search(part.lead) for part in parts)  # 重点提案、重点建议
    whole = (exhausts(parts, stream.words) and not picked) or make_hundred(parts, stream.all)
    score = 2.0 if whole else 0.0
    beside = in_columns(parts, known.columns)
    score += min(1.0 + beside, _COLUMNS) if beside else 0.0
    score += 2.0 if fill_bracket(total, parts, stream) else 0.0
    score += 2.0 if is_restated(total, parts, stream) else 0.0
    score += 2.0 if have_own_shares(parts, stream) else 0.0
    if not score:
        score += 2.0 if named_in_total(total, parts) else 0.0
        many = len(parts) >= _LONG and _is_plain(total, parts, stream)
        kinds = are_kinds(total, parts, stream) or _exceeds(total, parts, stream)
        score += 1.5 if many or kinds else 0.0
    if total.order in known.by_total and stream.words.split.search(parts[0].gap):
        score += 1.0  # one total is split in several ways
    behind = total.order > parts[-1].order
    return score + (2.0 if behind and is_summing(total) else 1.5 if behind else 0.0)


def _told(total: Amount, parts: Parts, stream: Stream, known: Known) -> float:
    """Return what the words before a list say for its being told of the total."""
    if total.order > parts[-1].order:
        return 0.0
    words, gap = stream.words, opening_of(parts[0], stream.all)
    split = words.split.search(gap) or COLON.match(gap) or _OF_WHICH.search(gap)
    score = 1.5 if split else 1.0 if words.inner.search(gap) else 0.0
    score += 0.5 if words.totals.search(total.lead) else 0.0
    if names(total, gap) >= 0 or taken_up(total, gap):
        return score + 1.0
    if parts[0].sentence == total.sentence and exhausts(parts, words):
        score += 1.0 if not score else 0.0
    part = total.order in known.parts or next_share(total, stream.all) is not None
    score -= 2.0 if part and not words.inner.search(gap) else 0.0
    return score - 0.5 * (min(parts[0].sentence - total.sentence, 3))


def _exceeds(total: Amount, parts: Parts, stream: Stream) -> bool:
    """Whether a row of parts is more than its total, as no list of some parts is.

    Where a larger amount stands before the row it may be of that.
    """
    made = added(parts)
    listed = all(is_joined(part) for part in parts[1:]) or _is_plain(total, parts, stream)
    row = listed and total.order < parts[0].order
    near = stream.all[max(total.order - _BEFORE, 0) : parts[0].order]
    larger = (each for each in near if each.family == total.family and each.value >= made)
    return row and made > total.value and next(larger, None) is None


def _is_plain(total: Amount, parts: Parts, stream: Stream) -> bool:
    """Whether a 其中 lists three or more with nothing in between, none of which may overlap."""
    apart = parts[-1].order - parts[0].order == len(parts) - 1
    alike = len({part.unit for part in (total, *parts)}) == 1 and len(parts) > 2
    overlap = any(stream.words.overlapping.search(part.lead) for part in parts)
    inner = stream.words.inner.search(parts[0].gap)
    return bool(inner) and apart and alike and not overlap


def _near(total: Amount, parts: Parts, *, whole: bool) -> float:
    """Return what the numbers say: how near they come, and how hardly by chance."""
    chance = _chance(total, parts)
    off = abs(added(parts) - total.value) / max(total.value, ONE)
    far = -1.0 if off > _FAR and not whole and chance >= _HARDLY else 0.0
    score = 1.0 if off <= _NEAR else 0.5 if off <= _NEARBY else far
    return score + sum(1.0 for most in (_UNLIKELY, _HARDLY, _NEVER) if chance < most)


def _fitting(total: Amount, parts: Parts, stream: Stream) -> float:
    """Return what speaks for or against the parts being of one kind, and of this total."""
    shared = [next_share(part, stream.all) for part in parts]
    right = [
        of_share(rate, part, total) in GOOD
        for part, rate in zip(parts, shared, strict=True)
        if rate is not None
    ]
    score = 1.0 if _alike(parts) else 0.0
    score -= 1.5 if any(right) and len(right) < len(parts) - 1 else 0.0
    others = len(right) > 1 and not any(right) and not have_own_shares(parts, stream)
    score -= 2.0 if others else 0.0
    score += 0.5 if len(parts) >= _SEVERAL else 0.0
    parted = stream.words.parted
    apart = any(parted.search(part.lead) for part in parts) and not parted.search(total.lead)
    apart = apart and total.role is not Role.CHANGE
    score -= 2.0 if apart and total.order < parts[0].order else 0.5 if apart else 0.0
    apart = len(measures((total, *parts))) > 1
    return score - (1.0 if apart and not named_in_total(total, parts) else 0.0)


def _chance(total: Amount, parts: Parts) -> float:
    """Return how likely a slip of the kind that explains a gap explains any: a swap hardly does."""
    if not is_swap(total, parts):
        return likelihood((total, *parts))
    return likelihood_of_swap((total, *parts))


def _alike(parts: Parts) -> bool:
    """Whether the words before all parts end or begin alike: 来信举报, 网络举报."""
    leads = [part.lead.strip(" :：") for part in parts]
    return all(leads) and (
        len({lead[-1] for lead in leads}) == 1 or len({lead[:2] for lead in leads}) == 1
    )

"""Where a list of parts may end: with its sentence, its group, its row, its rest."""

import re
from collections.abc import Sequence
from itertools import takewhile

from huizong.claims.amount import Amount
from huizong.claims.evidence import is_within
from huizong.claims.rows import MOST_PARTS
from huizong.claims.siblings import is_joined
from huizong.claims.streams import Stream

_OPENS = re.compile(r"[。！？；;\n]")
Parts = tuple[Amount, ...]


def endings(behind: Sequence[Amount], stream: Stream) -> list[Parts]:
    """Return the list up to the end of its sentence, its group and its paragraph."""
    first = behind[0]
    further = tuple(takewhile(lambda each: not _starts_anew(each, first, stream), behind))
    own = tuple(takewhile(lambda each: each.sentence == first.sentence, behind))
    ends = (
        own,
        _up_to_taken_up(own),
        _up_to_rest(own, stream),
        tuple(each for each in own if each.inside == first.inside),
        tuple(takewhile(lambda each: each.group == first.group, behind)),
        tuple(takewhile(lambda each: each is first or is_joined(each), behind)),
        tuple(takewhile(lambda each: each.inside == first.inside >= 0, behind)),
        further,
        tuple(behind[: len(further) + 1]) if _ends_with_rest(behind, further, stream) else (),
    )
    return [parts for parts in dict.fromkeys(ends) if 1 < len(parts) <= MOST_PARTS]


def _ends_with_rest(behind: Sequence[Amount], further: Parts, stream: Stream) -> bool:
    """Whether what seems a new total is the rest of a list: 此外，关税、盐税收入共为9.9亿元."""
    after = behind[len(further)] if len(further) < len(behind) else None
    return after is not None and bool(stream.words.remaining.search(after.gap))


def _up_to_rest(own: Parts, stream: Stream) -> Parts:
    """Return a list up to what tells its rest: 其他档案620卷."""
    ends = [at for at, each in enumerate(own) if stream.words.rest.search(each.lead)]
    return own[: ends[0] + 1] if ends else own


def _up_to_taken_up(own: Parts) -> Parts:
    """Return a list up to where one of it is divided: 中学教师544人，中学教师中高中教师203人."""
    for at, each in enumerate(own):
        if any(is_within(before, each.gap) for before in own[:at]):
            return own[:at]
    return own


def _starts_anew(each: Amount, first: Amount, stream: Stream) -> bool:
    return each is not first and bool(
        stream.words.parts.search(_OPENS.split(each.gap)[-1])
        or stream.words.totals.search(each.lead)
    )

"""What says that a list leaves nothing out: its names, its shares, its total stated once more."""

from collections.abc import Sequence
from dataclasses import replace

from huizong.claims.amount import ZERO, Amount, Role
from huizong.claims.arithmetic import GOOD, added, of_share
from huizong.claims.evidence import next_share
from huizong.claims.streams import Stream

_NAME = 2  # characters of a name
_JOINTS = " 、，,:：其中（(和及"
_NEAR = 40  # amounts around a total among which it may be stated once more


def are_kinds(total: Amount, parts: Sequence[Amount], stream: Stream) -> bool:
    """Whether the parts are named as kinds of the total: 来文53件，其中上级来文…、平级来文…."""
    leads = [part.lead.strip(_JOINTS) for part in parts]
    if any(stream.words.highlights.search(lead) for lead in leads):
        return False
    heads = {lead[-_NAME:] for lead in leads}
    head = next(iter(heads))
    apart = len(set(leads)) == len(leads) and head not in leads[:1]
    return len(heads) == 1 and len(head) == _NAME and apart and total.lead.strip().endswith(head)


def named_in_total(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the name of the total is made of those of its parts: 来信来访499件次，其中来信…."""
    leads = [part.lead.strip(_JOINTS) for part in parts]
    named = {lead[:_NAME] for lead in leads if len(lead) >= _NAME and lead[:_NAME] in total.lead}
    return len(named) > 1


def is_restated(total: Amount, parts: Sequence[Amount], stream: Stream) -> bool:
    """Whether what the parts make is stated elsewhere under the words of the total."""
    made, name = added(parts), total.lead.strip()[-_NAME:]
    near = stream.all[max(total.order - _NEAR, 0) : total.order + _NEAR]
    return len(name) == _NAME and any(
        each.value == made
        and each.unit == total.unit
        and each.passage == total.passage
        and each.role is Role.LEVEL
        and name in each.lead + each.tail
        for each in near
    )


def have_own_shares(parts: Sequence[Amount], stream: Stream) -> bool:
    """Whether the percentages behind the parts are of what these make, whatever the total says."""
    rates = [next_share(part, stream.all) for part in parts]
    made = replace(
        parts[0],
        value=added(parts),
        low=sum((part.low for part in parts), ZERO),
        high=sum((part.high for part in parts), ZERO),
    )
    return None not in rates and all(
        of_share(rate, part, made) in GOOD
        for part, rate in zip(parts, rates, strict=True)
        if rate is not None
    )

"""Which figures of a report are what its own period brought."""

import re

from huizong.following.labels import Stated
from huizong.following.lexicon import lexicon

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_result(one: Stated, year: int) -> bool:
    """Whether a figure is what the report's own period brought: no demand, no other year's.

    `year` is the one whose work the report tells, 0 where that is not known.
    """
    words = lexicon()
    before = one.sentence.text[one.span[0] : one.figure.start]
    if one.sentence.spanning or words.yearly.search(before):
        return False
    if any(match["demand"] for match in words.demanded.finditer(one.lead)):
        return False
    if words.elsewhere.search(one.lead) and not one.change:
        return False
    if one.low is not None and one.lead.count("、") + 1 == one.low > 1:
        return False  # 食品、种业2个集群: how many are listed
    years = [int(each) for each in _YEAR.findall(one.lead)]
    return not years or not year or max(years) >= year

"""A claim: figures that must fit together, and whether they do."""

from enum import StrEnum

from huizong.values.frozen import dataclass
from huizong.values.message import Message
from huizong.values.place import Place


class ClaimKind(StrEnum):
    """How the figures of a claim hang together."""

    SUM = "sum"  # 共受理46件，其中来信22件、来访24件
    SHARE = "share"  # 46件中办结23件，占50%
    GROWTH = "growth"  # 比上年的40件增长15%
    DIFFERENCE = "difference"  # 比上年的40件增加6件
    POINTS = "points"  # 由65%升至82%，提高17个百分点
    MEAN = "mean"  # 5个组共跑20天，平均每组4天
    SUM_TO_100 = "sum-to-100"  # 分别占25%、35%、40%
    PART_OF = "part-of"  # 其中 that names some parts only
    COUNT_OF_LIST = "count-of-list"  # 抓好三项工作：一是…二是…三是…
    SAME_QUANTITY = "same-quantity"  # one thing stated in two places
    RANKING = "ranking"  # 18个县中列第20位
    BOUND = "bound"  # a part that may not exceed its whole
    IDENTITY = "identity"  # carried over + new = done + open
    DATE = "date"  # a weekday beside its date, an end before its start


class Verdict(StrEnum):
    """Whether a claim holds. Only `fails` and `truncated` are faults."""

    HOLDS = "holds"
    ROUNDING = "rounding"  # holds for some inputs that round to what is printed
    TRUNCATED = "truncated"  # cut off where it should have been rounded
    PARTIAL = "partial"  # parts that are not said to exhaust their whole
    OVERLAPPING = "overlapping"  # parts of several breakdowns, or that share members
    FAILS = "fails"
    UNDECIDABLE = "undecidable"  # what would decide it is not stated


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation among figures.

    `places` are the figures that take part, the one that is claimed first (the total, the share,
    the rate), then its operands in the order of the formula; a figure that the reading repaired may
    have several places. `formula` is the arithmetic in digits (146 = 122 + 24). `message` explains
    it to a clerk; `slip` says which single change would make it hold, None where none is likely or
    none is needed.
    """

    kind: ClaimKind
    places: tuple[Place, ...]
    verdict: Verdict
    formula: str
    message: Message
    slip: Message | None = None

"""Places among a stated number of rivals: 18个县中列第20位 cannot be."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from huizong.values import Claim, ClaimKind, Figure, FigureKind, Message, Passage, Verdict

_AMONG = re.compile(r"[^，。；！？]{0,10}中[，,]?[^，。；！？]{0,10}")  # 个县（市、区）中列


def ranks(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield the ranks of running text that are told among a counted number."""
    for passage in passages:
        for number, rank in pairwise(passage.figures):
            if rank.kind is FigureKind.RANK and number.kind is FigureKind.COUNT:
                yield from _of_rank(passage, number, rank)


def _of_rank(passage: Passage, number: Figure, rank: Figure) -> Iterator[Claim]:
    between = passage.text[number.end : rank.start]
    if number.low is None or rank.low is None or not _AMONG.fullmatch(between):
        return
    verdict = Verdict.FAILS if rank.low > number.low else Verdict.HOLDS
    message = (
        Message("“{rank}”在“{number}”之内", rank=rank.text, number=number.text)
        if verdict is Verdict.HOLDS
        else Message("“{rank}”超出了“{number}”", rank=rank.text, number=number.text)
    )
    places = (
        *passage.places(rank.start, rank.end),
        *passage.places(number.start, number.end),
    )
    yield Claim(ClaimKind.RANKING, places, verdict, f"{rank.low} <= {number.low}", message)

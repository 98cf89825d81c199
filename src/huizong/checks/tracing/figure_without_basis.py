"""HZ317 数据没有依据

查什么
    报告里用数字写的数据，没有对应的台账指标、统计指标、原文出处，也没有人担保。由有依据的数据
    相加、相减、求比率得来而算式成立的，算有依据；日期、文号、序号、排名不查，用汉字写的数不查。
    名目、量词、时间都只对得上台账的一个指标，而数不同的，不说没有依据，说台账是多少。
    只在办公系统里查：命令行没有台账，不知道依据，不报。

为什么
    领导问“这个数是哪来的”，答不上来的数不该印出去。

错例
    办理来文152份，清运垃圾38吨。（台账里有来文152份，垃圾38吨没有出处）

正例
    办理来文152份，清运垃圾38吨。（38吨由填报人注明出自环卫站过磅单）

依据
    统计法（2024）第二十四条（原始记录和统计台账）；党政机关公文处理工作条例第十九条（情况确实）
"""

from collections.abc import Iterable, Iterator, Sequence

from huizong.checks.rule import Fault, rule
from huizong.values import (
    ACCOUNTABLE,
    Claim,
    ClaimKind,
    Manuscript,
    Message,
    Passage,
    Place,
    Recorded,
    Verdict,
)

_RECKONED = frozenset(
    {
        ClaimKind.SUM,
        ClaimKind.SHARE,
        ClaimKind.GROWTH,
        ClaimKind.DIFFERENCE,
        ClaimKind.POINTS,
        ClaimKind.MEAN,
    }
)
"""Relations whose first figure follows from the others."""
_HOLD = frozenset({Verdict.HOLDS, Verdict.ROUNDING})


@rule("HZ317")
def figure_without_basis(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield the figures that rest on nothing, where it is kept what figures rest on."""
    others = {each.place: each for each in manuscript.recorded if not each.agrees}
    kept = manuscript.grounded
    based = _reckoned(manuscript.claims, kept) if kept is not None else None
    for passage in manuscript.passages if others or based else ():
        for words, places in _asked(passage):
            other = next((others[place] for place in places if place in others), None)
            if other:
                yield _differing(words, other, places)
            elif based and not all(map(based.touches, places)):
                yield Fault(
                    Message("“{words}”没有依据", words=words),
                    Message("请指出它出自哪本台账、哪份材料，或由知情的人担保；没有依据的请删去"),
                    places,
                )


def _differing(words: str, recorded: Recorded, places: tuple[Place, ...]) -> Fault:
    return Fault(
        Message(
            "文写“{words}”，{source}是{value}",
            words=words,
            source=recorded.source,
            value=recorded.value,
        ),
        Message("请打开“看数据的依据”对照台账的记录：文字错了改文字，台账漏了补台账"),
        places,
    )


def _asked(passage: Passage) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """Yield the figures in digits that count or measure, and where they stand."""
    for figure in passage.figures:
        if figure.kind in ACCOUNTABLE and any(sign.isdigit() for sign in figure.text):
            yield figure.text, passage.places(figure.start, figure.end)


def _reckoned(claims: Sequence[Claim], grounded: Iterable[Place]) -> "_Based":
    """Return the places that rest on something, with those reckoned from them by what holds."""
    based = _Based(grounded)
    waiting = [each for each in claims if _follows(each)]
    while True:
        rests = [each for each in waiting if all(map(based.touches, each.places[1:]))]
        if not rests:
            return based
        waiting = [each for each in waiting if each not in rests]
        based.add(each.places[0] for each in rests)


def _follows(claim: Claim) -> bool:
    return claim.kind in _RECKONED and claim.verdict in _HOLD and len(claim.places) > 1


class _Based:
    """Places by their file and characters: asked for each figure of a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._at: set[tuple[str, int]] = set()
        self.add(places)

    def add(self, places: Iterable[Place]) -> None:
        """Add places."""
        self._at |= {(place.path, at) for place in places for at in range(place.start, place.end)}

    def touches(self, place: Place) -> bool:
        """Whether a character of a place rests on something."""
        return any((place.path, at) in self._at for at in range(place.start, place.end))

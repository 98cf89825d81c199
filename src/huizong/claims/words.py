"""The words by which relations are told (definitions/words/claims.yaml), ready to be looked for."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import Field

from huizong.definitions import Labelled, read_definition


class Words(Labelled):
    """The definition as it stands in the file."""

    compared: str
    from_: str = Field(alias="from")
    moving: str
    not_compared: str
    rise: str
    not_rise: str
    fall: str
    anew: str
    reached: str
    parts: str
    by: str
    inner: str
    split: str
    rest: str
    remaining: str
    highlights: str
    overlapping: str
    opposites: tuple[str, ...]
    totals: str
    closing: str
    comparing: str
    yearly: str
    share: str
    reaching: str
    plan: str
    not_share: str
    structure: str
    whole: str
    negative: str
    parted: str
    qualified: str
    exceeding: str
    called: dict[str, str]
    balance: dict[str, tuple[str, ...]]


_TIMES = r"(?:\d{4}|上|去|前|本|今)年(?:度|同期|同月|末|底)?|\d{1,2}月份?|同期"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns over folded text; those named `ends_…` are searched for just before a figure."""

    compared: re.Pattern[str]
    origin: re.Pattern[str]
    moving: re.Pattern[str]
    rise: re.Pattern[str]
    fall: re.Pattern[str]
    parts: re.Pattern[str]
    inner: re.Pattern[str]
    split: re.Pattern[str]
    rest: re.Pattern[str]
    remaining: re.Pattern[str]
    highlights: re.Pattern[str]
    overlapping: re.Pattern[str]
    opposites: tuple[tuple[str, ...], ...]
    opposed: re.Pattern[str]
    totals: re.Pattern[str]
    closing: re.Pattern[str]
    comparing: re.Pattern[str]
    times: re.Pattern[str]
    yearly: re.Pattern[str]
    share: re.Pattern[str]
    reaching: re.Pattern[str]
    plan: re.Pattern[str]
    rate: re.Pattern[str]
    structure: re.Pattern[str]
    whole: re.Pattern[str]
    negative: re.Pattern[str]
    parted: re.Pattern[str]
    qualified: re.Pattern[str]
    exceeding: re.Pattern[str]
    called: dict[str, re.Pattern[str]]
    balance: dict[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """Return the words as patterns."""
    words = read_definition("words/claims", Words)
    reached = f"(?![{words.reached.replace(' ', '')}])"
    filler = f"[^，。；、,;:：%|{words.anew.replace(' ', '')}]{{0,16}}$"
    return Lexicon(
        compared=re.compile(f"(?:{_but(words.compared, words.not_compared)}){filler}"),
        origin=re.compile(f"(?:{_any(words.from_)})[^，。；,;:：]{{0,30}}$"),
        moving=re.compile(f"^的?(?:{_any(words.moving)})"),
        rise=re.compile(f"(?:{_but(words.rise, words.not_rise)}){reached}[率了]?[\\s约达为]*$"),
        fall=re.compile(f"(?:{_any(words.fall)}){reached}[率了]?[\\s约达为]*$"),
        parts=re.compile(f"{_any(words.parts)}|{_split_by(words.by)}"),
        inner=re.compile(_any(words.inner)),
        split=re.compile(f"{_any(words.split)}|{_split_by(words.by)}"),
        rest=re.compile(_any(words.rest)),
        remaining=re.compile(_any(words.remaining)),
        highlights=re.compile(_any(words.highlights)),
        overlapping=re.compile(_any(words.overlapping)),
        opposites=tuple(tuple(those.split()) for those in words.opposites),
        opposed=re.compile(_any(" ".join(words.opposites))),
        totals=re.compile(_any(words.totals)),
        closing=re.compile(f"(?:{_any(words.closing)})[^，。；、,;:：]{{0,8}}$"),
        comparing=re.compile("|".join((_any(words.comparing), _any(words.rise), _any(words.fall)))),
        times=re.compile(_TIMES),
        yearly=re.compile(_any(words.yearly)),
        share=re.compile(f"(?:{_any(words.share)})([^，。；,;]{{0,20}})$"),
        reaching=re.compile(f"(?:{_any(words.reaching)})[^，。；,;]{{0,24}}$"),
        plan=re.compile(f"(?:{_any(words.plan)})$"),
        rate=re.compile(
            f"(?!(?:{_any(words.not_share)}))([\\w]{{1,10}})(?:率|(?<=亏损|覆盖|受益|受惠|受灾|贫困)面)[^，。；、,;]{{0,6}}$"
        ),
        structure=re.compile(_any(words.structure)),
        whole=re.compile(_any(words.whole)),
        negative=re.compile(_any(words.negative)),
        parted=re.compile(_any(words.parted)),
        qualified=re.compile(_any(words.qualified)),
        exceeding=re.compile(_any(words.exceeding)),
        called={stem: re.compile(_any(those)) for stem, those in words.called.items()},
        balance=words.balance,
    )


def _split_by(by: str) -> str:
    """Return a pattern of what tells by what a total is split: 按来访方式分, 从落实情况看."""
    return f"(?:{_any(by)})[^，。；、,;]{{1,12}}[分看]"


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))


def _but(words: str, never: str) -> str:
    """Return a pattern of words that are no part of the longer words of `never`."""
    found = []
    for word in sorted(words.split(), key=len, reverse=True):
        longer = [other for other in never.split() if word in other and word != other]
        before = {other[: other.index(word)] for other in longer if not other.startswith(word)}
        after = {other[len(word) :] for other in longer if other.startswith(word)}
        guards = "".join(f"(?<!{re.escape(each)})" for each in sorted(before))
        tail = f"(?!{'|'.join(map(re.escape, sorted(after)))})" if after else ""
        found.append(f"{guards}{re.escape(word)}{tail}")
    return "|".join(found)

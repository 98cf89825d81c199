"""The way through a text: one pass, each match handed to the reader of its form."""

import re
from collections.abc import Callable, Iterator

from huizong.chinese import fold
from huizong.figures import contexts
from huizong.figures.blanks import read_blank
from huizong.figures.bounds import approximate, settle
from huizong.figures.clocks import read_clock, read_fraction, read_ratio
from huizong.figures.composing import compose
from huizong.figures.dates import read_date, read_day, read_era, read_iso, read_season
from huizong.figures.documents import read_case, read_document
from huizong.figures.joining import continues_rank, is_listed, is_open, join, share
from huizong.figures.lexicon import Lexicon, lexicon_of
from huizong.figures.quantities import read_quantity
from huizong.figures.token import Token
from huizong.figures.words import Words, standard_words
from huizong.values import Figure, FigureKind

Reader = Callable[[re.Match[str], str, Lexicon], Token | None]

_READERS: dict[str | None, Reader] = {
    "quantity": read_quantity,
    "date": read_date,
    "iso": read_iso,
    "day_alone": read_day,
    "clock": read_clock,
    "ratio": read_ratio,
    "fraction": read_fraction,
    "season": read_season,
    "era": read_era,
    "document": read_document,
    "case": read_case,
    "blank": read_blank,
}
_WIDEST_JOINT = 4  # two dashes and two blanks
_WITH_NOUN = frozenset({FigureKind.COUNT, FigureKind.ORDINAL, FigureKind.AREA})


def figures(text: str, *, words: Words | None = None) -> tuple[Figure, ...]:
    """Return the figures of a text, sorted, not overlapping; offsets are code points into it.

    A figure's span holds the number, its approximators and its unit; the counted noun follows it.
    Values are in plain units (万 and 亿 multiplied out). What cannot be read as a number is left
    alone. `words` adds an office's own lists (`office_words`). Never raises; linear in the text.
    """
    lexicon = lexicon_of(words or standard_words())
    folded = fold(text)
    stated = [
        (token, token.kind)
        for token in _joined(folded, lexicon)
        if token.kind is not None and not contexts.is_name(token, folded)
    ]
    limits = [token.start for token, _ in stated[1:]] + [len(folded)]
    return tuple(
        _figure(token, kind, text, folded, lexicon, limit=limit)
        for (token, kind), limit in zip(stated, limits, strict=False)
    )


def _joined(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the figures and bare numbers of a text in order, ranges joined, lists completed."""
    listed: list[Token] = []
    for token in _tokens(text, lexicon):
        if not listed or token.start - listed[-1].end > _WIDEST_JOINT:
            yield from listed
            listed = [token]
        elif whole := _whole(listed[-1], token, text):
            listed[-1] = whole
        elif continues_rank(listed[-1], token, text):
            token.kind = FigureKind.RANK
            yield from listed
            listed = [token]
        elif is_listed(listed, token, text):
            listed.append(token)
        else:
            yield from listed
            listed = [token]
        if len(listed) > 1 and not is_open(listed[-1]):
            yield from share(listed[:-1], listed[-1], text)
            del listed[:-1]
    yield from listed


def _whole(first: Token, last: Token, text: str) -> Token | None:
    """Return two neighbours as one figure where they are one: a range, a length of time."""
    return join(first, last, text) or compose(first, last, text)


def _tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    end = 0
    for match in lexicon.pattern.finditer(text):
        reader = _READERS.get(match.lastgroup)
        if reader is None:
            continue
        token = reader(match, text, lexicon)
        if token is not None:
            approximate(token, text, lexicon)
            if token.start >= end:
                end = token.end
                yield token


def _figure(
    token: Token, kind: FigureKind, text: str, folded: str, lexicon: Lexicon, *, limit: int
) -> Figure:
    low, high = settle(token)
    unit = token.unit
    if token.unit_at is not None and text is not folded:
        unit = text[slice(*token.unit_at)].replace(" ", "")
    noun = None
    if kind in _WITH_NOUN and token.unit not in lexicon.uncounted:
        noun = contexts.counted_noun(folded, token.end, limit, lexicon)
        if noun and text is not folded:
            noun = text[token.end : token.end + len(noun)]
    return Figure(
        token.start,
        token.end,
        text[token.start : token.end],
        kind,
        low,
        high,
        token.bound,
        unit,
        noun,
        token.date,
    )

"""A text's figures with the words that tell what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from huizong.chinese import sentences
from huizong.figures import figures, normalised, subjects
from huizong.ledgers import Period
from huizong.lineage.words import bare, lexicon
from huizong.values import ACCOUNTABLE, Bound, Context, Figure, Quantity, Relation

_COMPARED = frozenset(
    {Relation.RISE, Relation.FALL, Relation.ON_YEAR, Relation.ON_PERIOD, Relation.AGAINST}
)
_CLAUSE = re.compile("[，,；;：:、。！？\\n]|[0-9０-９.]+")
_QUARTERS = {f"Q{number}": number * 3 - 2 for number in range(1, 5)}


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a text, what its sentence says of it, and what may be asked because of that.

    `words` name it, bare of what says nothing; `before` is its sentence up to it, `after` its
    clause behind it; `sentence` tells which figures stand together. `period` is what the sentence
    names, None where it names none. `item` is all of the text up to it, without punctuation.
    """

    figure: Figure
    quantity: Quantity
    context: Context
    words: str
    before: str
    after: str
    item: str
    sentence: int
    period: Period | None

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands before it in its clause, so that what follows names it."""
        return lexicon().says_nothing(_CLAUSE.split(self.before)[-1])

    @property
    def is_part(self) -> bool:
        """Whether it is told as a part of what was told before."""
        return Relation.PART in self.context.relations

    @property
    def is_compared(self) -> bool:
        """Whether it is a change, or the base of one, and so no figure of the period."""
        return self.context.against is not None or not _COMPARED.isdisjoint(self.context.relations)

    @property
    def is_listed(self) -> bool:
        """Whether it stands in a list whose words are told apart by 分别 only."""
        return Relation.EACH in self.context.relations

    @property
    def is_narrowed(self) -> bool:
        """Whether its sentence speaks of other units or times than the ledger's period."""
        if self.period is None and self.context.period is not None:
            vague = self.context.period.words
            if vague in lexicon().narrowing:
                return True
        said = self.before + (self.context.subject or "")
        return any(word in said for word in lexicon().narrowing)

    @property
    def is_of_occasion(self) -> bool:
        """Whether a clause before it names something that was held, of which it then speaks."""
        earlier = re.split("[，,；;]", self.before)[:-1]
        return any(word in clause for clause in earlier for word in lexicon().occasions)

    @property
    def is_exact(self) -> bool:
        """Whether it is stated as a number that is right or wrong."""
        return self.quantity.bound is Bound.EXACT


def stated_in(text: str, *, on: date) -> tuple[Stated, ...]:
    """Return the figures of a text that count or measure; `on` says what 本月 and 10月 mean."""
    found = figures(text)
    spans = list(sentences(text))
    stated: list[Stated] = []
    for figure, context in zip(found, subjects(text, found, date=on.isoformat()), strict=True):
        if figure.kind in ACCOUNTABLE:
            before = stated[-1] if stated else None
            stated.append(_stated(text, spans, figure, context, before, on))
    return tuple(stated)


def _stated(
    text: str,
    spans: list[tuple[int, int]],
    figure: Figure,
    context: Context,
    before: Stated | None,
    on: date,
) -> Stated:
    number = next(at for at, (start, end) in enumerate(spans) if start <= figure.start < end)
    topic = context.topic
    if before and topic and before.sentence == number and topic == before.figure.noun:
        topic = before.context.topic  # 来文58个文号152份: the 152 are of the 来文 too
        context = replace(context, topic=topic)
    said = "".join(filter(None, (context.subject, topic, figure.noun)))
    named = context.period.date if context.period else None
    return Stated(
        figure,
        normalised(figure),
        context,
        lexicon().core(said),
        text[spans[number][0] : figure.start],
        _clause_after(text[figure.end : spans[number][1]]),
        bare(text[: figure.start]),
        number,
        _until(next(_periods(named), None) if named else None, on),
    )


def _clause_after(rest: str) -> str:
    """Return what stands behind a figure in its clause, up to the next number."""
    return lexicon().core(_CLAUSE.split(rest, maxsplit=1)[0])


def _until(period: Period | None, on: date) -> Period | None:
    """Return a period up to a day: what is told of a year in October ends in October."""
    if period is None or not period.first <= on < period.last:
        return period
    return Period(period.first, on)


def _periods(named: str) -> Iterator[Period]:
    """Yield the days of 2026, 2026-10, 2026-Q3, 2026-01/2026-06, 2026-10-05; none of others."""
    first, _, last = named.partition("/")
    try:
        start = _one(first)
        yield Period(start.first, _one(last).last) if last else start
    except ValueError:
        return


def _one(named: str) -> Period:
    year, *rest = named.split("-")
    if not rest:
        return Period.of(int(year))
    if rest[0] in _QUARTERS:
        return Period.of(int(year), _QUARTERS[rest[0]], months=3)
    if len(rest) == 1:
        return Period.of(int(year), int(rest[0]))
    day = date.fromisoformat(named)
    return Period(day, day)

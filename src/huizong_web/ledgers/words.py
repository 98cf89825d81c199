"""What of a record is searched: Chinese in overlapping pairs of signs, the rest word by word.

A full-text index of words that stand between spaces cannot find 水库 in 太平水库大坝; in pairs
(太平 平水 水库 库大 大坝 坝) every piece of two signs or more is a row of neighbouring words, so
that searching it as a phrase finds exactly where it stands. A last single sign closes each run, by
which single signs are found too.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from huizong.chinese import half_width
from huizong_web.ledgers.models import Record

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
_WORD = re.compile(r"([a-z0-9]+)|(?=([^\W_a-z0-9]{1,2}))[^\W_a-z0-9]")
_LATIN = re.compile(r"[a-z0-9]+")
MOST_WORDS = 4000
"""As many as are indexed of a record: PostgreSQL keeps the places of 16,383."""


def words_in(texts: Iterable[str]) -> str:
    """Return texts as the index takes them: words between spaces, in their order."""
    # A run never goes over the end of a line, so all texts are read at once.
    found = _WORD.findall(half_width("\n".join(texts)).lower())
    return " ".join([latin or pair for latin, pair in found[:MOST_WORDS]])


def texts_of(values: dict[str, Any]) -> Iterable[str]:
    """Yield all that is text in plain values."""
    for value in values.values():
        yield from _texts(value)


def _texts(value: Any) -> Iterable[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        yield from texts_of(value)


def _whole(run: str) -> list[str]:
    if run.isascii():
        return [run]
    return [run[at : at + 2] for at in range(len(run))]


def searched(records: QuerySet[Record], asked: str) -> QuerySet[Record]:
    """Return the records in which every word of what was asked stands; all where nothing was."""
    for word in asked.split():
        runs = _RUN.findall(half_width(word).lower())
        if runs:
            records = _matching(records, runs)
    return records


def _matching(records: QuerySet[Record], runs: list[str]) -> QuerySet[Record]:
    if connection.vendor == "postgresql":
        sql = "to_tsvector('simple', words) @@ to_tsquery('simple', %s)"
        found = RawSQL(  # noqa: S611 - a constant; what was asked goes in as a parameter
            sql, [_phrase(runs, "'", " <-> ", ":*")], BooleanField()
        )
        return records.filter(Q(found))
    sql = "SELECT rowid FROM ledgers_words WHERE ledgers_words MATCH %s"
    found = RawSQL(sql, [_phrase(runs, '"', " + ", " *")])  # noqa: S611 - as above
    return records.filter(pk__in=found)


def _phrase(runs: list[str], quote: str, then: str, begins: str) -> str:
    """Return words in a row, in the language of a full-text index.

    The last one may go on: an unfinished word in latin, a single sign, both begin longer words.
    """
    *others, last = runs
    wanted = [word for run in others for word in _whole(run)]
    wanted += _whole(last)[:-1] or _whole(last)  # the single sign that closes a run may go on
    quoted = [f"{quote}{word}{quote}" for word in wanted]
    if _LATIN.fullmatch(last) or len(last) == 1:
        quoted[-1] += begins
    return then.join(quoted)

"""A near copy: a paragraph, or a whole document, that says in the same words what another says."""

from dataclasses import dataclass

from huizong.values.place import Place


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A paragraph at `place` that repeats the one at `source`, which was read before it.

    `similarity` is the share of neighbouring characters that both have, with every number and year
    masked; `written` is the same as written; `containment` the share of the shorter paragraph that
    the longer has, masked. All are from 0 to 1. `differences` are the words in which they differ,
    (source, copy), "" where one side has none; of very many only the first are told.
    """

    place: Place
    source: Place
    similarity: float
    written: float
    containment: float
    differences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentCopy:
    """A document at `place` of which a part stands in the one at `source` as well.

    `share` is how much of its text is near copies of the source's paragraphs, `back` how much of
    the source's text has them; `paragraphs` counts the near copies.
    """

    place: Place
    source: Place
    title: str
    source_title: str
    share: float
    back: float
    paragraphs: int

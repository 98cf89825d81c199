"""A document with all that was found in it: what a check reads."""

from huizong.values.claim import Claim
from huizong.values.document import Document
from huizong.values.figure import Figure
from huizong.values.frozen import dataclass
from huizong.values.place import Place
from huizong.values.recorded import Recorded
from huizong.values.report import Outline
from huizong.values.run import Run, cut, places_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's repaired text with its figures, whose offsets count in `text`.

    `table`, `row` and `column` say which cell it stands in, as the cells follow each other, counted
    from 0; -1 in the body.
    """

    text: str
    runs: tuple[Run, ...]
    figures: tuple[Figure, ...]
    table: int = -1
    row: int = -1
    column: int = -1

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Return where in the file the stretch [start, end) of the text was read."""
        return places_of(cut(self.runs, start, end))


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document with its trees, its passages in order, and the claims that its figures make.

    `passages` are those of the body and of the cells of tables, in the order of the file. `earlier`
    are the office's earlier documents that it is compared with; `terms` the office's own ways of
    writing, each as it must not be written and as it must. `grounded` are the places of figures
    that are known to rest on something; None where nobody keeps that. `recorded` is what records
    give for figures, as far as somebody knows it.
    """

    document: Document
    outline: Outline
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    earlier: tuple[Document, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    grounded: tuple[Place, ...] | None = None
    recorded: tuple[Recorded, ...] = ()

"""What a later report states, ready to answer."""

from collections import defaultdict
from collections.abc import Sequence

from huizong.following.labels import Stated, stated
from huizong.following.lexicon import lexicon
from huizong.following.results import is_result
from huizong.following.sentences import Sentence
from huizong.following.tasks import Answers
from huizong.values import FigureKind


class Later:
    """The results, completions and sentences of a later report.

    `year` is the one whose work it tells, 0 where it does not say; `spanning` says that it tells
    of several years too.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.answers = Answers(sentences)
        self.year = max((sentence.told for sentence in sentences), default=0)
        self.figures: dict[FigureKind, list[Stated]] = defaultdict(list)
        self.completions: list[Stated] = []
        self.spanning = any(sentence.spanning for sentence in sentences if not sentence.planned)
        for sentence in sentences:
            if sentence.planned:
                continue
            for one in stated(sentence):
                if _completes(one):
                    self.completions.append(one)
                elif is_result(one, self.year):
                    self.figures[one.figure.kind].append(one)

    def base(self, sentence: Sentence) -> int:
        """Return the later file's year if it lies before that of the promise; else 0."""
        return self.year if 0 < self.year < sentence.year else 0


def _completes(one: Stated) -> bool:
    before = one.sentence.text[one.span[0] : one.figure.start]
    return one.figure.kind is FigureKind.PERCENT and bool(lexicon().completions.search(before))

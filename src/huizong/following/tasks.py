"""Promises without figures, and the sentences of a later report that answer them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from huizong.following.alike import work_of, works
from huizong.following.lexicon import lexicon
from huizong.following.sentences import Sentence
from huizong.values import PromiseState

_SIGNS = re.compile(r"[\W_\d]+")
_CLAUSES = re.compile(r"[^，,；;。！？!?：:]+")
_INSTANCE = re.compile(r"第[一二三四五六七八九十百\d]+[次届期轮批]")
_SHORTEST = 5  # characters of a clause that says what is to be done
_ALIKE, _SURE = 0.6, 0.75
_RUN = 4  # characters in a row that both say
_FEW = 40  # sentences looked at under one rare pair of characters


@dataclass(frozen=True, slots=True)
class Task:
    """A promise without a figure: where it stands in its sentence, and what it is about."""

    sentence: Sentence
    start: int
    end: int

    @property
    def words(self) -> str:
        """The promise as written."""
        return self.sentence.text[self.start : self.end].strip("，,；;。 ")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the later report says of a task."""

    state: PromiseState
    sentence: Sentence
    planned: bool = False
    never: bool = False


def task(sentence: Sentence) -> Task | None:
    """Return what a sentence promises, from its goal's word to the end of what it says."""
    words = lexicon()
    goal = next((match for match in words.goals.finditer(sentence.text) if match["goal"]), None)
    vow = words.vows.search(sentence.text)
    if not sentence.planned and (vow is None or words.existing.search(sentence.text)):
        return None
    plainly = sentence.short and not words.existing.search(sentence.text)
    if sentence.planned and goal is None and vow is None and not plainly:
        return None
    found = [match.start() for match in (goal, vow) if match and not sentence.short]
    at = min(found, default=0)
    start = max((m.end() for m in re.finditer("[，,：:]", sentence.text[:at])), default=0)
    said = Task(sentence, start, len(sentence.text))
    return said if len(content(said.words)) >= _SHORTEST else None


def content(text: str) -> str:
    """Return what a text is about: set phrases, marks and numbers left out."""
    return _SIGNS.sub("", lexicon().set_phrases.sub("", text))


class Answers:
    """The sentences of the later report, to be looked up by their rarer words."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = [each for each in sentences if len(content(each.text)) >= 2]
        self._pairs = [pairs(content(each.text)) for each in self._sentences]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, held in enumerate(self._pairs):
            for pair in held:
                self._holding[pair].append(number)
        total = len(self._sentences) + 1
        self._weight = {pair: log(1 + total / len(at)) for pair, at in self._holding.items()}
        self._most = log(1 + total)

    def answer(self, promise: Task) -> Answer | None:
        """Return what answers a task, what is done before what is planned again."""
        found = sorted(self._found(promise.words), key=lambda each: -each[0])
        if not found:
            return None
        done = [(share, each) for share, each in found if not each.planned]
        if not done:
            return Answer(PromiseState.UNDECIDABLE, found[0][1], planned=True)
        sentence = done[0][1]
        wanted = pairs(content(promise.words))
        within = self.share(wanted, _clause_of(promise.words, sentence.text))
        return _judged(promise, within, sentence)

    def _found(self, words: str) -> list[tuple[float, Sentence]]:
        """Return the sentences that say a promise, else those that say one of its clauses."""
        whole = list(self._alike(words))
        clauses = [] if whole else _CLAUSES.findall(words)
        told = [clause for clause in clauses if len(content(clause)) >= _RUN]
        return whole or [one for clause in told for one in self._alike(clause)]

    def _alike(self, words: str) -> Iterator[tuple[float, Sentence]]:
        """Yield the sentences that say enough of a promise in one breath, each with how much."""
        said = content(words)
        wanted = pairs(said)
        for number in self._candidates(wanted):
            if self._share(wanted, self._pairs[number]) < _ALIKE:
                continue
            sentence = self._sentences[number]
            if _other_instance(words, sentence.text):
                continue
            share = max((self.share(wanted, each) for each in _windows(sentence.text)), default=0.0)
            if share >= _ALIKE and _run(said, content(sentence.text)) >= _RUN:
                yield share, sentence

    def _candidates(self, wanted: Iterable[str]) -> set[int]:
        return {
            number
            for pair in wanted
            if len(held := self._holding.get(pair, [])) <= _FEW
            for number in held
        }

    def share(self, wanted: set[str], text: str) -> float:
        """Return how much of some pairs a text has, rare ones weighing more."""
        return self._share(wanted, pairs(content(text)))

    def _share(self, wanted: set[str], there: set[str]) -> float:
        whole = sum(self._weight.get(pair, self._most) for pair in wanted)
        return sum(self._weight.get(pair, 0.0) for pair in wanted & there) / whole if whole else 0.0


def _other_instance(words: str, text: str) -> bool:
    """Whether two texts name two instances of one thing: 第三次观摩, 第四次观摩."""
    one, two = (set(_INSTANCE.findall(said)) for said in (words, text))
    return bool(one and two) and one.isdisjoint(two)


def _windows(text: str) -> Iterator[str]:
    """Yield every clause of a sentence with the one behind it: what is said in one breath."""
    clauses = _CLAUSES.findall(text)
    yield from ("".join(clauses[at : at + 2]) for at in range(max(len(clauses) - 1, 1)))


def pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _run(one: str, other: str) -> int:
    """Return the length of the longest stretch that both have."""
    longest = 0
    for at in range(len(one)):
        while one[at : at + longest + 1] in other and at + longest < len(one):
            longest += 1
    return longest


def _judged(promise: Task, share: float, sentence: Sentence) -> Answer:
    words, said = lexicon(), promise.words
    clause = _clause_of(promise.words, sentence.text)
    if words.never.search(said) and words.never_kept.search(clause):
        return Answer(PromiseState.MET, sentence, never=True)
    if words.undone.search(clause):
        return Answer(PromiseState.NOT_MET, sentence)
    if words.never.search(said):
        return Answer(PromiseState.UNDECIDABLE, sentence)
    kinds = works(work_of(said))
    begun = (words.going, *(kind.started for kind in kinds))
    if any(match[0] not in said for way in begun for match in way.finditer(clause)):
        return Answer(PromiseState.IN_PART, sentence)
    done = words.done.search(clause) or any(kind.done.search(clause) for kind in kinds)
    issued = words.drafted.search(said) and words.issued.search(sentence.text)
    sure = share >= _SURE and (done or issued) and _says_all(said, sentence.text)
    return Answer(PromiseState.MET if sure else PromiseState.UNDECIDABLE, sentence)


def _says_all(said: str, text: str) -> bool:
    """Whether a sentence speaks of every clause of a promise."""
    there = pairs(content(text))
    clauses = [pairs(content(clause)) for clause in _CLAUSES.findall(said)]
    return all(len(clause & there) >= _ALIKE * len(clause) for clause in clauses[1:] if clause)


def _clause_of(words: str, text: str) -> str:
    """Return the clause of a sentence that has most of some words."""
    wanted = pairs(content(words))
    clauses = _CLAUSES.findall(text)
    return max(clauses, key=lambda clause: len(wanted & pairs(content(clause))), default=text)

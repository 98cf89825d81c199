"""All promises of an earlier report with the answers of a later one.

Precision first: an answer must be about the same thing by its words, of the right kind and unit,
and not be told apart by what stands around it; where several figures could answer and do not agree,
or what is stated is a balance, nothing is decided.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from huizong.figures import subjects
from huizong.following import telling
from huizong.following.alike import covered, likeness, narrower, work_of, works
from huizong.following.judging import Judgement, judge
from huizong.following.labels import Stated, stated
from huizong.following.lexicon import lexicon
from huizong.following.results import is_result
from huizong.following.sentences import Sentence, sentences_of
from huizong.following.targets import Target, complement, targets
from huizong.following.tasks import Answers, Task, task
from huizong.values import (
    FigureKind,
    Message,
    Outline,
    Place,
    Promise,
    PromiseKind,
    PromiseState,
)

_WHOLE = Decimal(100)
_NEAR = 0.12  # of the best likeness: figures that could answer as well
_SIGNED = 0.6
_TIMES, _TIMES_OF_YEARS = 5, 2  # a target; in a report that also tells of several years
_PLACES = ("乡", "镇", "村", "街道", "社区")


def promises(earlier: Outline, later: Outline) -> tuple[Promise, ...]:
    """Return the promises of an earlier file, in its order, with what a later file says of them.

    If the later file is about an earlier year than the earlier one (a plan beside the summary of
    the year before it), rates tell from where the plan starts; amounts of work decide nothing then.
    """
    said = sentences_of(later)
    following = _Later(said)
    return tuple(
        promise for sentence in sentences_of(earlier) for promise in _promises(sentence, following)
    )


class _Later:
    """What the later report states, ready to answer."""

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


def _promises(sentence: Sentence, later: _Later) -> Iterator[Promise]:
    found = list(targets(sentence))
    for target in found:
        yield _of_target(target, later)
    said = None if found else task(sentence)
    if said is not None:
        yield _of_task(said, later)


def _of_task(said: Task, later: _Later) -> Promise:
    places = said.sentence.places(said.start, said.end)
    answer = later.answers.answer(said)
    whole = Promise(
        PromiseKind.TASK, said.words, telling.short(said.words), PromiseState.NOT_MENTIONED,
        places, (), "", telling.not_mentioned(),
    )  # fmt: skip
    if answer is None:
        return whole
    state, message = answer.state, telling.of_task(answer)
    if answer.planned:
        state = PromiseState.NOT_MENTIONED
    elif later.base(said.sentence):
        state = PromiseState.UNDECIDABLE
        message = Message("{year}年的报告已说到这件事：{told}", year=later.year, told=message)
    answers = answer.sentence.places(0, len(answer.sentence.text))
    return replace(whole, state=state, answers=answers, message=message)


def _of_target(target: Target, later: _Later) -> Promise:
    one = target.stated
    start, end = one.span
    places = one.sentence.places(start, max(end, one.figure.end))
    whole = Promise(
        PromiseKind.TARGET, one.clause, _subject(one), PromiseState.NOT_MENTIONED, places, (), "",
        telling.not_mentioned(),
    )  # fmt: skip
    return _by_figures(target, whole, later) or _by_words(target, whole, later)


def _subject(one: Stated) -> str:
    label = one.label
    return label.words + label.noun or label.around or one.clause


def _by_figures(target: Target, whole: Promise, later: _Later) -> Promise | None:
    """Return the promise as the later figures answer it, None where none does."""
    direct = _candidates(target, later)
    if direct:
        return _decided(target, direct, whole, later)
    turned = complement(target)
    others = _candidates(turned, later) if turned else []
    if turned and others:
        return _decided(target, others, whole, later, turned=turned)
    return None


def _candidates(target: Target, later: _Later) -> list[Stated]:
    """Return the figures that could answer a target, the most alike first, then in their order."""
    found = [
        (score, one)
        for one in later.figures[target.stated.figure.kind]
        if (score := likeness(target.stated, one)) and not _of_a_part(target.stated, one)
    ]
    best = max((score for score, _ in found), default=0.0)
    near = [(score, one) for score, one in found if score >= best - _NEAR]
    return [one for _, one in sorted(near, key=lambda each: -each[0])]


def _of_a_part(target: Stated, other: Stated) -> bool:
    """Whether a figure is told of one township or village that the target does not name."""
    sentence = other.sentence
    told = subjects(sentence.text, sentence.figures)
    name = next(
        (each.unit for each, figure in zip(told, sentence.figures, strict=True)
         if figure is other.figure and each.unit), "",
    )  # fmt: skip
    named = target.sentence.text + sentence.own
    return name.endswith(_PLACES) and name not in named


def _decided(
    target: Target,
    others: list[Stated],
    whole: Promise,
    later: _Later,
    *,
    turned: Target | None = None,
) -> Promise:
    first = others[0]
    words = lexicon()
    if words.balances.search(first.clause) and not words.balances.search(target.stated.clause):
        return _answered(
            whole, PromiseState.UNDECIDABLE, (first,), telling.of_balance(target, first)
        )
    aside = [
        one for one in others if target.stated.rate and narrower((turned or target).stated, one)
    ]
    if len(aside) == len(others):
        told = telling.of_several(target, others)
        return _answered(whole, PromiseState.UNDECIDABLE, others, told)
    others = [one for one in others if one not in aside]
    first = others[0]
    if _begun(target.stated, first):
        return _answered(whole, PromiseState.IN_PART, (first,), telling.of_begun(target, first))
    base = later.base(target.stated.sentence)
    over = _WHOLE if turned else None
    judged = [judge(target, one, whole=over) for one in others]
    if len({each.state for each in judged}) > 1:
        told = telling.of_several(target, others)
        return _answered(whole, PromiseState.UNDECIDABLE, others, told)
    last = max(
        range(len(others)), key=lambda at: (likeness((turned or target).stated, others[at]), at)
    )
    reached, found = others[last], judged[last]
    other = turned.stated.label.head if turned else ""
    message = telling.of_target(target, reached, found, base=base, rate=other)
    if turned:
        message = telling.derived(message, rate=target.stated.label.head, other=other)
    elif _far_beyond(found, _TIMES_OF_YEARS if later.spanning else _TIMES):
        message = telling.of_excess(target, reached, found)
        found = Judgement(PromiseState.UNDECIDABLE, found.formula, found.gap)
    if base and not target.stated.rate:
        found = Judgement(PromiseState.UNDECIDABLE, "", found.gap)
    return _answered(whole, found.state, (reached,), message, formula=found.formula)


def _far_beyond(found: Judgement, times: int) -> bool:
    """Whether an amount is so many times its target that it is rather of other years or things."""
    met = found.state is PromiseState.MET and found.rate is not None
    return met and found.rate is not None and found.rate >= times * _WHOLE


def _begun(target: Stated, other: Stated) -> bool:
    """Whether a figure counts what is only begun: 开工5栋 answers no 建成5栋."""
    kinds = works(work_of(target.clause))
    ways = (lexicon().unfinished, *(kind.started for kind in kinds))
    found = (match[0] for way in ways for match in way.finditer(other.clause))
    return any(word not in target.clause for word in found)


def _answered(
    whole: Promise,
    state: PromiseState,
    others: Sequence[Stated],
    message: Message,
    *,
    formula: str = "",
) -> Promise:
    answers: tuple[Place, ...] = tuple(
        place for one in others for place in one.sentence.places(*one.span)
    )
    return replace(whole, state=state, answers=answers, formula=formula, message=message)


def _by_words(target: Target, whole: Promise, later: _Later) -> Promise:
    """Return the promise as a stated completion answers it, or a sentence without its figure."""
    subject = whole.subject
    for one in later.completions:
        if covered(subject, one.label.words, one.label.around) >= _SIGNED and one.low is not None:
            full = one.low >= _WHOLE
            state = PromiseState.MET if full else PromiseState.IN_PART
            told = telling.of_completion(target, one, full=full)
            return _answered(whole, state, (one,), told, formula=f"{one.figure.text}")
    sentence = target.stated.sentence
    answer = later.answers.answer(Task(sentence, *target.stated.span))
    if answer is None:
        return whole
    state = PromiseState.NOT_MENTIONED if answer.planned else PromiseState.UNDECIDABLE
    return replace(
        whole,
        state=state,
        answers=answer.sentence.places(0, len(answer.sentence.text)),
        message=telling.of_task(answer)
        if answer.planned
        else telling.without_figure(target, answer),
    )

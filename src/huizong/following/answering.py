"""How a later report answers a target.

Precision first: an answer must be about the same thing by its words, of the right kind and unit,
and not be told apart by what stands around it; where several figures could answer and do not agree,
or what is stated is a balance, nothing is decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from huizong.figures import subjects
from huizong.following import telling
from huizong.following.alike import covered, likeness, narrower, work_of, works
from huizong.following.judging import Judgement, judge
from huizong.following.labels import Stated
from huizong.following.later import Later
from huizong.following.lexicon import lexicon
from huizong.following.targets import Target, complement
from huizong.following.tasks import Task
from huizong.values import Message, Promise, PromiseState

_WHOLE = Decimal(100)
_NEAR = 0.12  # of the best likeness: figures that could answer as well
_SIGNED = 0.6
_TIMES, _TIMES_OF_YEARS = 5, 2  # a target; in a report that also tells of several years
_PLACES = ("乡", "镇", "村", "街道", "社区")


def answered(target: Target, whole: Promise, later: Later) -> Promise:
    """Return a promise, given without an answer, as the later report answers it."""
    case = _Case(target, whole, later)
    return _by_figures(case) or _by_words(case)


@dataclass(frozen=True, slots=True)
class _Case:
    """A target with its promise and the later report.

    `turned` is the target on the other part of its whole, where that is what is compared.
    """

    target: Target
    whole: Promise
    later: Later
    turned: Target | None = None

    @property
    def asked(self) -> Target:
        """The target that figures are compared with."""
        return self.turned or self.target


def _by_figures(case: _Case) -> Promise | None:
    """Return the promise as the later figures answer it, None where none does."""
    direct = _candidates(case.target, case.later)
    if direct:
        return _decided(case, direct)
    turned = complement(case.target)
    others = _candidates(turned, case.later) if turned else []
    return _decided(replace(case, turned=turned), others) if others else None


def _candidates(target: Target, later: Later) -> list[Stated]:
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


def _decided(case: _Case, others: list[Stated]) -> Promise:
    """Return the promise as figures that could answer it decide, or why they do not."""
    target = case.target.stated
    if _is_balance(target, others[0]):
        told = telling.of_balance(case.target, others[0])
        return _answered(case, PromiseState.UNDECIDABLE, others[:1], told)
    same = [one for one in others if not (target.rate and narrower(case.asked.stated, one))]
    if same and _begun(target, same[0]):
        told = telling.of_begun(case.target, same[0])
        return _answered(case, PromiseState.IN_PART, same[:1], told)
    judged = [judge(case.target, one, whole=_WHOLE if case.turned else None) for one in same]
    if len({each.state for each in judged}) != 1:
        told = telling.of_several(case.target, others)
        return _answered(case, PromiseState.UNDECIDABLE, others, told)
    best = max(range(len(same)), key=lambda at: (likeness(case.asked.stated, same[at]), at))
    return _settled(case, same[best], judged[best])


def _settled(case: _Case, reached: Stated, found: Judgement) -> Promise:
    """Return the promise as one figure answers it."""
    target, base = case.target, case.later.base(case.target.stated.sentence)
    other = case.turned.stated.label.head if case.turned else ""
    message = telling.of_target(target, reached, found, base=base, rate=other)
    state, formula = found.state, found.formula
    if case.turned:
        message = telling.derived(message, rate=target.stated.label.head, other=other)
    elif base and not target.stated.rate:
        state, formula = PromiseState.UNDECIDABLE, ""
    elif _far_beyond(found, _TIMES_OF_YEARS if case.later.spanning else _TIMES):
        message = telling.of_excess(target, reached, found)
        state = PromiseState.UNDECIDABLE
    return _answered(case, state, [reached], message, formula=formula)


def _is_balance(target: Stated, other: Stated) -> bool:
    """Whether a figure says what is left where the target says what is to be done."""
    balances = lexicon().balances
    return bool(balances.search(other.clause)) and not balances.search(target.clause)


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
    case: _Case,
    state: PromiseState,
    others: Sequence[Stated],
    message: Message,
    *,
    formula: str = "",
) -> Promise:
    answers = tuple(place for one in others for place in one.sentence.places(*one.span))
    return replace(case.whole, state=state, answers=answers, formula=formula, message=message)


def _by_words(case: _Case) -> Promise:
    """Return the promise as a stated completion answers it, or a sentence without its figure."""
    target, whole, later = case.target, case.whole, case.later
    for one in () if target.stated.rate else later.completions:
        if (
            covered(whole.subject, one.label.words, one.label.around) >= _SIGNED
            and one.low is not None
        ):
            full = one.low >= _WHOLE
            state = PromiseState.MET if full else PromiseState.IN_PART
            told = telling.of_completion(target, one, full=full)
            return _answered(case, state, [one], told, formula=one.figure.text)
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

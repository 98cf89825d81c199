"""All promises of an earlier report with the answers of a later one."""

from collections.abc import Iterator
from dataclasses import replace

from huizong.following import telling
from huizong.following.answering import answered
from huizong.following.labels import Stated
from huizong.following.later import Later
from huizong.following.sentences import Sentence, sentences_of
from huizong.following.targets import Target, targets
from huizong.following.tasks import Task, task
from huizong.values import Message, Outline, Promise, PromiseKind, PromiseState


def promises(earlier: Outline, later: Outline) -> tuple[Promise, ...]:
    """Return the promises of an earlier file, in its order, with what a later file says of them.

    If the later file is about an earlier year than the earlier one (a plan beside the summary of
    the year before it), rates tell from where the plan starts; amounts of work decide nothing then.
    """
    said = sentences_of(later)
    following = Later(said)
    return tuple(
        promise for sentence in sentences_of(earlier) for promise in _promises(sentence, following)
    )


def _promises(sentence: Sentence, later: Later) -> Iterator[Promise]:
    found = list(targets(sentence))
    for target in found:
        yield _of_target(target, later)
    said = None if found else task(sentence)
    if said is not None:
        yield _of_task(said, later)


def _of_task(said: Task, later: Later) -> Promise:
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


def _of_target(target: Target, later: Later) -> Promise:
    one = target.stated
    start, end = one.span
    places = one.sentence.places(start, max(end, one.figure.end))
    whole = Promise(
        PromiseKind.TARGET, one.clause, _subject(one), PromiseState.NOT_MENTIONED, places, (), "",
        telling.not_mentioned(),
    )  # fmt: skip
    return answered(target, whole, later)


def _subject(one: Stated) -> str:
    label = one.label
    return label.words + label.noun or label.around or one.clause

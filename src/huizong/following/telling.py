"""What a clerk is told of a promise."""

from huizong.following.judging import Judgement, plain
from huizong.following.labels import Stated
from huizong.following.targets import Target
from huizong.following.tasks import Answer
from huizong.values import FigureKind, Message, PromiseState

_LONGEST = 40
_IN_TASKS = {
    PromiseState.MET: Message("报告写明做了：“{said}”"),
    PromiseState.IN_PART: Message("报告写的是还在做：“{said}”"),
    PromiseState.NOT_MET: Message("报告写明没有做成：“{said}”"),
    PromiseState.UNDECIDABLE: Message("报告说到了这件事，没有写明是否做完：“{said}”"),
}


def of_target(
    target: Target, reached: Stated, found: Judgement, *, base: int, rate: str = ""
) -> Message:
    """Tell how a figure answers a target.

    `base` is the year before it that the figure is of, `rate` what it is a rate of where that is
    not what the target is.
    """
    said = {"wanted": target.stated.figure.text, "reached": rate + reached.figure.text}
    if base:
        return _against_base(target, found, base=base, **said)
    if found.state is PromiseState.MET:
        return Message("目标{wanted}，报告写的是{reached}，达到", **said)
    if found.state is PromiseState.IN_PART:
        return Message(
            "目标{wanted}，报告写的是{reached}，完成{rate}%，差{gap}",
            **said, rate=plain(found.rate or found.gap), gap=_gap(target, found),
        )  # fmt: skip
    if found.state is PromiseState.NOT_MET and target.ceiling:
        return Message(
            "上限{wanted}，报告写的是{reached}，超出{gap}", **said, gap=_gap(target, found)
        )
    if found.state is PromiseState.NOT_MET:
        return Message(
            "目标{wanted}，报告写的是{reached}，差{gap}", **said, gap=_gap(target, found)
        )
    return Message("目标{wanted}，报告写的是{reached}，只是约数，定不了是否达到", **said)


def _against_base(
    target: Target, found: Judgement, *, base: int, wanted: str, reached: str
) -> Message:
    """Tell how a target stands to what there was before it."""
    said: dict[str, str | int] = {"wanted": wanted, "reached": reached, "year": base}
    if not target.stated.rate:
        return Message(
            "计划{wanted}，{year}年已有同类的数{reached}；是另外的还是同一批，原文没有写明", **said
        )
    if not found.gap and found.state is PromiseState.MET:
        return Message("目标{wanted}，与{year}年的{reached}持平", **said)
    if found.state is PromiseState.MET:
        return Message("目标{wanted}，{year}年的{reached}已经达到", **said)
    if found.state is PromiseState.NOT_MET:
        return Message(
            "目标{wanted}，{year}年是{reached}，还差{gap}", **said, gap=_gap(target, found)
        )
    return Message("目标{wanted}，{year}年是{reached}，比不出高低", **said)


def _gap(target: Target, found: Judgement) -> Message:
    amount = plain(found.gap)
    kind = target.stated.figure.kind
    if kind in (FigureKind.PERCENT, FigureKind.POINTS):
        return Message("{amount}个百分点", amount=amount)
    return Message("{amount}{unit}", amount=amount, unit=found.unit)


def derived(message: Message, *, rate: str, other: str) -> Message:
    """Add that a rate was reckoned from the other part of its whole."""
    return Message(
        "{told}（报告没有写{rate}，按100%减{other}推算）", told=message, rate=rate, other=other
    )


def of_balance(target: Target, other: Stated) -> Message:
    """Tell that the report states what is left, not what was done."""
    return Message(
        "要做的是{wanted}，报告写的{reached}是“{clause}”，不是做了多少",
        wanted=target.stated.figure.text,
        reached=other.figure.text,
        clause=short(other.clause),
    )


def of_excess(target: Target, other: Stated, found: Judgement) -> Message:
    """Tell that a figure is too far beyond its target to be believed unasked."""
    return Message(
        "目标{wanted}，报告写的是{reached}，是目标的{rate}%；请核对是不是同一件事、同一段时间",
        wanted=target.stated.figure.text,
        reached=other.figure.text,
        rate=plain(found.rate or found.gap),
    )


def of_begun(target: Target, other: Stated) -> Message:
    """Tell that the report counts what is begun, not what is done."""
    return Message(
        "目标{wanted}，报告写的是“{clause}”，还没有写做完",
        wanted=target.stated.figure.text,
        clause=short(other.clause),
    )


def of_several(target: Target, others: list[Stated]) -> Message:
    """Tell that several figures could answer, and not all alike."""
    return Message(
        "目标{wanted}，报告里相近的数是：{those}；请核对说的是不是这一件",
        wanted=target.stated.figure.text,
        those="、".join(dict.fromkeys(f"{short(one.clause)}" for one in others)),
    )


def of_completion(target: Target, other: Stated, *, full: bool) -> Message:
    """Tell that the report states only how much of the plan is done."""
    said = {"wanted": target.stated.figure.text, "share": other.figure.text}
    if full:
        return Message("目标{wanted}，报告写的是完成{share}", **said)
    return Message("目标{wanted}，报告写的是完成{share}，没有全部完成", **said)


def of_task(answer: Answer) -> Message:
    """Tell how a sentence answers a promise without a figure."""
    said = short(answer.sentence.text)
    if answer.planned:
        return Message("报告没有写做了没有，只在打算里又写到：“{said}”", said=said)
    return Message(_IN_TASKS[answer.state].template, said=said)


def without_figure(target: Target, answer: Answer) -> Message:
    """Tell that the report speaks of a target's matter but states no figure of it."""
    return Message(
        "目标{wanted}，报告说到了这件事，没有找到可以对照的数：“{said}”",
        wanted=target.stated.figure.text,
        said=short(answer.sentence.text),
    )


def not_mentioned() -> Message:
    """Tell that nothing answers."""
    return Message("报告没有说到")


def short(text: str) -> str:
    """Return a text cut to what a line can show."""
    text = text.strip("，,；;。 ")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

"""Why a ledger's figure is taken for one of a text, in sentences."""

from collections.abc import Iterator, Mapping

from huizong.lineage.agreeing import Agreement
from huizong.lineage.candidates import Candidate
from huizong.lineage.stated import Stated
from huizong.values import Message


def reasons(
    stated: Stated, candidate: Candidate, agreed: Agreement, *, is_in_company: bool
) -> Iterator[Message]:
    """Yield what words, measure word, period, value and the sentence's other figures say for it."""
    yield from _words_why(stated, candidate)
    yield from _value_why(stated, candidate, agreed)
    if is_in_company:
        yield Message("同一句里别的数也出自这本台账")


def _words_why(stated: Stated, candidate: Candidate) -> Iterator[Message]:
    named: Mapping[str, str] = {"words": stated.words, "label": candidate.label}
    yield Message("说的是“{words}”，台账指标是“{label}”", **named)
    stated_unit, unit = stated.quantity.unit or "", candidate.unit or ""
    if stated_unit == unit:
        yield Message("量词都是“{unit}”", unit=unit)
    else:
        yield Message("量词“{stated}”和“{unit}”可以通用", stated=stated_unit, unit=unit)
    if stated.period is not None and not candidate.titled:
        yield Message("都是{period}的", period=str(stated.period))


def _value_why(stated: Stated, candidate: Candidate, agreed: Agreement) -> Iterator[Message]:
    words, value = stated.figure.text, candidate.figure.text
    if agreed is Agreement.SAME:
        yield Message("数值相同：{value}", value=value)
    else:
        yield Message("数值不同：文{stated}，台账{value}", stated=words, value=value)

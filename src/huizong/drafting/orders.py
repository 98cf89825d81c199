"""The orders and joints in which an item's clauses may follow each other, as one expression.

Everything is matched to the letter save what `definitions/words/drafting.yaml` lists. Shares leave
their bracket only where nobody can then be read as having done, or a figure as telling of, what the
sections did not write.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from huizong.drafting.canonical import OPEN
from huizong.drafting.segments import Clause, Sentence
from huizong.drafting.words import allowed, alternatives
from huizong.matters.lexicon import lexicon

_PAUSE = "[，；。]"
_WITH_DONE = tuple("解结断当得")  # 了 before these is no particle: 了解
_OTHERWISE = {"。": "[。；]", "；": "[；。]"}


@dataclass(slots=True)
class _Groups:
    """The clauses by the number of the group that matches them.

    Groups count in the order of the expression, so an expression is written from left to right and
    used once.
    """

    clauses: list[Clause] = field(default_factory=list)

    def of(self, clause: Clause) -> str:
        self.clauses.append(clause)
        return f"({expression(clause)})"


@dataclass(frozen=True, slots=True)
class Orders:
    """The expression that a canonical rephrasing must match, and whose clause each group is."""

    pattern: re.Pattern[str]
    clauses: tuple[Clause, ...]


def orders(sentences: Sequence[Sentence]) -> Orders:
    """Return what an item with these sentences may be rephrased to."""
    groups = _Groups()
    whole = ""
    for index, sentence in enumerate(sentences):
        last = index + 1 == len(sentences)
        ways = "|".join(_ways(sentence, groups, last=last))
        whole += f"{_lead() if index else ''}(?:{ways})"
    return Orders(re.compile(whole), tuple(groups.clauses))


def _ways(sentence: Sentence, groups: _Groups, *, last: bool) -> Iterator[str]:
    """Yield the expressions of a sentence: as it stands, and with its bracket dissolved."""
    yield _row(sentence.clauses, groups, last=last)
    if not _may_dissolve(sentence):
        return
    end = _joint(sentence.main[-1], last=last)
    if _one_thing(sentence):
        yield _behind(sentence, groups, _by()) + end
        if sentence.shares[0].text.endswith(allowed().words.leading):
            yield _led(sentence, groups) + end
    if referring := _referring(sentence):
        yield _behind(sentence, groups, referring) + end


def _may_dissolve(sentence: Sentence) -> bool:
    """Whether the bracket tells of one thing, closes its clause, and the sentence simply ends."""
    if not sentence.shares or not sentence.closing or sentence.holder < 0:
        return False
    holder = sentence.main[sentence.holder]
    before = sentence.main[sentence.holder - 1].joint if sentence.holder else ""
    listed = "、" in holder.joint or "、" in before
    plain = "".join(piece.text for piece in holder.pieces if not piece.solid)
    several = any(word in plain for word in allowed().words.list_words)
    return not listed and not several and sentence.main[-1].joint in {"", "。"}


def _one_thing(sentence: Sentence) -> bool:
    """Whether the sentence tells of the bracket's thing alone: what follows are its figures."""
    later = sentence.main[sentence.holder + 1 :]
    return sentence.holder == 0 and all(clause.text.startswith(OPEN) for clause in later)


def _referring(sentence: Sentence) -> str:
    """Return the words that name the bracket's thing where one clause alone can be meant."""
    texts = [clause.text for clause in sentence.main]
    nouns = [
        noun
        for noun, signs in allowed().words.refers.items()
        if _is_event(texts[sentence.holder], signs)
        and sum(any(sign in text for sign in signs) for text in texts) == 1
    ]
    return f"(?:{alternatives(nouns)})由" if nouns else ""


def _is_event(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a clause ends with an event of a kind: 推进会, but not 社会 or 工会."""
    events = tuple(word for word in lexicon().words.events if len(word) > 1)
    return text.endswith(tuple(word for word in events if word.endswith(signs)))


def _behind(sentence: Sentence, groups: _Groups, first: str) -> str:
    """Return the order in which all shares follow the sentence, `first` before the first."""
    text = _row(sentence.main, groups, last=True, cut=True)
    return text + _shares(sentence.shares, groups, first)


def _led(sentence: Sentence, groups: _Groups) -> str:
    """Return the order in which who leads comes first: 由农业科牵头召开……"""
    first, rest = sentence.shares[0], sentence.shares[1:]
    text = f"{_by()}{groups.of(first)}，?" + _row(sentence.main, groups, last=True, cut=True)
    return text + _shares(rest, groups, _by())


def _row(clauses: Sequence[Clause], groups: _Groups, *, last: bool, cut: bool = False) -> str:
    """Return clauses in their order with their joints, the last one's left away where it is cut.

    Within brackets nothing is joined otherwise.
    """
    text, lead, inside = "", "", 0
    for index, clause in enumerate(clauses):
        final = index + 1 == len(clauses)
        inside += sum((sign in "（(") - (sign in "）)") for sign in clause.joint)
        joint = re.escape(clause.joint) if inside > 0 else _joint(clause, last=final and last)
        text += lead + groups.of(clause) + ("" if final and cut else joint)
        lead = _lead() if clause.joint in {"，", "；", "。"} and inside <= 0 else ""
    return text


def _shares(clauses: Sequence[Clause], groups: _Groups, first: str) -> str:
    text = ""
    for index, clause in enumerate(clauses):
        text += f"{_PAUSE}{_lead()}{_by() if index else first}{groups.of(clause)}"
    return text


def _joint(clause: Clause, *, last: bool) -> str:
    """Return what may stand for the marks behind a clause."""
    if last:
        return re.escape(clause.joint) or "。?"
    if clause.joint == "、" and clause.solid_joint:
        return f"(?:、|{alternatives(allowed().words.list_words)})"
    return _OTHERWISE.get(clause.joint, re.escape(clause.joint))


def _lead() -> str:
    return f"(?:(?:{alternatives(allowed().words.leads)})，?)?"


def _by() -> str:
    return f"(?:{alternatives(allowed().words.share_leads)})?"


def expression(clause: Clause) -> str:
    """Return a clause as an expression: to the letter, but 起草了 may lose its 了.

    Nothing gains one: what is planned would become done.
    """
    text = ""
    for before, piece, behind in zip(
        (None, *clause.pieces), clause.pieces, (*clause.pieces[1:], None), strict=False
    ):
        verb = before is not None and not before.solid and len(before.text) > 1
        word = behind is not None and behind.text.startswith(_WITH_DONE)
        done = piece.text == "了" and verb and not word
        text += "了?" if done else re.escape(piece.text)
    return text

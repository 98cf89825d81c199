"""Why a rephrasing is refused, for a clerk: which figure, title, name or negation is another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from huizong.drafting.canonical import CLOSE, OPEN, QUOTED, key
from huizong.drafting.orders import expression
from huizong.drafting.segments import JOINTS, Clause
from huizong.drafting.words import allowed, alternatives
from huizong.figures import figures
from huizong.figures.subject_words import subject_lexicon
from huizong.values import Message

_SHOWN = 30  # characters of a quotation
_FIGURE = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


def differences(text: str, draft: str) -> Iterator[Message]:
    """Yield what a rephrasing states that its text does not, and the other way round."""
    yield from _figures(text, draft)
    quoted = (Counter(QUOTED.findall(text)), Counter(QUOTED.findall(draft)))
    for what in (quoted[0] - quoted[1]).elements():
        yield Message("少了{what}", what=_short(what))
    for what in (quoted[1] - quoted[0]).elements():
        yield Message("多出原文没有的{what}", what=_short(what))
    yield from _names(text, draft)
    negations = allowed().negation.findall
    said = (Counter(negations(text)), Counter(negations(draft)))
    for what in (said[0] - said[1]).elements():
        yield Message("少了否定或限制的“{what}”", what=what)
    for what in (said[1] - said[0]).elements():
        yield Message("多出否定或限制的“{what}”", what=what)


def _figures(text: str, draft: str) -> Iterator[Message]:
    """Yield the figures that are not the same: as a change where one went and one came."""
    before = {key(figure): figure.text for figure in figures(text)}
    after = {key(figure): figure.text for figure in figures(draft)}
    one = Counter(key(figure) for figure in figures(text))
    other = Counter(key(figure) for figure in figures(draft))
    gone, come = list((one - other).elements()), list((other - one).elements())
    for lost, new in zip(gone, come, strict=False):
        yield Message("数据“{before}”成了“{after}”", before=before[lost], after=after[new])
    for lost in gone[len(come) :]:
        yield Message("少了数据“{what}”", what=before[lost])
    for new in come[len(gone) :]:
        yield Message("多出原文没有的数据“{what}”", what=after[new])


def _names(text: str, draft: str) -> Iterator[Message]:
    """Yield the offices and places that one names and the other does not, or less often."""
    find = subject_lexicon().name.findall
    for name in dict.fromkeys(find(text)):
        if draft.count(name) < text.count(name):
            yield Message("少了名称“{what}”", what=name)
    for name in dict.fromkeys(find(draft)):
        if name not in text and not _is_led(name, text):
            yield Message("多出原文没有的名称“{what}”", what=name)


def _is_led(name: str, text: str) -> bool:
    """Whether what looks like a name is a joining word and a name of the text: 此外督查科."""
    words = allowed().words
    return any(
        name.startswith(lead) and name.removeprefix(lead) in text
        for lead in (*words.leads, *words.share_leads)
    )


def misplaced(clauses: Sequence[Clause], text: str, draft: str) -> Message:
    """Return why a canonical rephrasing is refused whose figures and names are all there."""
    for clause in clauses:
        if not re.search(expression(clause), draft):
            words = text[clause.pieces[0].start : clause.pieces[-1].end]
            return Message("“{words}”没有照原样写", words=_short(words))
    if more := _more(clauses, draft):
        return Message("多出原文没有的“{what}”", what=_short(more))
    return Message("各句的先后或连接变了，谁做了什么、哪个数据说的是什么可能对不上")


def _more(clauses: Sequence[Clause], draft: str) -> str:
    """Return the longest run of words of a rephrasing that belongs to no clause."""
    rest = _FIGURE.sub("｜", draft)
    said = {_FIGURE.sub("｜", clause.text) for clause in clauses}
    for clause_words in sorted(said - {""}, key=len, reverse=True):
        rest = rest.replace(clause_words, "｜")
    words = allowed().words
    joining = (*words.leads, *words.share_leads, *words.list_words)
    marks = re.escape("".join(sorted(JOINTS)))
    runs = re.split(f"｜|[{marks}]|{alternatives(joining)}", rest)
    return max(runs, key=len)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"

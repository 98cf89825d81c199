"""Promises, changes and near copies as text for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from huizong.showing.positions import Positions
from huizong.values import (
    Change,
    ChangeKind,
    Document,
    DocumentCopy,
    Message,
    NearCopy,
    Place,
    Promise,
    PromiseState,
    render,
)

STATES = {
    PromiseState.MET: Message("达到"),
    PromiseState.NOT_MET: Message("没有达到"),
    PromiseState.IN_PART: Message("部分做到"),
    PromiseState.NOT_MENTIONED: Message("没有说到"),
    PromiseState.UNDECIDABLE: Message("不能判断"),
}
CHANGES = {
    ChangeKind.NEW: Message("新有"),
    ChangeKind.GONE: Message("不再说"),
    ChangeKind.SAME: Message("一字不差"),
    ChangeKind.RENEWED: Message("只换数字"),
    ChangeKind.UP: Message("增加"),
    ChangeKind.DOWN: Message("减少"),
}
_COLOURS = {PromiseState.MET: "32", PromiseState.NOT_MET: "31", PromiseState.IN_PART: "33"}


@dataclass(slots=True)
class Desk:
    """The documents spoken of, by path, and the language of the reader."""

    documents: Mapping[str, Document]
    language: str
    colour: bool = False
    _positions: dict[str, Positions] = field(default_factory=dict)

    def where(self, place: Place) -> str:
        """Return the file and the position of a place."""
        if place.path not in self._positions:
            self._positions[place.path] = Positions(self.documents[place.path])
        return f"{place.path}  {self.say(self._positions[place.path].name(place))}"

    def say(self, message: Message) -> str:
        """Return a message in the reader's language."""
        return render(message, self.language)

    def quote(self, places: Iterable[Place]) -> str:
        """Return the words at places."""
        words = (self.documents[place.path].quote(place) for place in places)
        return " ".join(f"“{' '.join(word.split())}”" for word in words)


def promise_lines(promises: Sequence[Promise], desk: Desk) -> Iterator[str]:
    """Yield the lines of promises in their order, and how many are in each state."""
    for promise in promises:
        state = desk.say(STATES[promise.state])
        tint = _COLOURS.get(promise.state)
        yield f"\x1b[{tint}m{state}\x1b[0m" if desk.colour and tint else state
        yield f"    {desk.where(promise.places[0])}  “{promise.words}”"
        formula = f"  [{promise.formula}]" if promise.formula else ""
        yield f"    {promise.subject}：{desk.say(promise.message)}{formula}"
        for place in promise.answers[:4]:
            yield f"    {desk.where(place)}  {desk.quote([place])}"
    yield from _summary(Counter(promise.state for promise in promises), STATES, desk)


def change_lines(changes: Sequence[Change], desk: Desk) -> Iterator[str]:
    """Yield the lines of changes, kind by kind, and how many there are of each."""
    for kind, label in CHANGES.items():
        for change in (each for each in changes if each.kind is kind):
            place = (change.later or change.earlier)[0]
            formula = f"  [{change.formula}]" if change.formula else ""
            yield f"{desk.say(label)}  {desk.where(place)}  {desk.say(change.message)}{formula}"
    yield from _summary(Counter(change.kind for change in changes), CHANGES, desk)


def _summary(
    counts: "Counter[PromiseState] | Counter[ChangeKind]",
    labels: "Mapping[PromiseState, Message] | Mapping[ChangeKind, Message]",
    desk: Desk,
) -> Iterator[str]:
    told = [f"{desk.say(label)} {counts[kind]}" for kind, label in labels.items() if counts[kind]]  # type: ignore[index] # both are of one kind
    yield "  ".join(told) if told else desk.say(Message("没有"))


def copy_lines(
    documents: Iterable[DocumentCopy], copies: Iterable[NearCopy], desk: Desk
) -> Iterator[str]:
    """Yield the lines of documents copied, then of paragraphs, with the words that differ."""
    for whole in documents:
        yield desk.say(
            Message(
                "{one} 有{share}%的文字见于 {other}（{paragraphs}段）",
                one=_name(whole.place, whole.title, desk),
                share=_percent(whole.share),
                other=_name(whole.source, whole.source_title, desk),
                paragraphs=whole.paragraphs,
            )
        )
    found = 0
    for copy in copies:
        found += 1
        yield f"{desk.where(copy.place)}  {_excerpt(copy.place, desk)}"
        yield f"    {desk.say(_told(copy))}"
        yield f"    {desk.where(copy.source)}  {_excerpt(copy.source, desk)}"
        if copy.differences:
            yield "    " + "；".join(f"{one or '—'}→{two or '—'}" for one, two in copy.differences)
    if not found:
        yield desk.say(Message("没有相似的段落"))


def _told(copy: NearCopy) -> Message:
    said = {"masked": _percent(copy.similarity), "written": _percent(copy.written)}
    if copy.similarity == copy.written == 1:
        return Message("与下面这一段一字不差：")
    if copy.containment > copy.similarity:
        part = _percent(copy.containment)
        return Message(
            "与下面这一段相似{written}%，短的一段有{part}%在长的里面：", **said, part=part
        )
    return Message("与下面这一段相似{written}%，不计数字和年份相似{masked}%：", **said)


def _name(place: Place, title: str, desk: Desk) -> str:
    return f"《{title}》" if title else desk.where(place)


def _excerpt(place: Place, desk: Desk, *, longest: int = 40) -> str:
    words = " ".join(desk.documents[place.path].quote(place).split())
    return f"“{words if len(words) <= longest else words[: longest - 1] + '…'}”"


def _percent(share: float) -> str:
    """Return a share in percent, cut and not rounded: only a whole copy is 100."""
    return f"{int(share * 1000) / 10:g}"

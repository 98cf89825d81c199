"""Letting findings pass, in place or by the office's settings; always with a reason.

In a text: `<!-- huizong: allow numbering-gap 第二项并入第一项 -->` on the line of the words, or
alone on a line before them. Several rules are parted by commas.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from huizong.checks.selection import is_known, longest
from huizong.values import Document, Finding, Message, Place, Severity

_SILENCE = re.compile(
    r"<!--\s*huizong\s*[:：]\s*allow\s+(?P<rules>[\w-]+(?:\s*[,，、]\s*[\w-]+)*)(?P<why>[^\n]*?)-->"
)
_COMMA = re.compile(r"\s*[,，、]\s*")


@dataclass(frozen=True, slots=True)
class Silence:
    """A note in a text that lets findings of some rules pass within [start, end)."""

    rules: tuple[str, ...]
    reason: str
    place: Place
    start: int
    end: int

    def covers(self, finding: Finding) -> bool:
        """Whether the note speaks of a finding; its first place tells where that stands."""
        at = finding.places[0].start if finding.places else -1
        within = self.start <= at < self.end and finding.places[0].path == self.place.path
        return within and longest(self.rules, finding.code, finding.rule) > 0


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that was let pass, why, and whether the text itself says so."""

    finding: Finding
    reason: str
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with what was found in it, and what of that was let pass."""

    document: Document
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()


def silence(
    document: Document, findings: Sequence[Finding], *, ignore: Mapping[str, str]
) -> Checked:
    """Part the findings into those that stand and those that are let pass.

    A note without a reason, of an unknown rule, or that lets nothing pass is a finding itself;
    what is found in the notes' own words is not the report's.
    """
    notes = tuple(silences(document))
    valid = [note for note in notes if note.reason]
    kept, silenced, used = [], [], set()
    for finding in findings:
        if any(_lies_in(finding, note) for note in notes):
            continue
        note = next((note for note in valid if note.covers(finding)), None)
        reason = note.reason if note else _reason(finding, ignore)
        if note:
            used.add(note)
        if reason is None:
            kept.append(finding)
        else:
            silenced.append(Silenced(finding, reason, in_place=note is not None))
    faults = [*_faulty(notes), *_idle(note for note in valid if note not in used)]
    return Checked(document, (*kept, *faults), tuple(silenced))


def _lies_in(finding: Finding, note: Silence) -> bool:
    return bool(finding.places) and all(note.place.holds(place) for place in finding.places)


def _reason(finding: Finding, ignore: Mapping[str, str]) -> str | None:
    best = max(ignore, key=lambda one: longest([one], finding.code, finding.rule), default=None)
    if best is None or longest([best], finding.code, finding.rule) < 0:
        return None
    return ignore[best]


def silences(document: Document) -> Iterator[Silence]:
    """Yield the notes of a text in order; formats other than txt and md carry none."""
    if document.format not in ("txt", "md") or "huizong" not in document.text:
        return
    starts = [block.place.start for block in document.blocks]
    for match in _SILENCE.finditer(document.text):
        place = Place(document.path, match.start(), match.end())
        start, end = _reach(document, place, starts)
        yield Silence(tuple(_COMMA.split(match["rules"])), match["why"].strip(), place, start, end)


def _reach(document: Document, place: Place, starts: list[int]) -> tuple[int, int]:
    """Return what a note speaks of: the paragraph of its line, or the next where it is alone."""
    text = document.text
    line = text.rfind("\n", 0, place.start) + 1
    stop = text.find("\n", place.end)
    stop = len(text) if stop < 0 else stop
    alone = not (text[line : place.start] + text[place.end : stop]).strip()
    if not alone:
        return line, stop
    following = bisect_right(starts, stop)
    if following == len(starts):
        return line, stop
    return line, max(document.blocks[following].place.end, stop)


def _faulty(notes: Iterable[Silence]) -> Iterator[Finding]:
    for note in notes:
        rules = "、".join(note.rules)
        if not note.reason:
            message = Message("放过{rules}没有写理由，这一处不放过", rules=rules)
            hint = Message("请在规则名后面写明为什么放过，如“第二项并入第一项”")
            yield _finding("HZ095", "silence-without-reason", message, hint, note.place)
        for name in note.rules:
            if not is_known(name):
                message = Message("要放过的“{name}”不是一条规则", name=name)
                hint = Message("请写规则的代号或名字，见 docs/rules/")
                yield _finding("HZ096", "silence-of-unknown-rule", message, hint, note.place)


def _idle(notes: Iterable[Silence]) -> Iterator[Finding]:
    for note in notes:
        if not all(is_known(name) for name in note.rules):
            continue
        message = Message("这里没有{rules}的问题可以放过", rules="、".join(note.rules))
        hint = Message("问题已经改好的，请删去这条说明")
        yield _finding("HZ097", "silence-of-nothing", message, hint, note.place)


def _finding(code: str, rule: str, message: Message, hint: Message, place: Place) -> Finding:
    severity = Severity.STYLE if code == "HZ097" else Severity.WARNING
    return Finding(code, rule, severity, message, hint, (place,))

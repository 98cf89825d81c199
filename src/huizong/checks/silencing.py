"""Letting findings pass, in place or by the office's settings; always with a reason.

In a text: `<!-- huizong: allow numbering-gap 第二项并入第一项 -->` on the line of the words, or
alone on a line before them; in a Word file a comment `huizong: allow …` on the words. Several rules
are parted by commas.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from huizong.checks.rule import Rule, rules
from huizong.checks.selection import is_known, longest
from huizong.values import Document, Finding, Message, Place, Severity, TraceKind

_NAME = "[A-Za-z0-9-]+"
_ALLOW = rf"huizong\s*[:：]\s*allow\s+(?P<rules>{_NAME}(?:\s*[,，、]\s*{_NAME})*)(?P<why>[^\n]*?)"
_IN_TEXT = re.compile(rf"<!--\s*{_ALLOW}-->")
_IN_COMMENT = re.compile(rf"\s*{_ALLOW}\s*$")
_COMMA = re.compile(r"\s*[,，、]\s*")


@dataclass(frozen=True, slots=True)
class Silence:
    """A note in a file that lets findings of some rules pass within [start, end).

    `written` is where the note itself stands in the text as read, None for a comment of a word
    processor, which is beside the text; `place` is where findings about the note point.
    """

    rules: tuple[str, ...]
    reason: str
    place: Place
    start: int
    end: int
    written: Place | None = None

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
    document: Document,
    findings: Sequence[Finding],
    *,
    ignore: Mapping[str, str],
    asked: Collection[Rule],
) -> Checked:
    """Part the findings of the rules asked into those that stand and those that are let pass.

    A note without a reason, of an unknown rule, or that lets nothing pass is a finding itself;
    what is found in the notes' own words is not the report's. Findings come by place.
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
    unused = (note for note in valid if note not in used and _is_asked(note, asked))
    told = sorted([*kept, *_faulty(notes), *_idle(unused)], key=_start)
    return Checked(document, tuple(told), tuple(silenced))


def _start(finding: Finding) -> int:
    return min((place.start for place in finding.places), default=0)


def _is_asked(note: Silence, asked: Collection[Rule]) -> bool:
    """Whether all rules that a note speaks of were asked: only then is it known to be idle."""
    named = {rule for rule in rules() if longest(note.rules, rule.code, rule.name) > 0}
    return named <= set(asked)


def _lies_in(finding: Finding, note: Silence) -> bool:
    written = note.written
    return bool(
        written and finding.places and all(written.holds(place) for place in finding.places)
    )


def _reason(finding: Finding, ignore: Mapping[str, str]) -> str | None:
    best = max(ignore, key=lambda one: longest([one], finding.code, finding.rule), default=None)
    if best is None or longest([best], finding.code, finding.rule) < 0:
        return None
    return ignore[best]


def silences(document: Document) -> Iterator[Silence]:
    """Yield the notes of a file: in the text of txt and md, in the comments of Word files."""
    starts = [block.place.start for block in document.blocks]
    if document.format in ("txt", "md") and "huizong" in document.text:
        for match in _IN_TEXT.finditer(document.text):
            place = Place(document.path, match.start(), match.end())
            yield _note(match, place, _reach(document, place, starts), written=place)
    for trace in document.traces:
        said = _IN_COMMENT.match(trace.text) if trace.kind is TraceKind.COMMENT else None
        if said:
            yield _note(said, trace.place, _commented(document, trace.place, starts))


def _note(
    match: re.Match[str], place: Place, reach: tuple[int, int], *, written: Place | None = None
) -> Silence:
    rules = tuple(_COMMA.split(match["rules"]))
    return Silence(rules, match["why"].strip(), place, *reach, written)


def _commented(document: Document, place: Place, starts: list[int]) -> tuple[int, int]:
    """Return the paragraphs or tables that a comment touches."""
    first = max(bisect_right(starts, place.start) - 1, 0)
    last = max(bisect_right(starts, max(place.end - 1, place.start)) - 1, 0)
    if not document.blocks:
        return place.start, place.end
    return document.blocks[first].place.start, document.blocks[last].place.end


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
        if not all(map(is_known, note.rules)):
            continue
        message = Message("这里没有{rules}的问题可以放过", rules="、".join(note.rules))
        hint = Message("问题已经改好的，请删去这条说明")
        yield _finding("HZ097", "silence-of-nothing", message, hint, note.place)


def _finding(code: str, rule: str, message: Message, hint: Message, place: Place) -> Finding:
    severity = Severity.STYLE if code == "HZ097" else Severity.WARNING
    return Finding(code, rule, severity, message, hint, (place,))

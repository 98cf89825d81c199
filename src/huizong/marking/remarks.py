"""What the comments say: a finding whole at its first place, and a pointer back at the others."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from huizong.marking.limits import Limits
from huizong.values import Document, Finding, Message, Place, Severity

SEVERITIES = {
    Severity.ERROR: Message("错误"),
    Severity.WARNING: Message("提醒"),
    Severity.STYLE: Message("格式"),
}
BLANK, _LINE_END = Message("空格"), Message("换行")
_LINE_ENDS = frozenset("\n\r\f\v\u2028\u2029")
_INDENT = 60  # blanks that a line may begin or end with
_QUOTED = 24  # characters of the first place's words that the others quote
_REST = Message("另有 {count} 处同样的问题没有逐一批注")
_CAPPED = Message("{rule}（{code}）共 {count} 个问题，只批注了前 {shown} 个；改完后请再查一遍")
_MENDED = Message("已用修订标出改法，请接受或拒绝")
_ALL_MENDED = Message("{count} 处都已用修订标出改法，请接受或拒绝")
_SUGGESTED = Message("建议把“{old}”改为“{new}”")
_INSERTED = Message("建议在这里加上“{new}”")
_DELETED = Message("建议删去“{old}”")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: where it stands, and its paragraphs; the first is what is wrong."""

    place: Place
    lines: tuple[str, ...]


def remarks(
    document: Document, findings: Sequence[Finding], made: Container[Finding], *, limits: Limits
) -> Iterator[Remark]:
    """Yield the comments of the findings in order; `made` are those whose fix is written."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        counts[finding.code, finding.rule] += 1
        if counts[finding.code, finding.rule] <= limits.per_rule:
            yield from _of(finding, document, mended=finding in made, limits=limits)
    for (code, rule), count in counts.items():
        if count > limits.per_rule:
            told = Message(
                _CAPPED.template, rule=rule, code=code, count=count, shown=limits.per_rule
            )
            yield Remark(Place(document.path, 0, 0), (str(told),))


def _of(finding: Finding, document: Document, *, mended: bool, limits: Limits) -> Iterator[Remark]:
    severity = SEVERITIES[finding.severity]
    name = f"{finding.code} {finding.rule}"
    places = joined(finding.places, document)
    if mended:
        edits = sorted(edit.place for edit in finding.fix)
        places = places[:1] + [place for place in places[1:] if not _changed(place, edits)]
    shown = places[: limits.per_finding]
    first = shown[0] if shown else Place(document.path, 0, 0)
    lines = [
        f"【{severity}】{finding.message}",
        str(finding.hint),
        *_fix(finding, document, mended=mended),
    ]
    if len(places) > len(shown):
        lines.append(str(Message(_REST.template, count=len(places) - len(shown))))
    yield Remark(first, tuple(line for line in (*lines, name) if line))
    words = quoted(document, first)
    for place in shown[1:]:
        back = Message("见“{words}”处的批注：{message}", words=words, message=finding.message)
        yield Remark(place, (f"【{severity}】{back}", name))


def _changed(place: Place, edits: Sequence[Place]) -> bool:
    """Whether a place shows a change of its own, so that a comment would say it twice.

    The edits stand in order and do not meet, so only those beside the place can be its own.
    """
    at = bisect_left(edits, place)
    return any(edit.overlaps(place) or edit == place for edit in edits[max(at - 1, 0) : at + 2])


def _fix(finding: Finding, document: Document, *, mended: bool) -> Iterator[str]:
    count = len(finding.fix)
    if mended and count > 1:
        yield str(Message(_ALL_MENDED.template, count=count))
    elif mended:
        yield str(_MENDED)
    else:
        for old, new in fixes_of(finding, document):
            template = _SUGGESTED if old and new else _DELETED if old else _INSERTED
            yield template.template.format(old=old, new=new)


def fixes_of(finding: Finding, document: Document) -> dict[tuple[str, str], int]:
    """Return what a finding's fix changes into what, and at how many places; blanks by name."""
    return Counter(
        (
            quoted(document, edit.place),
            edit.text if edit.text.strip() else str(BLANK) * bool(edit.text),
        )
        for edit in finding.fix
    )


def joined(places: Sequence[Place], document: Document) -> list[Place]:
    """Return the places that lie in a document, those with only blanks between them as one.

    A line end cannot be shown: its place is that of the characters which it parts.
    """
    result: list[Place] = []
    seen: set[Place] = set()
    for own in places:
        if own.path != document.path:
            continue
        place = _around_line_end(own, document)
        before = result[-1] if result else None
        if before is not None and _touch(before, place, document):
            result[-1] = Place(place.path, before.start, max(before.end, place.end))
        elif place not in seen:
            result.append(place)
        seen.add(place)
    return result


def _around_line_end(place: Place, document: Document) -> Place:
    words = document.quote(place)
    if words.strip() or not _LINE_ENDS.intersection(words):
        return place
    before = document.text[max(place.start - _INDENT, 0) : place.start]
    behind = document.text[place.end : place.end + _INDENT]
    start = place.start - (len(before) - len(before.rstrip()) + 1 if before.strip() else 0)
    end = place.end + (len(behind) - len(behind.lstrip()) + 1 if behind.strip() else 0)
    return Place(place.path, start, end)


def _touch(before: Place, place: Place, document: Document) -> bool:
    between = document.text[before.end : place.start]
    near = before.start < before.end <= place.start < place.end
    return near and not any(character.isprintable() and character != " " for character in between)


def quoted(document: Document, place: Place, *, most: int = _QUOTED) -> str:
    """Return the words at a place on one line, the middle of long ones left out."""
    words = " ".join(document.quote(place).split())
    if not words and place.start < place.end:
        return str(_LINE_END if _LINE_ENDS.intersection(document.quote(place)) else BLANK)
    return words if len(words) <= most else f"{words[: most - 6]}…{words[-5:]}"

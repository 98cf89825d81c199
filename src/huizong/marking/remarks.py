"""What the comments say: a finding whole at its first place, and a pointer back at the others."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from huizong.marking.limits import Limits
from huizong.values import Document, Finding, Message, Place, Severity

SEVERITIES = {
    Severity.ERROR: Message("错误"),
    Severity.WARNING: Message("提醒"),
    Severity.STYLE: Message("体例"),
}
_QUOTED = 24  # characters of the first place's words that the others quote
_REST = Message("另有 {count} 处同样的问题没有逐一批注")
_CAPPED = Message("{rule}（{code}）共 {count} 个问题，只批注了前 {shown} 个；改完后请再查一遍")
_MENDED = Message("已用修订标出改法，请接受或拒绝")
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
    shown = places[: limits.per_finding]
    first = shown[0] if shown else Place(document.path, 0, 0)
    lines = [
        f"【{severity}】{finding.message}",
        str(finding.hint),
        *_fix(finding, document, mended),
    ]
    if len(places) > len(shown):
        lines.append(str(Message(_REST.template, count=len(places) - len(shown))))
    yield Remark(first, tuple(line for line in (*lines, name) if line))
    words = quoted(document, first)
    for place in shown[1:]:
        back = Message("见“{words}”处的批注：{message}", words=words, message=finding.message)
        yield Remark(place, (f"【{severity}】{back}", name))


def _fix(finding: Finding, document: Document, mended: bool) -> Iterator[str]:  # noqa: FBT001 - the one thing that it asks
    if finding.fix and mended:
        yield str(_MENDED)
        return
    for edit in finding.fix:
        old = document.quote(edit.place)
        template = _SUGGESTED if old and edit.text else _DELETED if old else _INSERTED
        yield template.template.format(old=old, new=edit.text)


def joined(places: Sequence[Place], document: Document) -> list[Place]:
    """Return the places that lie in a document, those with only blanks between them as one."""
    result: list[Place] = []
    for place in places:
        if place.path != document.path:
            continue
        before = result[-1] if result else None
        if before is not None and _touch(before, place, document):
            result[-1] = Place(place.path, before.start, max(before.end, place.end))
        elif place not in result:
            result.append(place)
    return result


def _touch(before: Place, place: Place, document: Document) -> bool:
    between = document.text[before.end : place.start]
    near = before.start < before.end <= place.start < place.end
    return near and not any(character.isprintable() and character != " " for character in between)


def quoted(document: Document, place: Place, *, most: int = _QUOTED) -> str:
    """Return the words at a place on one line, the middle of long ones left out."""
    words = " ".join(document.quote(place).split())
    return words if len(words) <= most else f"{words[: most - 6]}…{words[-5:]}"

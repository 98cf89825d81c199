"""Findings as text for people: by file, errors first, grouped by rule, and a summary."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from huizong.checks.silencing import Checked, Silenced
from huizong.showing.columns import pointed
from huizong.showing.positions import Positions
from huizong.showing.words import SEVERITIES, title
from huizong.values import Finding, Message, Place, Severity, render

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.STYLE: "36"}
_ORDER = tuple(Severity)
_OTHERS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How to write: the reader's language, whether colours may be used, findings shown a rule."""

    language: str = "zh"
    colour: bool = False
    cap: int = 20

    def say(self, message: Message) -> str:
        """Return a message in the reader's language."""
        return render(message, self.language)

    def tint(self, text: str, code: str) -> str:
        """Return a text in a colour of the terminal, where colours may be used."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def told(checked: Checked, look: Look) -> Iterator[str]:
    """Yield the lines of one file's findings; nothing where nothing was found."""
    groups = _groups(checked.findings)
    if not groups:
        return
    yield look.tint(checked.document.path, "1")
    positions = Positions(checked.document)
    for group in groups:
        yield from _group(group, checked, positions, look)
    yield ""


def _groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return the findings by rule, the weightiest first, each group in the order of the text."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    return sorted(groups.values(), key=lambda one: (_ORDER.index(one[0].severity), one[0].code))


def _group(
    group: Sequence[Finding], checked: Checked, positions: Positions, look: Look
) -> Iterator[str]:
    first = group[0]
    word = look.tint(look.say(SEVERITIES[first.severity]), _COLOURS[first.severity])
    name = " ".join(filter(None, (title(first, look.language), f"[{first.rule}]")))
    yield f"  {word} {first.code} {name}" + (f" ×{len(group)}" if len(group) > 1 else "")
    shown = group[: look.cap] if look.cap else group
    hints = dict.fromkeys(look.say(finding.hint) for finding in shown)
    for finding in shown:
        yield from _finding(finding, checked, positions, look)
        if len(hints) > 1:
            yield from _hint(look.say(finding.hint), look)
    if len(hints) == 1:
        yield from _hint(next(iter(hints)), look)
    if len(shown) < len(group):
        more = Message("另有{count}处没有列出（--cap 0 全部列出）", count=len(group) - len(shown))
        yield f"    … {look.say(more)}"


def _hint(hint: str, look: Look) -> Iterator[str]:
    if hint:
        yield f"      {look.tint('→ ' + hint, '2')}"


def _finding(finding: Finding, checked: Checked, positions: Positions, look: Look) -> Iterator[str]:
    here = [place for place in finding.places if place.path == checked.document.path]
    first = here[0] if here else None
    where = _where(first, positions, look) if first else ""
    yield f"    {look.tint(where, '1')}{look.say(finding.message)}"
    if first and first.end > first.start:
        start, end = positions.around(first)
        line, carets = pointed(
            checked.document.text[start:end], first.start - start, min(first.end, end) - start
        )
        yield f"      {line}"
        yield f"      {look.tint(carets, _COLOURS[finding.severity])}"
    if len(here) > 1:
        yield f"      {look.say(_others(here[1:], positions, look))}"


def _where(place: Place, positions: Positions, look: Look) -> str:
    if place.end == 0:
        return ""
    where = look.say(positions.name(place))
    return f"{place.path}:{where}: " if positions.lined else f"{where}  "


def _others(places: Sequence[Place], positions: Positions, look: Look) -> Message:
    names = dict.fromkeys(look.say(positions.name(place)) for place in places)
    told = "，".join(list(names)[:_OTHERS])
    if len(names) > _OTHERS:
        return Message("又见 {places} 等{count}处", places=told, count=len(names))
    return Message("又见 {places}", places=told)


def summary(checked: Sequence[Checked], look: Look, *, unread: int = 0) -> Iterator[str]:
    """Yield the closing lines: how many of each severity and rule, and how many were let pass.

    `unread` is how many files could not be read: nothing is said to be right about those.
    """
    findings = [finding for one in checked for finding in one.findings]
    for severity in _ORDER:
        counts = Counter(
            (one.code, title(one, look.language) or one.rule)
            for one in findings
            if one.severity is severity
        )
        if counts:
            each = "  ".join(
                f"{code} {name} {count}" for (code, name), count in counts.most_common()
            )
            word = look.tint(look.say(SEVERITIES[severity]), _COLOURS[severity])
            yield f"{word} {counts.total()}:  {each}"
    if not findings and checked:
        least = Message("能读的文件里没有发现问题。") if unread else Message("没有发现问题。")
        yield look.say(least)
    if unread:
        yield look.say(Message("有{count}份文件读不了，没有查。", count=unread))
    yield from _let_pass([silenced for one in checked for silenced in one.silenced], look)
    fixes = sum(1 for finding in findings if finding.fix)
    if fixes:
        yield look.say(Message("其中{count}个问题可以用 --fix 改好。", count=fixes))


def _let_pass(silenced: Sequence[Silenced], look: Look) -> Iterator[str]:
    if silenced:
        counts = Counter((one.finding.code, one.reason) for one in silenced)
        each = "  ".join(f"{code} {count}（{why}）" for (code, why), count in counts.most_common())
        yield look.say(Message("按理由放过{count}处：{each}", count=len(silenced), each=each))

"""A manuscript through the rules."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from huizong.checks.once import one_run
from huizong.checks.rule import Fault, Rule, rules
from huizong.values import Finding, Manuscript, Message, Place, Severity


def check(manuscript: Manuscript, *, chosen: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """Return what the rules find, by place and then by code; all rules where none are chosen.

    Never raises for a rule: one that crashes is a finding (HZ000) and the others go on.
    """
    applied = rules() if chosen is None else chosen
    with one_run():
        found = {finding: None for one in applied for finding in _findings(one, manuscript)}
    return tuple(sorted(_once_told(found, applied), key=_order))


def _once_told(found: Iterable[Finding], applied: Sequence[Rule]) -> Iterator[Finding]:
    """Yield the findings but those of which a rule that knows more tells every place."""
    general = {rule.code: rule.yields_to for rule in applied if rule.yields_to}
    special = {code for codes in general.values() for code in codes}
    told: dict[str, list[Place]] = {}
    for finding in found:
        if finding.code in special:
            told.setdefault(finding.code, []).extend(finding.places)
    covers = {code: _cover(places) for code, places in told.items()}
    for finding in found:
        better = [covers[code] for code in general.get(finding.code, ()) if code in covers]
        if not any(all(map(covered, finding.places)) for covered in better):
            yield finding


def _cover(places: Iterable[Place]) -> Callable[[Place], bool]:
    """Return whether a place overlaps one of these, in time that hardly grows with them."""
    spans = sorted((place.start, place.end) for place in places)
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))

    def covered(place: Place) -> bool:
        before = bisect_left(starts, place.end)
        return before > 0 and ends[before - 1] > place.start

    return covered


def _order(finding: Finding) -> tuple[int, str]:
    return (min((place.start for place in finding.places), default=0), finding.code)


def _findings(applied: Rule, manuscript: Manuscript) -> Iterator[Finding]:
    try:
        for fault in applied.check(manuscript):
            yield _finding(applied, fault)
    except Exception as error:  # noqa: BLE001 - one broken rule must not silence the others
        yield _crash(applied, manuscript, error)


def _finding(applied: Rule, fault: Fault) -> Finding:
    return Finding(
        applied.code,
        applied.name,
        fault.severity or applied.severity,
        fault.message,
        fault.hint,
        fault.places,
        fault.fix,
    )


def _crash(applied: Rule, manuscript: Manuscript, error: Exception) -> Finding:
    return Finding(
        "HZ000",
        "rule-crashed",
        Severity.WARNING,
        Message(
            "规则{code}（{name}）出了错，没有查完：{error}",
            code=applied.code,
            name=applied.name,
            error=f"{type(error).__name__}: {error}",
        ),
        Message("其他规则照常查完；请把这份文件和这句话交给维护的人"),
        (Place(manuscript.document.path, 0, 0),),
    )

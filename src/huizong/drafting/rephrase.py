"""Asks for a rephrasing of each merged item, keeps what passes the guard, tells what does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from huizong.drafting.faults import SuggestionError, crashed
from huizong.drafting.guard import Judgement, judge
from huizong.values import (
    Finding,
    Item,
    ItemKind,
    Message,
    Place,
    Rephrasing,
    Report,
    Severity,
    places_of,
)

Suggest: TypeAlias = Callable[[str], str]
"""Returns a rephrasing of an item's text; raises SuggestionError where there is none."""

_REASONS = 3  # told of one refused rephrasing
_SERIES = ItemKind.INLINE_ITEM


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked for: texts of at most so many characters, until so many failures in a row.

    `longer` says whether a rephrasing may be longer than its text; in a report of a given length
    it may not.
    """

    characters: int = 1000
    failures: int = 2
    longer: bool = True


@dataclass(slots=True)
class _Round:
    """One run through a report."""

    suggest: Suggest
    by: str
    limits: Limits
    rephrased: list[Rephrasing] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    failures: int = 0
    left: int = 0  # items that were not asked for after the failures

    @property
    def stopped(self) -> bool:
        return self.failures >= self.limits.failures


def rephrase(
    report: Report, suggest: Suggest, *, by: str, limits: Limits | None = None
) -> tuple[Report, tuple[Rephrasing, ...], tuple[Finding, ...]]:
    """Return the report with the rephrasings that the guard lets pass, them, and what is to tell.

    Only items that quote several files are asked for: what one section wrote stays as it wrote it.
    `by` names who suggests. Never raises for the suggestions: whatever comes, the item stays as it
    was and a finding says why (HZ028, HZ029).
    """
    done = _Round(suggest, by, limits or Limits())
    items = tuple(_items(report.items, (), "", done))
    if done.left:
        done.findings.append(_given_up(done))
    return replace(report, items=items), tuple(done.rephrased), tuple(done.findings)


def _items(
    items: tuple[Item, ...], path: tuple[int, ...], label: str, done: _Round
) -> Iterator[Item]:
    for index, item in enumerate(items):
        here, target = (*path, index), label + item.marker
        new = _item(item, here, target, done) if _is_merged(item) else item
        yield replace(new, children=tuple(_items(item.children, here, target, done)))


def _is_merged(item: Item) -> bool:
    """Whether an item quotes several files; one that holds a series of its own is left as it is."""
    files = {run.origin.path for run in item.runs if run.origin is not None}
    return len(files) > 1 and not any(child.kind is _SERIES for child in item.children)


def _item(item: Item, path: tuple[int, ...], target: str, done: _Round) -> Item:
    if len(item.text) > done.limits.characters:
        return item
    if done.stopped:
        done.left += 1
        return item
    try:
        draft = done.suggest(item.text).strip()
        judged = _judged(item, draft, done.limits)
    except SuggestionError as error:
        return _failed(item, target, error, done)
    except Exception as error:  # noqa: BLE001 - whoever suggests is a guest: the report goes on
        return _failed(item, target, crashed(type(error).__name__), done)
    done.failures = 0
    places = places_of(item.runs)
    if not judged.accepted:
        done.findings.append(_discarded(target, judged.reasons, places))
        return item
    if draft != item.text:
        done.rephrased.append(Rephrasing(path, target, item.text, draft, done.by, places))
    return replace(item, runs=judged.runs)


def _judged(item: Item, draft: str, limits: Limits) -> Judgement:
    if not limits.longer and len(draft) > len(item.text):
        return Judgement(item.runs, (Message("改写稿比原文长，这份汇总稿有字数限制"),))
    return judge(item.runs, draft)


def _failed(item: Item, target: str, error: SuggestionError, done: _Round) -> Item:
    done.failures = done.limits.failures if error.lasting else done.failures + 1
    done.findings.append(
        Finding(
            "HZ029",
            "draft-unavailable",
            Severity.WARNING,
            Message("{target}没有改写：{why}", target=target, why=error.message),
            Message("这一条照原来的文字汇总；语言模型的地址由管理员核对"),
            places_of(item.runs),
        )
    )
    return item


def _given_up(done: _Round) -> Finding:
    return Finding(
        "HZ029",
        "draft-unavailable",
        Severity.WARNING,
        Message("{by}用不了，另有{count}条不再请它改写", by=done.by, count=done.left),
        Message("这几条照原来的文字汇总；语言模型的地址由管理员核对"),
        (),
    )


def _discarded(target: str, reasons: tuple[Message, ...], places: tuple[Place, ...]) -> Finding:
    return Finding(
        "HZ028",
        "draft-discarded",
        Severity.WARNING,
        Message("{target}的改写没有采用：{why}", target=target, why=_joined(reasons[:_REASONS])),
        Message("这一条照原来的文字汇总，不必处理"),
        places,
    )


def _joined(reasons: tuple[Message, ...]) -> Message:
    first, *rest = reasons
    return Message("{one}；{rest}", one=first, rest=_joined(tuple(rest))) if rest else first

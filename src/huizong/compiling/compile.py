"""Section reports -> one office report, its account, and the basis of every figure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache

from huizong.compiling.accounting import account
from huizong.compiling.adding import add_up, additions, asked_to_add
from huizong.compiling.anchoring import anchored, joined_labels
from huizong.compiling.asking import asked
from huizong.compiling.bases import bases
from huizong.compiling.brief import TooShortError, shortened
from huizong.compiling.by_matter import by_matter
from huizong.compiling.by_section import by_section
from huizong.compiling.counting import Counting, Reader
from huizong.compiling.disagreement import disagreements
from huizong.compiling.heading import different_periods, title_of
from huizong.compiling.merging import merge
from huizong.compiling.numbering import numbered
from huizong.compiling.template import Template, template
from huizong.compiling.units import NOTHING, is_lead_in, is_nothing, units
from huizong.compiling.verifying import CompilationError, verify
from huizong.figures import figures
from huizong.values import (
    Compilation,
    Finding,
    Item,
    Matter,
    Message,
    Place,
    Reading,
    Report,
    Severity,
    own,
    walk,
)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Items laid out, why words of the inputs are not printed again, and what is left out.

    `added` are the parts of each sum by the item that states it; `asked` what a person must say.
    """

    items: tuple[Item, ...]
    why: Mapping[Place, Message]
    omitted: Callable[[Place], Message | None] = lambda _: None
    added: Mapping[Place, tuple[Counting, ...]] = field(default_factory=dict)
    asked: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the caller wishes: a way of WAYS, a title, a brief's length, what stays."""

    by: str
    title: str
    length: int
    untouched: AbstractSet[Place]
    read: Reader  # figures of texts; this report's alone are remembered
    adds: bool = True


def _matter(
    readings: Sequence[Reading], found: Sequence[Matter], layout: Template, wish: _Wish
) -> _Laid:
    told = [unit for reading in readings for unit in units(reading, layout)]
    moved = list(joined_labels([u for u in told if not is_nothing(u, layout)], found))
    matters = anchored(found, moved)
    free = [u for u in moved if wish.adds and u.item.place not in wish.untouched]
    merging = merge(moved, matters, layout)
    added = add_up(free, merging, matters, layout.joining, read=wish.read)
    merged = added.merged
    why = {place: message for unit in moved for place, message in unit.why}
    held = {
        unit.holds: merged.why[unit.item.place]
        for unit in moved
        if unit.holds and unit.item.place and unit.item.place in merged.why
    }
    nothing = {u.item.place: NOTHING for u in told if u.item.place and is_nothing(u, layout)}
    reasons = {**_lead_ins(readings, layout), **nothing, **why, **merged.why, **held}
    asked = tuple(asked_to_add(added))
    items = by_matter(moved, merged, layout)
    return _Laid(items, reasons, added=added.parts, asked=asked)


def _section(
    readings: Sequence[Reading], _: Sequence[Matter], layout: Template, __: _Wish
) -> _Laid:
    return _Laid(by_section(readings, layout), _lead_ins(readings, layout))


def _lead_ins(readings: Sequence[Reading], layout: Template) -> Mapping[Place, Message]:
    """Return the items that only lead over to others, with why they are not printed."""
    why = Message("引言只起承接作用，汇总稿不需要")
    return {
        item.place: why
        for reading in readings
        for item, _ in walk(reading.report.items)
        if item.place is not None and is_lead_in(item, layout)
    }


Way = Callable[[Sequence[Reading], Sequence[Matter], Template, _Wish], _Laid]
WAYS: Mapping[str, Way] = {
    "matter": _matter,
    "section": _section,
    "brief": _matter,
}


def compile_reports(
    readings: Sequence[Reading],
    found: Sequence[Matter],
    *,
    by: str = "matter",
    title: str = "",
    length: int = 0,
    untouched: AbstractSet[Place] = frozenset(),
) -> Compilation:
    """Compile the reports in one of the WAYS; `title` replaces the one that the reports give.

    What stands at the places `untouched` is added to nothing, as a person decided. `length` is how
    many characters a brief may have, 0 for what its definition says. A merge that does not pass the
    check is undone with all others, and told. Raises CompilationError where the result would lose
    or make up something all the same or a brief takes no item, and KeyError for a way that is none.
    """
    wish = _Wish(by, title, length, untouched, cache(figures))
    try:
        return _compiled(readings, found, wish)
    except TooShortError as short:
        raise CompilationError((_too_short(short),)) from short
    except CompilationError as refused:
        made = _compiled(readings, (), replace(wish, adds=False))
        return replace(made, findings=(*made.findings, _unmerged(refused)))


def _too_short(short: TooShortError) -> Finding:
    return Finding(
        "HZ026",
        "length-too-small",
        Severity.ERROR,
        Message(
            "{length}字放不下任何一条：最短的一条连同题目和标题要{least}字",
            length=short.length,
            least=short.least,
        ),
        Message("请把篇幅放宽到{least}字以上，或改用按事项汇总的全文", least=short.least),
        (),
    )


def _unmerged(refused: CompilationError) -> Finding:
    return Finding(
        "HZ023",
        "merge-undone",
        Severity.WARNING,
        Message(
            "合并同一件事没有通过自查，本稿各条都没有合并：{why}", why=refused.findings[0].message
        ),
        Message("各科室的条目都在，请人工合并；并请附上这些文件反馈"),
        refused.findings[0].places,
    )


def _compiled(readings: Sequence[Reading], found: Sequence[Matter], wish: _Wish) -> Compilation:
    layout = template()
    head = (own(wish.title),) if wish.title else title_of(readings, layout)
    laid = WAYS[wish.by](readings, found, layout, wish)
    if wish.by == "brief":
        short = shortened(laid.items, head, layout, length=wish.length)
        laid = replace(laid, items=short.items, omitted=short.omitted.why)
    items = numbered(laid.items)
    report = Report(head, "summary", "", "", "", None, items)
    known = replace(
        account(items, readings, laid.why, omitted=laid.omitted),
        additions=tuple(additions(items, laid.added)),
    )
    read = wish.read
    verify(report, known, readings, {wish.title, *_own_words(readings, layout)}, read=read)
    told = (
        *asked(readings, layout),
        *different_periods(readings, title=wish.title),
        *disagreements(readings, found),
        *laid.asked,
    )
    based = bases(items, read=read, additions=known.additions)
    return Compilation(report, known, tuple(found), tuple(based), told)


def _own_words(readings: Sequence[Reading], layout: Template) -> Iterator[str]:
    """Yield the words that the program may write itself; none of them holds a figure."""
    yield from (reading.report.section for reading in readings)
    yield from (topic.label for topic in layout.topics)
    yield from (part.label for part in layout.parts.values())
    yield from layout.joining.model_dump().values()
    yield from (piece for piece in layout.title.replace("{", "}").split("}") if piece)

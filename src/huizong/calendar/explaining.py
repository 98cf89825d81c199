"""Tells how an answer was counted, in sentences."""

from collections.abc import Iterable, Iterator
from datetime import date

from huizong.calendar.counting import Counted, Unit
from huizong.calendar.days import Day, Stretch
from huizong.calendar.deadlines import Deadline, Shift
from huizong.values import Message

WEEKDAYS = (
    Message("周一"),
    Message("周二"),
    Message("周三"),
    Message("周四"),
    Message("周五"),
    Message("周六"),
    Message("周日"),
)
HOLIDAYS = {
    "元旦": Message("元旦"),
    "春节": Message("春节"),
    "清明节": Message("清明节"),
    "劳动节": Message("劳动节"),
    "端午节": Message("端午节"),
    "中秋节": Message("中秋节"),
    "国庆节": Message("国庆节"),
    "抗战胜利纪念日": Message("抗战胜利纪念日"),
}


def explain(counted: Counted) -> tuple[Message, ...]:
    """Return the sentences that tell how a term was counted."""
    return (*_counting(counted), *_warnings(counted.unpublished))


def explain_deadline(found: Deadline) -> tuple[Message, ...]:
    """Return the sentences that tell how a due day was found; none where nothing moved it."""
    return (*_moving(found), *_warnings(found.unpublished))


def spell_date(day: date) -> Message:
    """Return a day with its weekday."""
    return Message(
        "{year}年{month}月{day}日（{weekday}）",
        year=day.year,
        month=day.month,
        day=day.day,
        weekday=WEEKDAYS[day.weekday()],
    )


def spell_span(rest: Stretch) -> Message:
    """Return rest days in a row: "10月1日至7日", "9月29日至10月5日", one day as itself."""
    first, last = rest.first, rest.last
    if first == last:
        return _short(first)
    if (first.year, first.month) == (last.year, last.month):
        return Message(
            "{month}月{first}日至{last}日", month=first.month, first=first.day, last=last.day
        )
    return Message("{first}至{last}", first=_short(first), last=_short(last))


def _counting(counted: Counted) -> Iterator[Message]:
    if counted.unit is Unit.WORKDAY:
        yield _workdays(counted)
        yield from _skipped(counted.rests)
        yield from _made_up(counted.made_up)
        return
    yield _term(counted)
    if counted.clamped:
        yield Message("那个月没有{day}日，以月末为期满日（民法典第202条）。", day=counted.start.day)
    if counted.rolled:
        yield from _rolled(counted)


def _workdays(counted: Counted) -> Message:
    start, due = spell_date(counted.start), spell_date(counted.due)
    if counted.amount < 0:
        return Message(
            "从{start}的前一日往前数{n}个工作日，是{due}。",
            start=start,
            n=-counted.amount,
            due=due,
        )
    return Message(
        "从{start}的次日起数{n}个工作日，到{due}。", start=start, n=counted.amount, due=due
    )


def _term(counted: Counted) -> Message:
    told = {
        Unit.DAY: Message("{n}日", n=counted.amount),
        Unit.MONTH: Message("{n}个月", n=counted.amount),
        Unit.YEAR: Message("{n}年", n=counted.amount),
    }[counted.unit]
    return Message(
        "{start}当日不计入（民法典第201条），{term}到{end}届满。",
        start=spell_date(counted.start),
        term=told,
        end=spell_date(counted.nominal),
    )


def _rolled(counted: Counted) -> Iterator[Message]:
    yield from (_rest(rest, left_out=False) for rest in counted.rests)
    yield Message("最后一日是休息日，顺延到{due}（民法典第203条）。", due=spell_date(counted.due))


def _skipped(rests: Iterable[Stretch]) -> Iterator[Message]:
    weekends = sum(rest.days for rest in rests if not rest.name)
    yield from (_rest(rest, left_out=True) for rest in rests if rest.name)
    if weekends:
        yield Message("其间的周末共{n}天，不计。", n=weekends)


def _rest(rest: Stretch, *, left_out: bool) -> Message:
    span = spell_span(rest)
    if not rest.name:
        return Message("{span}是周末。", span=span)
    name = _holiday(rest.name)
    if left_out:
        return Message("{span}放假（{name}），不计。", span=span, name=name)
    return Message("{span}放假（{name}）。", span=span, name=name)


def _made_up(days: Iterable[Day]) -> Iterator[Message]:
    for day in days:
        yield Message(
            "{day}（{weekday}）上班（{name}调休），计入。",
            day=_short(day.date),
            weekday=WEEKDAYS[day.date.weekday()],
            name=_holiday(day.name),
        )


def _moving(found: Deadline) -> Iterator[Message]:
    if found.rest is not None:
        yield _moved(found, found.rest)
    if found.offset is not None:
        yield from _counting(found.offset)


def _moved(found: Deadline, rest: Stretch) -> Message:
    parts = {
        "nominal": spell_date(found.nominal),
        "rest": _rest(rest, left_out=False),
        "moved": spell_date(found.moved),
    }
    if found.shift is Shift.BEFORE:
        return Message("{nominal}休息：{rest}提前到{moved}。", **parts)
    return Message("{nominal}休息：{rest}顺延到{moved}。", **parts)


def _warnings(years: Iterable[int]) -> Iterator[Message]:
    for year in years:
        yield Message(
            "未公布放假安排：{year}年暂按周一至周五上班计，公布并装入后重新推算。", year=year
        )


def _short(day: date) -> Message:
    return Message("{month}月{day}日", month=day.month, day=day.day)


def _holiday(name: str) -> Message | str:
    """Return a holiday's name; "国庆节、中秋节" is two."""
    first, mark, rest = name.partition("、")
    known = HOLIDAYS.get(first, first)
    return Message("{first}、{rest}", first=known, rest=_holiday(rest)) if mark else known

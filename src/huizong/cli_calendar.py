"""The command that counts days: it prints; no logic."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from huizong.terminal import FINE, UNUSABLE, complain, language, print_json, say
from huizong.values import Message, render

if TYPE_CHECKING:
    from huizong.calendar import Calendar, Counted

# argparse has no public name for what add_subparsers() returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
_TERM = re.compile(r"([+-]?\d{1,5})(工作日|个工作日|日|天|个月|月|年)?")
_UNITS = {"日": "day", "天": "day", "月": "month", "个月": "month", "年": "year"}


def add(commands: Commands) -> None:
    """Add the command to the parser's."""
    about = say("推算工作日和期限：哪天到期，放假调休怎么算的")
    command = commands.add_parser("workdays", help=about, description=about)
    command.add_argument("start", metavar="DATE", help=say("起算的事件发生在哪天，如 2026-09-18"))
    command.add_argument(
        "term",
        metavar="TERM|DATE",
        help=say("多久：+20（工作日）、+60日、+3个月、+1年、-5；或另一个日期，数其间的工作日"),
    )
    command.add_argument(
        "--no-roll", action="store_true", help=say("期满日逢休息日也不顺延（另有规定时）")
    )
    command.add_argument(
        "--calendar", metavar="FILE|FOLDER", help=say("本单位的放假安排，补充或替换自带的年份")
    )
    command.add_argument("--json", action="store_true", help=say("打印 JSON"))
    command.set_defaults(run=workdays)


def workdays(call: argparse.Namespace) -> int:
    """Print when a term ends, or how many working days lie between, and how that was counted."""
    from huizong.calendar import CalendarError, explain

    try:
        counted = _count(call, _calendar(call.calendar))
    except (CalendarError, ValueError, OverflowError) as error:
        complain(_why(call, error))
        return UNUSABLE
    said = [render(message, language()) for message in explain(counted)]
    if call.json:
        print_json(_shape(counted) | {"explained": said})
        return FINE
    between = _date(call.term) is not None
    print(say("{n} 个工作日", n=counted.amount) if between else counted.due.isoformat())
    for line in said:
        print(f"  {line}")
    return FINE


def _calendar(path: str | None) -> "Calendar":
    from huizong.calendar import shipped_calendar, with_years

    return with_years(shipped_calendar(), Path(path)) if path else shipped_calendar()


def _count(call: argparse.Namespace, calendar: "Calendar") -> "Counted":
    from huizong.calendar import Unit, add_workdays, limit, workdays_between

    start = date.fromisoformat(call.start)
    if end := _date(call.term):
        return workdays_between(start, end, calendar)
    term = _TERM.fullmatch(call.term.strip())
    if term is None:
        raise ValueError
    amount, unit = int(term[1]), Unit(_UNITS.get(term[2] or "", "workday"))
    if unit is Unit.WORKDAY:
        return add_workdays(start, amount, calendar)
    return limit(start, amount, unit, calendar, roll=not call.no_roll)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _why(call: argparse.Namespace, error: Exception) -> str:
    from huizong.calendar import CalendarError

    if isinstance(error, CalendarError):
        return str(error)
    if _date(call.start) is None:
        return say("“{text}”不是日期；请写成 2026-09-18 的样子。", text=call.start)
    sentence = Message(
        "“{text}”不是能数的期限；请写 +20（工作日）、+60日、+3个月、+1年，或一个日期；"
        "工作日以外的期限不能往前数，最长 {most} 日。",
        text=call.term,
        most=5000,
    )
    return render(sentence, language())


def _shape(counted: "Counted") -> dict[str, object]:
    return {
        "start": counted.start.isoformat(),
        "amount": counted.amount,
        "unit": counted.unit.value,
        "nominal": counted.nominal.isoformat(),
        "due": counted.due.isoformat(),
        "rests": [
            {"first": rest.first.isoformat(), "last": rest.last.isoformat(), "name": rest.name}
            for rest in counted.rests
        ],
        "made_up": [{"day": day.date.isoformat(), "name": day.name} for day in counted.made_up],
        "unpublished": list(counted.unpublished),
    }

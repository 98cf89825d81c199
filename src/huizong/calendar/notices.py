"""Reads the notice by which the State Council announces a year's holidays. Pure.

After 国务院办公厅关于2026年部分节假日安排的通知 and those since 2014: one paragraph a holiday, its
name before a colon, the days off as 4月4日（周六）至6日（周一）放假，共3天, the weekends that are
worked as 1月4日（周日）上班. Weekdays and counts that the notice says itself are held against its
dates, so that what was misread, or mistyped, is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from huizong.calendar.days import ONE, SATURDAY, each_day
from huizong.calendar.years import LONGEST_REST, Rest, Work, Year
from huizong.values import Message

_YEAR = re.compile(r"(20\d\d)\s*年[^。\n]{0,12}?(?:节假日|放假|假期)")
_NAME = r"(?:元旦|[\u4e00-\u9fff]{1,4}节)"
_HEAD = re.compile(rf"({_NAME}(?:[、和]{_NAME})*)\s*[：:]")
_DATE = re.compile(r"(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?")
_TO = re.compile(r"\s*(?:至|到|—|－|-|~|～)\s*")
_COUNT = re.compile(r"共\s*(\d{1,2})\s*天")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_WEEK = "一二三四五六日"
_WITH_WEEKEND = re.compile("与周末连休|与周六、?周日连休|与周六、?日连休")
_FULL = str.maketrans("０１２３４５６７８９", "0123456789")


class NoNotice(Exception):  # noqa: N818 - the user's file is at fault, not the program
    """A text is no such notice; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice arranges; `doubts` say what in it cannot be right."""

    year: int
    rest: tuple[Rest, ...]
    work: tuple[Work, ...]
    doubts: tuple[Message, ...]

    def arranged(self, *, basis: str, since: date) -> Year:
        """Return it as a year of the calendar; raises ValueError where it cannot be one."""
        return Year(
            label=f"{self.year}年部分节假日安排",
            basis=basis,
            since=since.isoformat(),
            year=self.year,
            rest=self.rest,
            work=self.work,
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """A date as the notice says it, and what it says of its weekday."""

    words: str
    day: date
    weekday: str
    end: int


def read_notice(text: str) -> Notice:
    """Return what a notice arranges, by the holidays in it; raises NoNotice."""
    plain = "".join(text.translate(_FULL).split())
    found = _YEAR.search(plain)
    if found is None:
        raise NoNotice(Message("没有找到年份：文件里要有“2027年部分节假日安排”这样的话。"))
    reader = _Reader(int(found[1]))
    heads = list(_HEAD.finditer(plain))
    ends = [*(head.start() for head in heads[1:]), len(plain)]
    for head, end in zip(heads, ends[: len(heads)], strict=True):
        reader.holiday(head[1], plain[head.end() : end])
    if not reader.rest:
        raise NoNotice(Message("没有找到放假的日子：要有“元旦：1月1日至3日放假”这样的段落。"))
    return Notice(reader.year, tuple(reader.rest), tuple(reader.work), tuple(reader.doubts))


class _Reader:
    """Collects what the paragraphs of a notice say."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.rest: list[Rest] = []
        self.work: list[Work] = []
        self.doubts: list[Message] = []

    def holiday(self, name: str, text: str) -> None:
        """Take in what is said of a holiday: sentence by sentence."""
        for sentence in re.split("[。；;]", text):
            if "上班" in sentence:
                self._works(name, sentence)
            elif re.search("放假|连休|休息", sentence):
                self._rests(name, sentence)

    def _works(self, name: str, sentence: str) -> None:
        for said in self._dates(sentence):
            if said.day.weekday() < SATURDAY:
                self.doubts.append(
                    Message(
                        "{name}“{words}上班”：这天不是周末，请核对。", name=name, words=said.words
                    )
                )
            elif said.day.year == self.year:
                self.work.append(Work(name=name, day=said.day))

    def _rests(self, name: str, sentence: str) -> None:
        days = sorted(set(self._days(sentence)))
        if days and _WITH_WEEKEND.search(sentence):
            days = _with_weekend(days)
        stated = _COUNT.search(sentence)
        if stated and int(stated[1]) != len(days):
            doubt = Message(
                "{name}写着共{stated}天，读出来是{found}天，请核对。",
                name=name,
                stated=stated[1],
                found=len(days),
            )
            self.doubts.append(doubt)
        for first, last in _stretches([day for day in days if day.year == self.year]):
            self.rest.append(Rest(name=name, first=first, last=last))

    def _days(self, sentence: str) -> Iterator[date]:
        """Yield the days that a sentence names one by one or from one to another."""
        said = list(self._dates(sentence))
        joined = {
            at
            for at, (one, other) in enumerate(pairwise(said))
            if _TO.fullmatch(sentence[one.end : other.end - len(other.words)])
        }
        for at, each in enumerate(said):
            yield each.day
            if at in joined and 0 < (said[at + 1].day - each.day).days < LONGEST_REST:
                yield from each_day(each.day + ONE, said[at + 1].day - ONE)

    def _dates(self, sentence: str) -> Iterator[_Said]:
        """Yield the dates of a sentence; month and year go on until another is said."""
        year, month = self.year, 0
        for match in _DATE.finditer(sentence):
            before = (year, month)
            year, month = int(match[1] or year), int(match[2] or month)
            if match[1] is None and match[2] and month < before[1]:
                year += 1  # 12月30日至1月1日
            try:
                day = date(year, month, int(match[3]))
            except ValueError:
                self.doubts.append(Message("没有“{words}”这一天，请核对。", words=match[0]))
                continue
            said = _Said(match[0], day, match[4] or "", match.end())
            self._hold_weekday(said)
            yield said

    def _hold_weekday(self, said: _Said) -> None:
        found = _WEEKDAY.search(said.weekday)
        right = _WEEK[said.day.weekday()]
        if found and found[1].replace("天", "日") != right:
            self.doubts.append(
                Message(
                    "“{words}”：{day}是周{right}，请核对。",
                    words=said.words,
                    day=said.day.isoformat(),
                    right=right,
                )
            )


def _with_weekend(days: list[date]) -> list[date]:
    """Return days with the Saturdays and Sundays next to them."""
    first, last = days[0], days[-1]
    while (first - ONE).weekday() >= SATURDAY:
        first -= ONE
    while (last + ONE).weekday() >= SATURDAY:
        last += ONE
    return list(each_day(first, last))


def _stretches(days: list[date]) -> Iterator[tuple[date, date]]:
    """Yield the first and last of days in a row."""
    first = last = None
    for day in days:
        if last is not None and day - last > timedelta(days=1):
            yield first or last, last
            first = day
        first, last = first or day, day
    if first and last:
        yield first, last

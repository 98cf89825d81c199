"""The arrangement of a year: shipped, added, replaced, and what is wrong in a file."""

from datetime import date

import pytest

from huizong.calendar import CalendarError, Kind, shipped_calendar, with_years
from huizong.calendar.years import SHIPPED

YEAR = """
label: 2027年部分节假日安排
basis: 青河县人民政府办公室通知（自编）
since: 2026-11-20
year: 2027
rest:
  - {name: 元旦, first: 2027-01-01, last: 2027-01-03}
work:
  - {name: 春节, day: 2027-01-30}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2027.yaml").write_text(YEAR, encoding="utf-8")
    return tmp_path


def test_every_shipped_year_is_there():
    assert sorted(shipped_calendar().sources) == list(range(2004, 2027))
    assert {path.stem for path in SHIPPED.glob("*.yaml")} == set(map(str, range(2004, 2027)))


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        ("2026-10-01", Kind.HOLIDAY, "国庆节"),
        ("2026-10-04", Kind.HOLIDAY, "国庆节"),
        ("2026-10-10", Kind.MADE_UP, "国庆节"),
        ("2026-10-11", Kind.WEEKEND, ""),
        ("2026-10-12", Kind.WORKDAY, ""),
        ("2020-01-31", Kind.HOLIDAY, "春节"),  # 延长的假期
        ("2018-12-29", Kind.MADE_UP, "元旦"),  # 为次年元旦调休
        ("2018-12-31", Kind.HOLIDAY, "元旦"),
        ("2007-12-31", Kind.HOLIDAY, "元旦"),
        ("2011-12-31", Kind.MADE_UP, "元旦"),
        ("2015-09-03", Kind.HOLIDAY, "抗战胜利纪念日"),
    ],
)
def test_days(day, kind, name):
    found = shipped_calendar().day(date.fromisoformat(day))
    assert (found.kind, found.name) == (kind, name)
    assert "通知" in found.source


def test_an_office_adds_a_year(folder):
    calendar = with_years(shipped_calendar(), folder)
    assert not calendar.works(date(2027, 1, 1))
    assert calendar.works(date(2027, 1, 30))
    assert calendar.unpublished(date(2026, 12, 1), date(2027, 2, 1)) == ()
    assert calendar.day(date(2027, 3, 1)).source == "青河县人民政府办公室通知（自编）"
    assert shipped_calendar().unpublished(date(2027, 1, 1), date(2027, 1, 1)) == (2027,)


def test_an_office_replaces_a_year_whole(tmp_path):
    (tmp_path / "own.yaml").write_text(YEAR.replace("2027", "2026").replace("-01-30", "-01-31"))
    calendar = with_years(shipped_calendar(), tmp_path / "own.yaml")
    assert calendar.works(date(2026, 10, 1))  # what the file does not list is as the week has it
    assert not calendar.works(date(2025, 10, 1))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2027-01-30", "2027-01-29", "no Saturday or Sunday"),
        ("last: 2027-01-03", "last: 2026-12-30", "put the first day first"),
        ("last: 2027-01-03", "last: 2027-11-03", "is no holiday"),
        ("2027-01-30", "2027-01-02", "listed twice"),
        ("2027-01-30", "2028-01-30", "outside the year"),
        ("year: 2027", "jahr: 2027", "jahr"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(folder, old, new, says):
    (folder / "2027.yaml").write_text(YEAR.replace(old, new), encoding="utf-8")
    with pytest.raises(CalendarError, match=r"2027\.yaml") as told:
        with_years(shipped_calendar(), folder)
    assert says in str(told.value)


def test_two_files_of_one_year_are_refused(folder):
    (folder / "again.yaml").write_text(YEAR, encoding="utf-8")
    with pytest.raises(CalendarError, match="another file"):
        with_years(shipped_calendar(), folder)

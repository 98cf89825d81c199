"""A long list is turned over page by page, or listed whole; an address keeps what was asked for."""

import pytest
from django.test import RequestFactory

from huizong_web.paging import SIZE, part_of

MANY = list(range(2 * SIZE + 5))


def part(query: str, rows=MANY):
    return part_of(RequestFactory().get(f"/list/?{query}"), rows)


def test_the_first_page_leads_to_the_next_and_to_everything():
    found = part("")
    assert found.rows == MANY[:SIZE]
    assert (found.number, found.pages, found.total, found.several) == (1, 3, len(MANY), True)
    assert found.before == ""
    assert found.after == "?page=2"
    assert found.everything == "?all=1"


def test_turning_over_stays_with_what_was_asked():
    found = part("q=%E7%A7%98%E4%B9%A6&which=in&page=2")
    assert found.rows == MANY[SIZE : 2 * SIZE]
    assert found.before == "?q=%E7%A7%98%E4%B9%A6&which=in&page=1"
    assert found.after == "?q=%E7%A7%98%E4%B9%A6&which=in&page=3"
    assert found.everything == "?q=%E7%A7%98%E4%B9%A6&which=in&all=1"


def test_everything_is_one_page_and_leads_back():
    found = part("all=1&q=x&page=3")
    assert found.rows == MANY
    assert (found.pages, found.several, found.before, found.after) == (1, True, "", "")
    assert found.beginning == "?q=x&page=1"


@pytest.mark.parametrize(
    ("asked", "number"),
    [("2", 2), ("9999", 3), ("9" * 30, 1), ("0", 1), ("-1", 1), ("二", 1), ("²", 1), ("", 1)],
)
def test_a_page_that_is_not_there_is_the_nearest(asked, number):
    assert part(f"page={asked}").number == number


@pytest.mark.parametrize("rows", [[], MANY[:SIZE]])
@pytest.mark.parametrize("query", ["", "all=1"])
def test_what_fits_on_a_page_needs_no_turning(rows, query):
    found = part(query, rows)
    assert found.rows == rows
    assert not found.several

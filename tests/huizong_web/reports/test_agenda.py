"""Of a long list of matters the page takes a part; what one looks for or has chosen is in it."""

import pytest

from huizong.values import Message
from huizong_web.reports.agenda import Agenda, Entry, Share, Together, listed


def share(number: int, *, leads: bool = False) -> Share:
    entry = Entry(f"1-{number}", f"{number}科", f"{number}、", f"到会{number}人", "/")
    return Share(entry, is_first=True, role="attends", leads=leads, why=Message("同名"), decided="")


def matter(*shares: Share) -> Together:
    return Together("推进会", "1科", "", shares)


BIG = matter(*(share(number, leads=number == 90) for number in range(100)))
SMALL = matter(share(200), share(201))
ALONE = tuple(share(number).entry for number in range(300, 340))


def shown(known: Agenda, *, names=(), words="", shares=50, each=10, alone=20) -> list[list[int]]:
    found = listed(known, names=names, words=words, shares=shares, each=each, alone=alone)
    rows = [[each.entry.name for each in one.shares] for one in found.matters]
    rows.append([entry.name for entry in found.alone])
    return [[int(name.split("-")[1]) for name in row] for row in rows]


def test_what_fits_is_listed_whole():
    assert shown(Agenda((SMALL,), ALONE[:3])) == [[200, 201], [300, 301, 302]]


@pytest.mark.parametrize(
    ("asked", "listed_of_it"),
    [
        ({}, [*range(9), 90]),
        ({"words": "77科"}, [*range(8), 77, 90]),
        ({"words": "到会77人 77科"}, [*range(8), 77, 90]),
        ({"names": ["1-55", "1-56"]}, [*range(7), 55, 56, 90]),
        ({"words": "科"}, [*range(9), 90]),
    ],
)
def test_of_a_matter_of_hundreds_who_leads_is_listed_and_what_is_asked_for(asked, listed_of_it):
    assert shown(Agenda((BIG,), ()), **asked) == [listed_of_it, []]


def test_matters_are_taken_until_the_page_is_full():
    known = Agenda((BIG, SMALL, BIG, SMALL), ALONE)
    first, second, third, alone = shown(known, shares=15)
    assert (len(first), second, len(third), len(alone)) == (10, [200, 201], 3, 20)
    assert known.size == 100 + 2 + 100 + 2 + 40

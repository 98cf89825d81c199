"""What is typed is stored: by one page, by two, and by one that never heard the answer."""

import pytest

from huizong_web.reports.writing import keeping
from huizong_web.reports.writing.keeping import draft_of, save
from huizong_web.reports.writing.lines import Line, load_lines
from huizong_web.reports.writing.models import Past


def lines(text: str) -> tuple[Line, ...]:
    """Return items of a notation: "a甲 b乙" are two, of the keys a and b; ">" deepens."""
    return tuple(
        Line(each.lstrip(">")[0], each.lstrip(">")[1:], each.count(">")) for each in text.split()
    )


def told(found) -> str:
    return " ".join(f"{'>' * x.level}{x.key}{x.text}{'!' if x.clash else ''}" for x in found)


@pytest.fixture
def store(cast):
    """Store lines as a page; returns what is stored then."""

    def stored(text, *, seen, pen="p", by=None):
        by = by or cast.clerk
        return save(cast.cycle, cast.secretariat, lines(text), seen=seen, pen=pen, by=by)

    return stored


def now(cast) -> str:
    return told(load_lines(draft_of(cast.cycle, cast.secretariat).lines))


def test_it_works(cast, store):
    assert store("a甲 >b乙", seen=0).version == 1
    saved = store("a甲 >b乙二", seen=1)
    assert (saved.version, saved.merged) == (2, False)
    assert now(cast) == "a甲 >b乙二"
    assert draft_of(cast.cycle, cast.secretariat).keeper == cast.clerk


def test_what_is_stored_already_makes_no_version(cast, store):
    store("a甲", seen=0)
    assert store("a甲", seen=1).version == 1
    assert Past.objects.count() == 1


def test_two_pages_lose_nothing(cast, store):
    store("a甲 b乙", seen=0)
    store("a甲二 b乙", seen=1, pen="one")
    saved = store("a甲 b乙二 c丙", seen=1, pen="two", by=cast.head)
    assert saved.merged
    assert now(cast) == told(saved.lines) == "a甲二 b乙二 c丙"


def test_one_item_that_two_changed_is_there_twice_and_marked(cast, store):
    store("a甲", seen=0)
    store("a甲二", seen=1, pen="one")
    store("a甲三", seen=1, pen="two", by=cast.head)
    assert now(cast) == "a甲二 a~m甲三!"


def test_a_page_that_never_heard_the_answer_clashes_with_nobody(cast, store):
    store("a甲", seen=0)
    store("a甲乙", seen=1)
    store("a甲乙丙 b丁", seen=1)
    store("a甲乙丙", seen=1)
    assert now(cast) == "a甲乙丙"


def test_a_lost_answer_and_another_page_in_between(cast, store):
    store("a甲 b乙", seen=0)
    store("a甲二 b乙", seen=1, pen="one")  # the answer is lost
    store("a甲 b乙二 c丙", seen=1, pen="two")
    saved = store("a甲三 b乙", seen=1, pen="one")
    assert told(saved.lines) == "a甲三 b乙二 c丙"


def test_typing_on_while_the_answer_with_the_others_words_is_under_way(cast, store):
    store("a甲 b乙", seen=0)
    store("a甲 b乙二 c丙", seen=1, pen="two")
    assert store("a甲二 b乙", seen=1, pen="one").merged  # not shown: the page has typed on
    saved = store("a甲二三 b乙", seen=1, pen="one")
    assert told(saved.lines) == "a甲二三 b乙二 c丙"


def test_a_page_from_long_ago_loses_nothing_either(cast, store, monkeypatch):
    monkeypatch.setattr(keeping, "KEPT", 3)
    for number in range(8):
        store(f"a甲{number} b乙", seen=number)
    assert Past.objects.count() == 3
    saved = store("a甲0 b乙二 c丙", seen=1, pen="old")
    assert {"甲7", "甲0", "乙", "乙二", "丙"} <= {line.text for line in saved.lines}


def test_what_was_handed_in_is_kept_however_old(cast, store, monkeypatch):
    monkeypatch.setattr(keeping, "KEPT", 2)
    store("a甲", seen=0)
    Past.objects.update(sha256="x" * 64)
    for number in range(1, 6):
        store(f"a甲{number}", seen=number)
    assert Past.objects.filter(version=1).exists()


def test_each_unit_has_its_own(cast, store):
    store("a甲", seen=0)
    save(cast.cycle, cast.rural, lines("a别"), seen=0, pen="p", by=cast.editor)
    assert now(cast) == "a甲"


def test_storing_asks_the_database_little(cast, store, django_assert_max_num_queries):
    store("a甲", seen=0)
    with django_assert_max_num_queries(8):
        store("a甲二", seen=1)
    store("a甲三", seen=2, pen="two")
    with django_assert_max_num_queries(10):
        store("a甲二 b乙", seen=2)

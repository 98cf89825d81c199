"""The account as a table."""

import pytest

from huizong.values import Entry, Fate, Message, Part, Place
from huizong_web.reports.account import rows_of
from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.submitting import submit


def test_it_works(editor, cast, compilation):
    response = editor.get(f"/cycles/{cast.cycle.pk}/account/")
    rows = {row.words: row for row in response.context["rows"]}
    row = next(row for words, row in rows.items() if "办理来文31件" in words)
    assert (row.section, row.label) == ("秘书科", "一、2、")
    page = response.content.decode()
    assert "保留" in page
    assert f'href="/cycles/{cast.cycle.pk}/#{row.anchor}">{row.target}</a>' in page


def test_every_target_is_on_the_sheet(editor, cast, compilation):
    response = editor.get(f"/cycles/{cast.cycle.pk}/account/")
    sheet = editor.get(f"/cycles/{cast.cycle.pk}/").content.decode()
    printed = [row for row in response.context["rows"] if row.target]
    assert printed
    assert all(row.anchor and f'id="{row.anchor}"' in sheet for row in printed)


def test_without_a_report_one_is_led_to_the_month(editor, cast):
    response = editor.get(f"/cycles/{cast.cycle.pk}/account/")
    assert response.url == f"/cycles/{cast.cycle.pk}/"


def test_sums_are_listed_with_their_parts(editor, cast):
    for unit, count in ((cast.secretariat, 12), (cast.rural, 8)):
        text = f"1、出动车辆{count}台次。"
        submit(cast.cycle, unit, name=f"{unit.name}.txt", data=text.encode(), by=cast.editor)
    compile_cycle(cast.cycle, by=cast.editor)
    page = editor.get(f"/cycles/{cast.cycle.pk}/account/").content.decode()
    assert "12 + 8 = 20" in page
    assert ">12台次</a>" in page
    assert ">8台次</a>" in page


@pytest.fixture
def long(cast) -> str:
    """Compile two reports of 70 items each; return the address of their account."""
    for unit, work in ((cast.secretariat, "办理来文"), (cast.rural, "查看粮库")):
        items = "".join(f"{n}、{work}{n}件，送第{n}处。\n" for n in range(1, 71))
        data = f"{unit.name}10月工作总结\n\n{items}".encode()
        submit(cast.cycle, unit, name=f"{unit.name}.txt", data=data, by=cast.editor)
    compile_cycle(cast.cycle, by=cast.editor)
    return f"/cycles/{cast.cycle.pk}/account/"


def test_a_long_account_is_listed_a_hundred_a_page_and_whole_on_wish(editor, long):
    first, second, whole = (
        [row.words for row in editor.get(long + query).context["rows"]]
        for query in ("", "?page=2", "?all=1")
    )
    assert len(first) == 100
    assert first + second == whole
    assert len(whole) >= 140


@pytest.mark.parametrize("words", ["来文 70件", "秘书科 第70处"])
def test_items_are_found_on_all_pages(editor, long, words):
    rows = editor.get(long, {"q": words}).context["rows"]
    assert [(row.section, "70件" in row.words) for row in rows] == [("秘书科", True)]


def test_a_fate_lists_its_own(editor, long):
    page = editor.get(long, {"fate": "kept", "all": "1"})
    assert {row.fate.value for row in page.context["rows"]} == {"kept"}
    assert 'fate=kept" aria-current="true">保留' in page.content.decode()
    assert editor.get(long, {"fate": "left-out"}).context["rows"] == []
    assert "没有符合的条目" in editor.get(long, {"fate": "left-out"}).content.decode()


def test_why_parts_of_an_item_are_not_printed_is_said_once():
    places = [Place("甲.txt", start, start + 2) for start in (0, 4, 8)]
    whys = (Message("{a}牵头", a="甲"), Message("统一落款"), Message("{a}牵头", a="甲"))
    parts = tuple(map(Part, places, whys))
    entry = Entry("甲科", Place("甲.txt", 0, 10), "词", Fate.MERGED, (), (), parts)
    (row,) = rows_of([entry], {}, {}, lambda _: "")
    assert row.reasons == whys[:2]

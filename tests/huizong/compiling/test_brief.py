"""A brief: within its length, whole items, the important ones, and a reason for each left out."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated import offices
from huizong.compiling import CompilationError
from huizong.pipeline import compile_office
from huizong.values import Fate, ItemKind, text_of, walk
from reports import numbered, office, printed

MONTH = {
    "农业科": numbered("筹备召开全县冬修水利推进会，86人参加。", "领取办公用品3箱。"),
    "秘书科": numbered("完成全县冬修水利推进会的会务工作。", "办理来文58件。", "值班30天。"),
    "督查科": "一、工作情况\n"
    + numbered("办理书记批示件25件，办结23件。", "登记来访8批。")
    + "\n二、下步打算\n1、确保11月底前办结剩余2件。",
}


def length_of(made) -> int:
    marks = sum(
        len(item.marker) + len(item.text)
        for item, _ in walk(made.report.items)
        if item.kind is not ItemKind.INLINE_ITEM
    )
    return marks + len(text_of(made.report.title))


def brief(length: int, **texts: str):
    return compile_office(office(**(texts or MONTH)).readings, by="brief", length=length)


def brief_if_any(readings, length: int):
    """Return the brief, None where the length takes no item."""
    try:
        return compile_office(readings, by="brief", length=length)
    except CompilationError as refused:
        if refused.findings[0].rule != "length-too-small":
            raise
        return None


def test_what_matters_most_comes_in():
    lines = "\n".join(printed(brief(110)))
    assert "冬修水利推进会" in lines
    assert "批示件25件" in lines
    assert "值班" not in lines


def test_with_room_for_all_it_is_the_report_by_matter():
    readings = office(**MONTH).readings
    assert printed(brief(1500)) == printed(compile_office(readings))


def test_each_item_left_out_says_the_length_and_its_score():
    left = list(brief(90).account.of(Fate.LEFT_OUT))
    assert left
    for entry in left:
        why = str(entry.dropped[0].why)
        assert "限90字" in why
        assert "分" in why
        assert entry.dropped[0].omitted


def test_what_was_merged_into_an_item_left_out_is_left_out_with_it():
    made = brief(40)
    assert "水利" not in "".join(printed(made))
    entries = [entry for entry in made.account.entries if "水利" in entry.text]
    assert [entry.fate for entry in entries] == [Fate.LEFT_OUT, Fate.LEFT_OUT]
    assert all("限40字" in str(entry.dropped[0].why) for entry in entries)


def test_a_length_for_no_item_says_what_would_do():
    with pytest.raises(CompilationError, match="10字放不下任何一条") as refused:
        brief(10)
    (finding,) = refused.value.findings
    least = dict(finding.message.arguments)["least"]
    assert brief(least).report.items
    with pytest.raises(CompilationError):
        brief(least - 1)


@settings(deadline=None, max_examples=40)
@given(offices, st.integers(60, 600))
def test_whole_items_in_the_order_of_the_outline_within_the_length(texts, length):
    readings = office(**texts).readings
    whole = [item.text for item, _ in walk(compile_office(readings).report.items)]
    made = brief_if_any(readings, length)
    if made is None:
        return
    assert length_of(made) <= length
    rest = iter(whole)
    assert all(item.text in rest for item, _ in walk(made.report.items))


@settings(deadline=None, max_examples=40)
@given(offices, st.integers(100, 400))
def test_every_item_is_kept_merged_or_left_out_with_a_reason(texts, length):
    gathered = office(**texts)
    made = brief_if_any(gathered.readings, length)
    if made is None:
        return
    entries = {entry.place: entry for entry in made.account.entries}
    output = "".join(text_of(item.runs) for item, _ in walk(made.report.items))
    for reading in gathered.readings:
        for item, _ in walk(reading.report.items):
            entry = entries[item.place]
            assert all(str(part.why) not in {"", "没有说明"} for part in entry.dropped)
            assert entry.dropped or entry.fate is Fate.KEPT or entry.carried
            if not any(part.omitted for part in entry.dropped) and entry.fate is not Fate.REPLACED:
                # What was dropped was with a reason: the count of a list that was taken apart.
                dropped = "".join(reading.document.quote(part.place) for part in entry.dropped)
                numbers = re.findall(r"\d+", item.text)
                assert all(number in output or number in dropped for number in numbers)

"""Figures of one kind: added where each section surely counts its own, else asked."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.compiling import CompilationError
from huizong.compiling.verifying import verify
from huizong.pipeline import compile_office
from huizong.values import Fate
from reports import numbered, office, printed


def made(**texts: str):
    return compile_office(office(**texts).readings)


def asked(compilation) -> list[str]:
    return [str(f.message) for f in compilation.findings if f.rule == "may-be-added"]


def own_items(*said: str) -> dict[str, str]:
    return {f"{name}科": numbered(text) for name, text in zip("甲乙丙丁", said, strict=False)}


def test_what_each_section_counts_for_itself_is_added_with_its_parts():
    compilation = made(**own_items("出动车辆12台次。", "出动车辆8台次。"))
    assert "1.出动车辆20台次（甲科12台次；乙科8台次）。" in printed(compilation)
    (addition,) = compilation.account.additions
    assert addition.formula == "12 + 8 = 20"
    assert [place.path for place in addition.parts] == ["甲科.txt", "乙科.txt"]
    basis = next(b for b in compilation.bases if b.figure.text == "20台次")
    assert basis.places == addition.parts
    assert asked(compilation) == []


def test_the_account_of_an_added_item_says_where_it_went_and_why():
    compilation = made(**own_items("出动车辆12台次。", "出动车辆8台次。"))
    second = compilation.account.entries[1]
    assert second.fate is Fate.MERGED
    assert second.target == compilation.account.additions[0].target
    assert "相加" in str(second.dropped[0].why)


@pytest.mark.parametrize(
    "said",
    [
        ("编发《教学简报》3期。", "编发《德育简报》2期。"),  # may be counted by both
        ("办理12345热线工单63件。", "办理12345热线工单88件。"),
        ("受理来访14批21人次。", "接待来访3批5人次。"),
        ("出动车辆12台次，检查企业3家。", "出动车辆8台次。"),  # an item says more than the number
    ],
)
def test_what_may_overlap_or_stands_among_other_words_is_asked_and_not_added(said):
    compilation = made(**own_items(*said))
    assert asked(compilation)
    assert not compilation.account.additions
    lines = "".join(printed(compilation))
    assert all(one in lines for one in said)


@pytest.mark.parametrize(
    "said",
    [
        ("办理来文3件。", "起草讲话3篇。"),  # different things
        ("培训126人。", "检查货车126辆。"),  # different units
        ("办理来文3件。", "其中办理来文2件。"),
        ("累计办理来文30件。", "办理来文2件。"),
        ("办理来文约30件。", "办理来文2件。"),
    ],
)
def test_what_is_not_of_one_kind_is_not_asked(said):
    assert asked(made(**own_items(*said))) == []


def test_what_two_sections_say_of_one_event_is_not_asked_to_be_added():
    said = own_items(
        "召开全县冬修水利推进会，印发材料86份。", "保障全县冬修水利推进会，印发材料86份。"
    )
    assert asked(made(**said)) == []


def test_numbers_under_next_steps_are_not_added():
    text = "一、工作\n1、{}\n二、下步打算\n1、出动车辆{}台次。"
    compilation = made(甲科=text.format("办理来文。", 3), 乙科=text.format("接待来访。", 4))
    assert not compilation.account.additions


def test_a_sum_that_its_parts_do_not_come_to_is_refused():
    readings = office(**own_items("出动车辆12台次。", "出动车辆8台次。")).readings
    compilation = compile_office(readings)
    words = {run.text for i in compilation.report.items for run in _own(i)} - {"20"}
    allowed = words | {run.text for run in compilation.report.title}
    verify(compilation.report, compilation.account, readings, allowed)
    (addition,) = compilation.account.additions
    for wrong in (
        replace(addition, total="21"),
        replace(addition, parts=addition.parts[:1] * 2),
        replace(addition, item=(0,)),
    ):
        account = replace(compilation.account, additions=(wrong,))
        with pytest.raises(CompilationError):
            verify(compilation.report, account, readings, allowed)


def _own(item):
    yield from (run for run in item.runs if run.origin is None)
    for child in item.children:
        yield from _own(child)


counts = st.lists(st.integers(1, 99999), min_size=2, max_size=4)


@settings(deadline=None, max_examples=40)
@given(counts, st.sampled_from(["出动车辆{}台次。", "发放宣传单{}份。", "出动执法人员{}人次。"]))
def test_a_sum_is_the_sum_whatever_the_numbers(numbers, form):
    compilation = made(**own_items(*(form.format(number) for number in numbers)))
    lines = "".join(printed(compilation))
    assert form.format(sum(numbers)).rstrip("。") in lines
    assert all(form.format(number)[form.index("{") : -1] in lines for number in numbers)

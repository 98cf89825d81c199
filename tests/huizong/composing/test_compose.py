"""A section's month from its records, by a template."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from huizong.calendar import shipped_calendar
from huizong.composing import compose, shipped_template
from huizong.composing.template import Template
from huizong.figures import figures
from huizong.ledgers import Change, Period, Record, Sheet, shipped_ledgers, table
from huizong.values import ACCOUNTABLE
from lineage.month import HAZARD, OCTOBER, RECORDS, hazard, sheet

INCOMING = shipped_ledgers()["incoming"]


def paper(key, day, *states, **values):
    own = {"received_on": date.fromisoformat(day), "title": f"来文{key}", **values}
    own |= {"copies": Decimal(2), "unit": "安全科", "kind": "批办性"}
    own |= {"doc_number": f"云政办发〔2026〕{key}号"}
    history = tuple(Change(state, date.fromisoformat(on)) for state, on in states)
    return Record(key, own, history, f"SW-2026-{key}")


PAPERS = (
    paper("1", "2026-10-08", ("已签收", "2026-10-08"), ("已办结", "2026-10-20")),
    paper("2", "2026-09-28", ("已签收", "2026-09-28"), ("承办中", "2026-10-09")),
    paper(
        "3", "2026-10-30", ("已签收", "2026-10-30"), answer_by=date(2026, 11, 12), title="征求意见"
    ),
)


def papers(records=PAPERS):
    return Sheet(INCOMING, tuple(records), OCTOBER, frozenset({"安全科"}))


def drafted(*sheets, template=None):
    return compose(template or shipped_template(), sheets, calendar=shipped_calendar())


def texts(*sheets, template=None):
    return ["　" * item.level + item.text for item in drafted(*sheets, template=template)]


def test_the_shipped_template_writes_a_month():
    assert texts(papers(), sheet(records=(*RECORDS, hazard("9", "2026-10-07")))) == [
        "本期工作",
        "　2026年10月收到来文2个文号4份，其中批办件2件。",
        (
            "　2026年10月共排查安全隐患4处，涉及1个单位，其中校舍2处、消防2处。"
            "本期排查的隐患已整改销号1处，整改率25.0%；期末未销号4处。投入整改资金0.6万元。"
        ),
        "办结事项",
        "　隐患1，10月20日已销号。",
        "　隐患6，10月2日已销号。",
        "下期安排",
        "　征求意见（SW-2026-3），11月12日前办理。",
    ]


def test_every_figure_of_a_ledger_s_sentence_is_bound_to_what_it_states():
    pages = {page.ledger.key: page for page in (papers(), sheet())}
    for item in drafted(*pages.values()):
        if item.key.startswith("w-f"):
            measured = [each for each in figures(item.text) if each.kind in ACCOUNTABLE]
            assert [(each.start, each.end) for each in measured] <= [
                (stands.start, stands.start + len(figure.text))
                for stands, figure in zip(item.figures, measured, strict=True)
            ]
            assert all(_is_true(stands, item, pages[item.ledger]) for stands in item.figures)


def _is_true(stands, item, page):
    ground = stands.ground
    if ground.by:
        groups = {each.name: each.figure for each in table(page, ground.figure, ground.by)}
        figure = groups[ground.group]
    else:
        figure = page.figure(ground.figure)
    said = item.text[stands.start : stands.end]
    return said == figure.text == stands.figure.text and ground.asked.units == ("安全科",)


def test_a_group_without_a_name_is_bound_as_a_group():
    nameless = hazard("9", "2026-10-07", category=None)
    item = drafted(sheet(records=(*RECORDS, nameless)))[1]
    bound = next(each for each in item.figures if item.text[: each.start].endswith("未填"))
    assert (bound.ground.by, bound.ground.group, bound.figure.text) == ("category", "", "1处")


def test_an_empty_part_says_so_or_is_left_out():
    assert texts(sheet(records=())) == [
        "本期工作",
        "　本期台账没有登记。",
        "下期安排",
        "　下期没有到期事项。",
    ]


def test_the_same_records_make_the_same_keys():
    first, again = drafted(papers(), sheet()), drafted(papers(), sheet())
    assert first == again
    assert len({item.key for item in first}) == len(first)


def test_of_many_records_the_rest_is_left_to_the_ledger():
    many = [hazard(f"{n:02}", "2026-09-01", closed="2026-10-15") for n in range(5)]
    said = texts(sheet(records=many), template=_template("closed", "{title}已办", most=3))
    assert said == [
        "办结",
        "　隐患00已办",
        "　隐患01已办",
        "　隐患02已办",
        "　安全隐患台账其余各条见台账。",
    ]


def _template(kind, text, **more):
    says = [{"kind": kind, "text": text, **more}]
    parts = [{"heading": "办结", "says": says}]
    return Template.model_validate({"label": "试", "basis": "试", "since": "2026", "parts": parts})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{title}[，{person}负责]。", "隐患6。"),
        ("{title}[（{category}）]。", "隐患6（消防）。"),
        ("{ledger}：{类别}，由{before}到{state}。", "安全隐患台账：消防，由已登记到已销号。"),
    ],
)
def test_slots_of_a_record(text, said):
    only = [each for each in RECORDS if each.key == "6"]
    found = texts(sheet(records=only), template=_template("closed", text))
    assert found[1] == f"　{said}"


def test_a_record_that_went_to_and_fro_is_not_closed():
    back = hazard("9", "2026-09-03")
    steps = (("已销号", 3), ("整改中", 8))
    moved = tuple(Change(state, date(2026, 10, day)) for state, day in steps)
    page = sheet(records=[Record("9", back.values, back.history + moved)])
    assert texts(page, template=_template("closed", "{title}")) == []
    assert texts(page, template=_template("changed", "{title}{state}")) == ["办结", "　隐患9整改中"]


def test_what_is_overdue_falls_due_still():
    late = paper("7", "2026-08-01", ("承办中", "2026-08-02"), answer_by=date(2026, 9, 1))
    told = texts(papers([late]), template=_template("due", "{title}{day}[，{late}]"))
    assert told == ["办结", "　来文79月1日，已超期"]
    assert texts(papers([late]), template=_template("due", "{title}{day}")) == [
        "办结",
        "　来文79月1日",
    ]


def test_a_month_that_goes_on_says_up_to_which_day_it_counts():
    """What falls due after today is neither late nor among what should have been done."""
    fallen = (("11", date(2026, 10, 15)), ("12", date(2026, 10, 20)), ("13", date(2026, 10, 25)))
    given = [
        paper(key, "2026-10-08", ("承办中", "2026-10-08"), answer_by=day) for key, day in fallen
    ]
    page = replace(papers(given), now=date(2026, 10, 20))
    assert page.figure("due_in").value == 2
    told = texts(page, replace(sheet(), now=date(2026, 10, 20)))
    assert [line for line in told if "截至10月20日" in line] == told[1:2]
    assert told[1].startswith("　截至10月20日，2026年10月收到来文3个文号")
    assert [line for line in told if "前办理" in line] == [
        "　来文11（SW-2026-11），10月15日前办理，已超期。",
        "　来文12（SW-2026-12），10月20日前办理。",
        "　来文13（SW-2026-13），10月25日前办理。",
    ]
    for item in drafted(page):
        assert all(item.text[each.start : each.end] == each.figure.text for each in item.figures)
    assert replace(page, now=date(2026, 11, 2)).figure("due_in").value == 3
    assert texts(replace(sheet(records=()), now=date(2026, 10, 20)))[1] == (
        "　截至10月20日，本期台账没有登记。"
    )


def test_a_period_of_other_length_than_a_month():
    page = Sheet(HAZARD, RECORDS, Period.of(2026, 10, months=3), frozenset({"安全科"}))
    assert texts(page)[1].startswith("　2026年10—12月共排查安全隐患4处")


def test_a_telling_leaves_ledgers_out():
    template = _template("closed", "{title}", but=["hazard"])
    assert texts(papers(), sheet(), template=template) == ["办结", "　来文1"]

"""Quotations of repaired text: what reading said may be said again, its pieces as far as true."""

from dataclasses import replace

import pytest

from huizong.compiling.inventions import made_up
from huizong.pipeline import compile_office, matters
from huizong.values import Place, Run, cut, text_of, walk
from reports import numbered, office

ODD = numbered(
    "全县完成投资7 4 7 7 2 万元，比上年增长８．８％。",
    "召开防汛\u200b会商会3\u200b次，１２０人参加。",
    "整治⻓⼯河段1 2 处，收入３，１２０万元。",
)


@pytest.mark.parametrize("by", ["matter", "section"])
def test_odd_characters_are_compiled_as_they_are_read(by):
    readings = office(秘书科=ODD, 水利科=numbered("为防汛会商会提供水情１２期。")).readings
    lines = "\n".join(item.text for item, _ in walk(compile_office(readings, by=by).report.items))
    for words in ("74772万元", "8.8%", "120人", "长工河段12处", "3,120万元", "水情12期"):
        assert words in lines


def said(text, place):
    """What is told as made up of a report that quotes `text` from a place of the odd report."""
    (reading,) = office(秘书科=ODD).readings
    item = replace(reading.report.items[0], runs=(Run(text, place),), children=())
    report = replace(reading.report, title=(), items=(item,))
    return [str(finding.message) for finding in made_up(report, (reading,), ())]


def at(words):
    start = ODD.index(words)
    return Place("秘书科.txt", start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("74772", "7 4 7 7 2 "),
        ("8.8%", "８．８％"),
        ("１２０", "１２０"),
        ("120", "１２０"),
        ("长", "⻓"),
    ],
)
def test_a_repaired_run_is_known(text, words):
    assert said(text, at(words)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("7477", "7 4 7 7 2 "),
        ("4772", "7 4 7 7 2 "),
        ("74773", "7 4 7 7 2 "),
        ("8%", "８％"),
        ("9.8%", "８．８％"),
        ("121", "１２０"),
        ("短", "⻓"),
    ],
)
def test_what_was_not_read_is_refused(text, words):
    assert said(text, at(words))


def test_a_figure_cut_out_of_a_repaired_number_is_refused():
    (reading,) = office(秘书科=ODD).readings
    second = reading.report.items[1]
    start = second.text.index("20人")
    item = replace(second, runs=cut(second.runs, start, start + 3), children=())
    report = replace(reading.report, title=(), items=(item,))
    assert [str(finding.message) for finding in made_up(report, (reading,), ())]


def test_statements_meet_across_odd_characters():
    readings = office(
        秘书科=numbered("筹备全市第２次水利推进会，１２０人参加。"),
        水利科=numbered("起草全市第2次水利推进会讲话1 2 篇。"),
    ).readings
    assert len([matter for matter in matters(readings) if len(matter.mentions) > 1]) == 1


def test_titles_quote_repaired_words():
    texts = {
        name: f"{name}２０２６年９月工作总结\n1、起草材料3篇。" for name in ("秘书科", "督查科")
    }
    title = text_of(compile_office(office(**texts).readings).report.title)
    assert "２" not in title

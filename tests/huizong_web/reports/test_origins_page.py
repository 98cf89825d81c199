"""The panels of a long report, fetched in parts; those of a line as a page, without a script."""

import re

import pytest
from cast import signed_in

from huizong_web.reports import desk
from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.kept import Kept
from huizong_web.reports.submitting import submit
from huizong_web.reports.views import month


@pytest.fixture
def long_report(monkeypatch):
    monkeypatch.setattr(desk, "INLINE", 2)
    monkeypatch.setattr(month, "_ARTICLES", Kept(0))


def keys_in(page: str) -> set[str]:
    return set(re.findall(r'tabindex="0" data-origin="(\w+)"', page)) - {"own"}


def test_a_long_report_fetches_every_panel(editor, cast, compilation, long_report):
    page = editor.get(f"/cycles/{cast.cycle.pk}/").content.decode()
    assert re.findall(r'<template data-origin="(\w+)"', page) == ["own"]
    (address,) = re.findall(r'data-parts="([^"]+)"', page)
    part = editor.get(address.replace("&amp;", "&") + "0").content.decode()
    assert set(re.findall(r'<template data-origin="(\w+)"', part)) == keys_in(page)
    assert "秘书科.txt" in part


def test_a_short_report_fetches_nothing(editor, cast, compilation):
    page = editor.get(f"/cycles/{cast.cycle.pk}/").content.decode()
    assert "data-parts" not in page


@pytest.mark.parametrize("part", ["1", "999999"])
def test_beyond_the_last_part_there_is_nothing(editor, cast, compilation, part):
    response = editor.get(f"/cycles/{cast.cycle.pk}/origins/?part={part}")
    assert response.content.decode().strip() == ""


@pytest.mark.parametrize("asked", ["part=-1", "part=x", "part=1234567", "line=item-99", ""])
def test_what_is_not_there_is_not_found(editor, cast, compilation, asked):
    assert editor.get(f"/cycles/{cast.cycle.pk}/origins/?{asked}").status_code == 404


def test_without_a_script_each_line_leads_to_its_origins(editor, cast, compilation):
    page = editor.get(f"/cycles/{cast.cycle.pk}/").content.decode()
    links = re.findall(r'<noscript> <a href="([^"]+)">出处</a></noscript>', page)
    assert links
    shown = editor.get(links[0].replace("&amp;", "&")).content.decode()
    assert "回到汇总稿" in shown
    assert "秘书科" in shown
    assert "<mark" in shown


def test_a_stranger_gets_none(cast, compilation):
    response = signed_in(cast.stranger).get(f"/cycles/{cast.cycle.pk}/origins/?part=0")
    assert response.status_code == 404


def test_very_many_items_alike_make_a_bounded_page(editor, cast):
    """Items that all speak of one meeting: each panel lists few of the others."""
    for unit, verb in ((cast.secretariat, "筹备"), (cast.rural, "报道")):
        said = [f"{n}、{verb}全县冬修水利推进会，印发材料{n}份。" for n in range(1, 151)]
        data = "\n".join(said).encode()
        submit(cast.cycle, unit, name=f"{unit.name}.txt", data=data, by=cast.editor)
    compile_cycle(cast.cycle, by=cast.editor)
    page = editor.get(f"/cycles/{cast.cycle.pk}/").content
    part = editor.get(f"/cycles/{cast.cycle.pk}/origins/?part=0").content
    assert len(page) < 300_000
    assert len(part) < 1_500_000
    assert "处未列出".encode() in part

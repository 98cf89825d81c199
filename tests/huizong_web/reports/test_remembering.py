"""Comparisons are worked out once for the same texts, and anew for others."""

from pathlib import Path

import pytest

from huizong.pipeline import read
from huizong.values import PromiseState, Source
from huizong_web.reports import library, remembering
from huizong_web.reports.remembering import remembered


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "compared"


def paper(name: str, *lines: str):
    return read(Source(f"{name}.txt", "\n".join(lines).encode()))


PLAN = paper("计划", "某办2026年工作计划", "森林覆盖率达到62%以上。")
REPORT = paper("总结", "某办2026年工作总结", "森林覆盖率达62.4%。")


def ask(asked: list, *documents):
    def make():
        asked.append(documents)
        return library.promises_of(*documents)

    return remembered("promises", library.promises_kind(), documents, make)


def test_the_same_question_is_worked_out_once(folder):
    asked = []
    first, again = ask(asked, PLAN, REPORT), ask(asked, PLAN, REPORT)
    assert len(asked) == 1
    assert first == again
    assert first[0].state is PromiseState.MET
    assert str(again[0].message) == "目标62%以上，报告写的是62.4%，达到"


def test_other_words_or_another_library_are_another_question(folder, monkeypatch):
    asked = []
    other = paper("总结", "某办2026年工作总结", "森林覆盖率达61.4%。")
    states = [ask(asked, PLAN, each)[0].state for each in (REPORT, other)]
    assert states == [PromiseState.MET, PromiseState.NOT_MET]
    monkeypatch.setattr(library, "rules_version", lambda: "another")
    ask(asked, PLAN, REPORT)
    assert len(asked) == 3


def test_a_file_that_is_no_longer_whole_is_made_again(folder):
    asked = []
    ask(asked, PLAN, REPORT)
    (kept,) = folder.iterdir()
    kept.write_text("[{", encoding="utf-8")
    assert ask(asked, PLAN, REPORT)[0].state is PromiseState.MET
    assert len(asked) == 2


def test_the_oldest_go(folder, monkeypatch):
    monkeypatch.setattr(remembering, "MOST", 2)
    for number in range(4):
        ask([], PLAN, paper("总结", f"森林覆盖率达6{number}%。"))
    assert len(list(folder.glob("*.json"))) == 2
    assert not list(folder.glob("*.part"))


def test_where_nothing_can_be_kept_it_is_worked_out_all_the_same(settings, tmp_path):
    (tmp_path / "compared").write_text("a file where the folder should be", encoding="utf-8")
    settings.MEDIA_ROOT = tmp_path / "files"
    assert ask([], PLAN, REPORT)[0].state is PromiseState.MET

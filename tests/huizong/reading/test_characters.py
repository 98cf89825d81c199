from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from huizong.reading import read
from huizong.reading.characters import with_characters_repaired
from huizong.reading.characters_words import Characters, characters
from huizong.reading.lines import line_at, paragraph_of
from huizong.values import Cell, Document, Paragraph, Place, Run, Source, Table, cut

CASES = yaml.safe_load(Path(__file__).with_name("characters.yaml").read_text(encoding="utf-8"))


def document(*lines):
    """A document of one paragraph a line, as the readers make it before characters are repaired."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    found = [line_at(text, at, at + len(line), "a") for at, line in zip(starts, lines, strict=True)]
    return Document("a", "txt", "utf-8", text, tuple(paragraph_of([x]) for x in found if x))


@pytest.mark.parametrize("name", list(CASES))
def test_case(name):
    repaired = with_characters_repaired(document(*CASES[name]["text"]))
    assert [paragraph.text for paragraph in repaired.paragraphs] == CASES[name]["read"]


def test_a_repaired_number_is_one_run_with_all_that_it_stands_for():
    text = "完成投资7 4 7 7 2 万元，增长８．８％。"
    read_ = read(Source("a.txt", text.encode()))
    assert read_.text == text
    runs = [(run.text, read_.quote(run.origin)) for p in read_.paragraphs for run in p.runs]
    assert runs == [
        ("完成投资", "完成投资"),
        ("74772", "7 4 7 7 2 "),
        ("万元，增长", "万元，增长"),
        ("8.8%", "８．８％"),
        ("。", "。"),
    ]


def test_a_repaired_run_as_long_as_its_origin_is_cut_to_the_letter():
    (paragraph,) = read(Source("a.txt", "增长８．８％。".encode())).paragraphs
    assert cut(paragraph.runs, 2, 5) == (Run("8.8", Place("a.txt", 2, 5)),)


def test_the_automatic_number_stays_as_computed():
    text = "１．１２件"
    paragraph = Paragraph((Run(text, Place("a", 0, 5)),), Place("a", 0, 5), number="１．")
    (repaired,) = with_characters_repaired(Document("a", "docx", None, text, (paragraph,))).blocks
    assert (repaired.text, repaired.number) == ("１．12件", "１．")


def test_the_cells_of_tables_are_repaired():
    paragraph = Paragraph((Run("１２％", Place("a", 0, 3)),), Place("a", 0, 3))
    table = Table(((Cell((paragraph,)),),), Place("a", 0, 3))
    (repaired,) = with_characters_repaired(Document("a", "docx", None, "１２％", (table,))).blocks
    assert repaired.rows[0][0].text == "12%"


def test_every_radical_stands_for_one_hanzi():
    pairs = characters().radicals.split()
    assert all(len(pair) == 2 and "\u2e80" <= pair[0] <= "\u2fdf" for pair in pairs)
    assert len({pair[0] for pair in pairs}) == len(pairs)
    assert isinstance(characters(), Characters)


ODD = st.text(alphabet="１2３ 4　．.，,％年万、一⼀ﬀ\u200b目录工作报告：Ａb－／\xa0", max_size=40)


@given(st.lists(ODD, max_size=6))
def test_runs_stand_for_what_is_at_their_origins(lines):
    before = document(*lines)
    after = with_characters_repaired(before)
    assert after.text == before.text
    for old, new in zip(before.blocks, after.blocks, strict=True):
        assert new.place == old.place
        position = old.place.start
        for run in new.runs:
            assert position <= run.origin.start < run.origin.end <= old.place.end
            position = run.origin.end
            if run.text == after.quote(run.origin):
                continue
            quoted = [c for c in after.quote(run.origin) if not c.isspace() and c != "\u200b"]
            assert len(quoted) == len(run.text) or run.text == "ff"


@given(st.lists(ODD, max_size=6))
def test_repairing_twice_changes_nothing_more(lines):
    once = with_characters_repaired(document(*lines))
    assert with_characters_repaired(once) == once


def test_a_long_text_takes_time_in_proportion():
    text = "全县完成投资7 4 7 7 2 万元，增长８．８％。" * 20_000
    (paragraph,) = read(Source("a.txt", text.encode())).paragraphs
    assert len(paragraph.runs) == 80_001

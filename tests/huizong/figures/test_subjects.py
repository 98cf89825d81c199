"""Every sentence of subjects.yaml, and what holds for every text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.figures import figures, subjects
from huizong.values import Context, Figure
from work import work

CASES = yaml.load(
    (Path(__file__).parent / "subjects.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
SIGNS = "0123今去上年月季度同期比较其中占分别全县我区桐花乡秘书科，。、：《》“”的个件%\n"


def as_told(figure: Figure, context: Context) -> dict[str, Any]:
    period, against = context.period, context.against
    year = (against or period).year if against or period else None
    return {
        "text": figure.text,
        "noun": context.noun,
        "topic": context.topic,
        "subject": context.subject,
        "unit": context.unit,
        "period": period and period.words,
        "date": period and period.date,
        "year": None if year is None else str(year),
        "against": against and against.words,
        "against_date": against and against.date,
        "relations": " ".join(context.relations),
    }


@pytest.mark.parametrize("name", CASES)
def test_case(name):
    text = CASES[name]["text"].replace("⏎", "\n")
    found = figures(text)
    told = [{k: None if v == "null" else v for k, v in one.items()} for one in CASES[name]["told"]]
    seen = [
        as_told(*pair) for pair in zip(found, subjects(text, found, date="2026-10-31"), strict=True)
    ]
    assert [{key: each[key] for key in want} for each, want in zip(seen, told, strict=True)] == told


def test_without_a_date_of_the_document_relative_words_stay_relative():
    text = "今年上半年办理来文58件，2025年办理40件。"
    found = figures(text)
    first, _, last = subjects(text, found)
    assert first.period is not None
    assert (first.period.words, first.period.year, first.period.date) == ("今年上半年", None, None)
    assert last.period is not None
    assert last.period.date == "2025"


def test_the_month_before_january_is_in_the_year_before():
    text = "上月办理来文58件。"
    (context,) = subjects(text, figures(text), date="2026-01")
    assert context.period is not None
    assert context.period.date == "2025-12"


def test_a_figure_keeps_its_date_as_written():
    text = "10月办理来文58件。"
    found = figures(text)
    subjects(text, found, date="2026-10-31")
    assert found[0].date == "--10"


@settings(deadline=None)
@given(st.text(alphabet=SIGNS, max_size=60), st.sampled_from(["", "2026", "2026-10", "10月"]))
def test_each_figure_has_a_context_whose_period_stands_in_the_text(text, date):
    found = figures(text)
    contexts = subjects(text, found, date=date)
    assert len(contexts) == len(found)
    for context in contexts:
        for period in (context.period, context.against):
            if period is not None:
                assert text[period.start : period.end] == period.words


@pytest.mark.parametrize(
    "unit", ["10月比去年", "全县1件", "《", "今年1%、", "其中", "桐花乡", "甲，"]
)
def test_the_work_grows_with_the_text_only(unit):
    small, large = (
        work(lambda text: subjects(text, figures(text)), unit * times) for times in (200, 800)
    )
    assert large <= 4.5 * small + 400

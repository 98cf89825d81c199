"""Through a whole compilation: what is asked for, what gets in, and what is told."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated import offices
from huizong.drafting import SuggestionError, faults
from huizong.pipeline import compile_office, draft
from huizong.values import text_of, walk
from reports import numbered, office, printed

TEXTS = {
    "水利科": numbered("召开全县秋季渠道清淤推进会，57人参加。", "巡查渠道12处。"),
    "文秘科": numbered("起草全县秋季渠道清淤推进会领导讲话。", "办理来文31件。"),
    "机要科": numbered("做好全县秋季渠道清淤推进会会务。", "收发密件4件。"),
}
MERGED = "召开全县秋季渠道清淤推进会（水利科牵头；文秘科起草领导讲话；机要科做好会务），57人参加。"
BETTER = "由水利科牵头召开全县秋季渠道清淤推进会，57人参加，文秘科撰写领导讲话，机要科做好会务。"


@pytest.fixture
def made():
    return compile_office(office(**TEXTS).readings)


def test_it_works(made):
    asked = []

    def suggest(text: str) -> str:
        asked.append(text)
        return f"  {BETTER}\n"

    done = draft(made, suggest, by="小模型")
    assert asked == [MERGED]  # what one section wrote is never sent
    assert BETTER in "\n".join(printed(done))
    (rephrased,) = done.rephrased
    assert (rephrased.before, rephrased.after, rephrased.by) == (MERGED, BETTER, "小模型")
    assert {place.path for place in rephrased.places} == {f"{name}.txt" for name in TEXTS}
    assert printed(done)[0] == printed(made)[0]
    assert rephrased.target in "".join(entry.target for entry in done.account.entries)
    assert done.account == made.account


def test_figures_keep_their_basis(made):
    done = draft(made, lambda _: BETTER, by="小模型")
    places = {basis.figure.text: basis.places for basis in done.bases}
    assert places == {basis.figure.text: basis.places for basis in made.bases}


def test_a_refused_rephrasing_is_told(made):
    done = draft(made, lambda text: text.replace("57", "75"), by="小模型")
    assert (done.report, done.rephrased) == (made.report, ())
    (finding,) = done.findings
    assert (finding.code, finding.rule) == ("HZ028", "draft-discarded")
    assert "数据“57人”成了“75人”" in str(finding.message)


@pytest.mark.parametrize("error", [faults.too_slow("主机", 3), ValueError("x"), RecursionError()])
def test_whatever_fails_the_report_stays(made, error):
    def suggest(text: str) -> str:
        raise error

    done = draft(made, suggest, by="小模型")
    assert done.report == made.report
    assert [finding.code for finding in done.findings] == ["HZ029"]


@pytest.mark.parametrize("said", [None, 5, b"x", ["x"]])
def test_what_is_no_text_is_no_rephrasing(made, said):
    done = draft(made, lambda _: said, by="小模型")
    assert done.report == made.report
    assert done.findings


MANY = {
    name: numbered(
        *(f"{does}全县{what}推进会。" for what in ("渠道清淤", "危房改造", "秸秆禁烧", "冬季造林"))
    )
    for name, does in (("水利科", "召开"), ("机要科", "参加"))
}


@pytest.mark.parametrize(("lasting", "calls"), [(False, 2), (True, 1)])
def test_one_who_fails_is_not_asked_again(lasting, calls):
    asked = []

    def suggest(text: str) -> str:
        asked.append(text)
        raise SuggestionError(faults.not_json("主机").message, lasting=lasting)

    done = draft(compile_office(office(**MANY).readings), suggest, by="小模型")
    assert len(asked) == calls
    assert f"另有{4 - calls}条不再请它改写" in str(done.findings[-1].message)


@pytest.mark.parametrize("longer", [True, False])
def test_in_a_brief_no_item_becomes_longer(made, longer):
    shares = "会议由水利科牵头，文秘科起草领导讲话，机要科做好会务。"
    text = f"召开全县秋季渠道清淤推进会，57人参加。{shares}"
    assert len(text) > len(MERGED)
    done = draft(made, lambda _: text, by="小模型", longer=longer)
    assert len(done.rephrased) == longer
    assert longer or "比原文长" in str(done.findings[0].message)


def _lines(made) -> list[str]:
    return [text_of(item.runs) for item, _ in walk(made.report.items)]


@settings(deadline=None, max_examples=40)
@given(offices)
def test_the_same_text_changes_nothing(texts):
    made = compile_office(office(**texts).readings)
    done = draft(made, lambda text: text, by="小模型")
    assert (done.report, done.bases, done.findings) == (made.report, made.bases, made.findings)


@settings(deadline=None, max_examples=60)
@given(offices, st.integers(0, 2**32))
def test_one_who_lies_changes_nothing(texts, seed):
    chance = random.Random(seed)

    def suggest(text: str) -> str:
        digits = [at for at, letter in enumerate(text) if letter.isdecimal()]
        at = chance.choice(digits or range(len(text)))
        other = str((int(text[at]) + chance.randint(1, 9)) % 10) if digits else "某"
        return text[:at] + other + text[at + 1 :]

    made = compile_office(office(**texts).readings)
    done = draft(made, suggest, by="小模型")
    assert _lines(done) == _lines(made)
    assert not done.rephrased

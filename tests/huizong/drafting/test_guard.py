"""The guard: what it lets pass says the same, and what it refuses it refuses for a told reason."""

import re
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huizong.drafting import judge
from huizong.drafting.canonical import key, pieces
from huizong.drafting.orders import orders
from huizong.drafting.segments import segmented
from huizong.figures import figures
from huizong.values import cut, places_of, text_of
from merged_items import item, plain

CASES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
TEXTS = [case["text"] for case in CASES.values()]
ACCEPTED = [(c["text"], draft) for c in CASES.values() for draft in c.get("accepted", ())]
REFUSED = [(c["text"], r["draft"], r["why"]) for c in CASES.values() for r in c["refused"]]


@pytest.mark.parametrize(("text", "draft"), ACCEPTED)
def test_says_the_same(text, draft):
    judged = judge(item(text), plain(draft))
    assert judged.accepted, [str(reason) for reason in judged.reasons]
    assert text_of(judged.runs) == plain(draft)


@pytest.mark.parametrize(("text", "draft", "why"), REFUSED)
def test_says_another_thing(text, draft, why):
    judged = judge(item(text), plain(draft))
    assert not judged.accepted
    assert why in "；".join(str(reason) for reason in judged.reasons)
    assert judged.runs == item(text)


@pytest.mark.parametrize(("text", "draft"), ACCEPTED)
def test_what_passes_keeps_its_origins(text, draft):
    runs, judged = item(text), judge(item(text), plain(draft))
    before = {key(f): places_of(cut(runs, f.start, f.end)) for f in figures(text_of(runs))}
    after = {f: places_of(cut(judged.runs, f.start, f.end)) for f in figures(plain(draft))}
    for figure, places in after.items():
        (source,) = before[key(figure)]
        assert any(place.holds(source) for place in places)
    letters = {
        (run.origin.path, run.origin.start + at): letter
        for run in runs
        if run.origin
        for at, letter in enumerate(run.text)
    }
    for run in judged.runs:
        assert run.origin or not re.search(r"\d|科", run.text), run
        if run.origin:
            span = range(run.origin.start, run.origin.end)
            quoted = "".join(letters.get((run.origin.path, at), "") for at in span)
            assert quoted == run.text or re.search("召开|承担|负责|撰写|起草|[四0]", run.text), run


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_text_passes_and_stays(text):
    assert judge(item(text), plain(text)).runs == item(text)


@pytest.mark.parametrize("text", TEXTS)
def test_no_letter_may_go_or_become_another(text):
    whole = plain(text)
    for at, letter in enumerate(whole):
        if re.match(r"[\w%.]", letter):
            left = judge(item(text), whole[:at] + whole[at + 1 :])
            assert left.accepted == whole.startswith("起草了高", at - 2), whole[at]
            other = str((int(letter) + 1) % 10) if letter.isdecimal() else "某"
            assert not judge(item(text), whole[:at] + other + whole[at + 1 :]).accepted


@pytest.mark.parametrize("text", TEXTS)
def test_no_two_figures_may_be_swapped(text):
    whole = plain(text)
    for one, two in combinations(figures(whole), 2):
        swapped = (
            whole[: one.start] + two.text + whole[one.end : two.start] + one.text + whole[two.end :]
        )
        assert swapped == whole or not judge(item(text), swapped).accepted


@pytest.mark.parametrize("text", TEXTS)
def test_no_two_clauses_may_be_swapped(text):
    parts = re.split("([，；、。（）])", plain(text))
    for one, two in combinations(range(0, len(parts), 2), 2):
        swapped = list(parts)
        swapped[one], swapped[two] = parts[two], parts[one]
        draft = "".join(swapped)
        assert draft == plain(text) or not judge(item(text), draft).accepted, draft


WORDS = ["未", "没有", "86人", "3家", "约", "多", "余", "以上", "同时，", "此外，", "由", "会议由"]
WORDS += [
    "召开",
    "举行",
    "负责",
    "承担",
    "、",
    "，",
    "。",
    "；",
    "（",
    "）",
    "和",
    "县委",
    "\n",
    "*",
]


@st.composite
def drafts(draw):
    """Return an item and what some cuts, moves, doublings and insertions make of its text."""
    text = draw(st.sampled_from(TEXTS))
    draft = plain(text)
    for _ in range(draw(st.integers(1, 4))):
        low, high = sorted((draw(st.integers(0, len(draft))), draw(st.integers(0, len(draft)))))
        to = draw(st.integers(0, len(draft)))
        piece = draft[low:high]
        match draw(st.sampled_from(["cut", "move", "double", "insert", "replace"])):
            case "cut":
                draft = draft[:low] + draft[high:]
            case "move":
                rest = draft[:low] + draft[high:]
                draft = rest[:to] + piece + rest[to:]
            case "double":
                draft = draft[:to] + piece + draft[to:]
            case "insert":
                draft = draft[:to] + draw(st.sampled_from(WORDS)) + draft[to:]
            case "replace":
                draft = draft.replace(draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS)), 1)
    return text, draft


def _stated(text: str) -> Counter:
    return Counter((f.kind, f.low, f.high, f.bound, f.unit, f.date) for f in figures(text))


@settings(deadline=None, max_examples=250)
@given(drafts())
@example((TEXTS[0], plain(TEXTS[0]).replace("86人", "八十六人")))
def test_other_figures_never_pass(drawn):
    text, draft = drawn
    judged = judge(item(text), draft)
    if judged.accepted:
        assert _stated(draft) == _stated(plain(text))
        assert text_of(judged.runs) == draft
        for negation in ("未", "没有", "不"):
            assert draft.count(negation) == plain(text).count(negation)
        assert Counter(re.findall("[一-龥]{1,3}科", draft)).total() == text.count("科")


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_expression_lets_through_says_the_same(text):
    known = orders(segmented(item(text)))
    solid = {each.text: plain(text)[each.start : each.end] for each in pieces(plain(text))}
    said = _bare(plain(text))

    @settings(deadline=None, max_examples=25)
    @given(st.from_regex(known.pattern, fullmatch=True))
    def hold(draft: str) -> None:
        for canonical, written in solid.items():
            draft = draft.replace(canonical, written)
        judged = judge(item(text), draft)
        assert judged.accepted, [str(reason) for reason in judged.reasons]
        assert text_of(judged.runs) == draft
        assert _bare(draft) == said

    hold()


def _bare(text: str) -> Counter:
    """Return the letters of a text without marks, joining words and what may be exchanged."""
    for one, other in (("举行", "召开"), ("撰写", "起草"), ("负责", "承担"), ("起草了", "起草")):
        text = text.replace(one, other)
    text = re.sub("同时|此外|另外|会议由|培训由|并由|由|和|与|以及|及", "", text)
    return Counter(re.sub(r"\W", "", text))


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(TEXTS), st.text(max_size=60))
def test_anything_may_come_and_nothing_passes(text, draft):
    judged = judge(item(text), draft)
    assert judged.accepted == (draft == plain(text))


def test_what_is_far_too_long_is_not_read():
    judged = judge(item(TEXTS[0]), plain(TEXTS[0]) * 100_000)
    assert [str(reason) for reason in judged.reasons] == ["改写稿比原文长出太多"]


def test_many_ways_are_tried_at_once():
    said = "召开第{}次推进会〔乙科牵头；丙科登记；丁科记录〕，{}人参加。"
    text = "".join(said.format("一二三四五六七八九十"[n], n + 20) for n in range(10))
    draft = plain(text).replace("丁科记录），29", "丁科纪录），29")
    started = time.monotonic()
    assert not judge(item(text), draft).accepted
    assert time.monotonic() - started < 30  # ways that multiply would take hours: a hang, no speed


def test_a_long_item_is_judged_at_once():
    text = "、".join(f"走访第{n}村〔乙科牵头；丙科负责登记〕" for n in range(1, 60)) + "。"
    draft = plain(text).replace("登记", "登计")
    assert not judge(item(text), draft).accepted

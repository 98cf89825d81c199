"""I2 and I3 on generated offices, checked without any help of the compiler's own checks."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.pipeline import compile_office
from huizong.values import Fate, text_of, walk
from reports import numbered, office

SECTIONS = ["秘书科", "政研科", "信息科", "农业科", "督查科"]
EVENTS = [
    "全县森林防火部署会",
    "全县茶业博览会",
    "全市河道治理现场会",
    "县委中心组第三次集体学习",
    "全县河道治理现场会",
]
FORMS = [
    "筹备召开{0}，{n}人参加。",
    "参与筹备{0}。",
    "起草{0}讲话{n}篇。",
    "完成{0}、{1}等{n}次会议的会务工作。",
    "起草{0}主持词、{1}讲话。",
    "报道{0}和{1}，编发信息{n}条。",
    "为{0}提供保障，出车{n}台次。",
    "办理来文{n}件，印发文件{n}份。",
    "本月召开{0}，其中县直单位{n}家；会后整改问题{n}个。",
    "在{0}上作交流发言。",
]

item = st.builds(
    lambda form, events, n: form.format(*events, n=n),
    st.sampled_from(FORMS),
    st.permutations(EVENTS),
    st.integers(2, 9999),
)
section = st.lists(item, min_size=1, max_size=6).map(lambda items: numbered(*items))
heads = st.sampled_from(["", "一、工作总结\n", "工作总结\n", "一、会务工作\n"])
tails = st.sampled_from(["", "\n小结：\n(1)加强衔接配合。", "\n二、下步打算\n1、修订制度3项。"])
report = st.builds(lambda head, body, tail: head + body + tail, heads, section, tails)
offices = st.dictionaries(st.sampled_from(SECTIONS), report, min_size=1, max_size=5)
ways = st.sampled_from(["matter", "section"])

_NUMBER = re.compile(r"\d+")


def _text(compilation) -> str:
    lines = [text_of(item.runs) for item, _ in walk(compilation.report.items)]
    return "\n".join(lines)


@settings(deadline=None, max_examples=60)
@given(offices, ways)
def test_nothing_is_lost(texts, by):
    compilation = compile_office(office(**texts).readings, by=by)
    output = _text(compilation)
    for entry in compilation.account.entries:
        if entry.fate in {Fate.REPLACED, Fate.LEFT_OUT}:
            continue
        for number in _NUMBER.findall(entry.text):
            assert number in output, entry
    numbers = sorted(n for text in texts.values() for n in _NUMBER.findall(_body(text)))
    assert sorted(set(numbers)) == sorted(set(_NUMBER.findall(output)))


def _body(text: str) -> str:
    """Return a report without the numbers of its items."""
    return re.sub(r"(?m)^(?:\d+、|\(\d+\))", "", text)


@settings(deadline=None, max_examples=60)
@given(offices, ways)
def test_nothing_is_made_up(texts, by):
    compilation = compile_office(office(**texts).readings, by=by)
    known = set(_NUMBER.findall("\n".join(map(_body, texts.values()))))
    for entry, _ in walk(compilation.report.items):
        assert set(_NUMBER.findall(text_of(entry.runs))) <= known
        for run in entry.runs:
            if run.origin is not None:
                text = texts[run.origin.path.removesuffix(".txt")]
                assert text[run.origin.start : run.origin.end] == run.text


@settings(deadline=None, max_examples=60)
@given(offices, ways)
def test_every_item_has_one_place_in_the_account(texts, by):
    gathered = office(**texts)
    compilation = compile_office(gathered.readings, by=by)
    places = [entry.place for entry in compilation.account.entries]
    assert len(places) == len(set(places))
    items = [i for r in gathered.readings for i, _ in walk(r.report.items)]
    assert {i.place for i in items} <= set(places)


@settings(deadline=None, max_examples=30)
@given(offices, ways)
def test_numbering_is_whole(texts, by):
    compilation = compile_office(office(**texts).readings, by=by)
    for index, heading in enumerate(compilation.report.items):
        assert heading.marker == f"{'一二三四五六七八九十'[index]}、"
    for heading, _ in walk(compilation.report.items):
        markers = [child.marker for child in heading.children if child.marker.endswith(".")]
        assert markers == [f"{number}." for number in range(1, len(markers) + 1)]

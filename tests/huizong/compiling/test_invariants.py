"""I2 and I3 on generated offices, checked without any help of the compiler's own checks."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generated import offices
from huizong.pipeline import compile_office
from huizong.values import Fate, text_of, walk
from reports import office

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
    assert set(numbers) | set(_sums(compilation, texts)) == set(_NUMBER.findall(output))


def _sums(compilation, texts) -> list[str]:
    """Return the sums that the report states, each worked out here from the texts it names."""
    sums = []
    for one in compilation.account.additions:
        parts = [texts[p.path.removesuffix(".txt")][p.start : p.end] for p in one.parts]
        sums.append(str(sum(int(_NUMBER.match(part).group()) for part in parts)))
    return sums


def _body(text: str) -> str:
    """Return a report without the numbers of its items."""
    return re.sub(r"(?m)^(?:\d+、|\(\d+\))", "", text)


@settings(deadline=None, max_examples=60)
@given(offices, ways)
def test_nothing_is_made_up(texts, by):
    compilation = compile_office(office(**texts).readings, by=by)
    known = set(_NUMBER.findall("\n".join(map(_body, texts.values()))))
    known |= set(_sums(compilation, texts))
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

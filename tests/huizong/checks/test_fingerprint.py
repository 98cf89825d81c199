"""A finding is known again when its file comes back changed elsewhere, and only then."""

import string
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from huizong.checks import fingerprint, fingerprints
from huizong.pipeline import read
from huizong.values import Document, Finding, Message, Place, Severity, Source

TEXT = """农业科2026年10月工作总结

一、粮食收购
1、收购秋粮3万吨，比上年增加2千吨。
2、查看粮库4处，发现隐患3处；当场整改2处。
"""


def document(text: str, path: str = "稿.txt") -> Document:
    return read(Source(path, text.encode()))


def pointing(paper: Document, *words: str, rule: str = "a-rule") -> Finding:
    """Return a finding at the first place of each of the words."""
    starts = [(paper.text.index(each), len(each)) for each in words]
    places = tuple(Place(paper.path, start, start + length) for start, length in starts)
    return Finding("HZ999", rule, Severity.ERROR, Message("错"), Message("改"), places)


def known(text: str, *words: str, path: str = "稿.txt") -> str:
    paper = document(text, path)
    return fingerprint(pointing(paper, *words), paper)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一、粮食收购\n", "一、粮食收购\n1、召开推进会1次。\n"),  # an item before
        ("1、收购", "7、收购"),  # whose number moves
        ("2、查看粮库4处，", "2、查看粮库4处，\n    "),  # lines broken anew
        ("4处", "４处"),  # digits written wide
        ("当场整改2处", "限期整改9处"),  # another sentence of the paragraph
        ("比上年增加2千吨", "与上年持平"),
        ("农业科2026年10月工作总结", "农业科2027年1月工作总结"),
    ],
)
def test_changes_elsewhere_keep_it(old, new):
    assert old in TEXT
    assert known(TEXT, "隐患3处") == known(TEXT.replace(old, new), "隐患3处")


@pytest.mark.parametrize(
    ("old", "new"),
    [("隐患3处", "隐患8处"), ("查看粮库4处", "查看粮库5处"), ("发现隐患", "发现了隐患")],
)
def test_changes_of_the_words_or_beside_them_change_it(old, new):
    assert known(TEXT, "3处") != known(TEXT.replace(old, new), new[-2:])


def test_the_name_of_the_file_does_not_count():
    assert known(TEXT, "3万吨") == known(TEXT, "3万吨", path="第二稿.txt")


def test_the_rule_counts_but_neither_its_severity_nor_its_wording():
    paper = document(TEXT)
    finding = pointing(paper, "3处")
    reworded = replace(finding, severity=Severity.STYLE, message=Message("另一句"), code="HZ1")
    assert fingerprint(finding, paper) == fingerprint(reworded, paper)
    assert fingerprint(finding, paper) != fingerprint(replace(finding, rule="other"), paper)


def test_every_place_counts():
    assert known(TEXT, "3处", "2处") != known(TEXT, "3处")
    assert known(TEXT, "3处", "2处") != known(TEXT.replace("2处", "1处"), "3处", "1处")


def test_a_number_that_is_pointed_at_counts():
    assert known(TEXT, "2、") != known(TEXT.replace("2、", "4、"), "4、")


def test_an_item_pointed_at_whole_is_known_under_another_number():
    words = "收购秋粮3万吨，比上年增加2千吨。"
    assert known(TEXT, "1、" + words) == known(TEXT.replace("1、", "5、"), "5、" + words)


def test_equal_ones_are_counted():
    paper = document("1、办理来文3件。\n2、办理来文3件。\n3、办理来信3件。\n")
    findings = [
        replace(pointing(paper, "3件"), places=(Place(paper.path, at, at + 2),))
        for at in (i for i in range(len(paper.text)) if paper.text.startswith("3件", i))
    ]
    first, second, third = fingerprints(findings, paper)
    assert len({first, second, third}) == 3
    assert first == fingerprint(findings[1], paper)
    assert second == fingerprint(findings[1], paper, occurrence=1)


def test_one_about_the_whole_file_is_known_by_what_it_says():
    def whole(path: str, count: int) -> str:
        paper = document(TEXT, path)
        said = Message("{path}里有{count}处修订", path=path, count=count)
        finding = Finding(
            "HZ3", "revisions-left", Severity.ERROR, said, Message(""), (Place(path, 0, 0),)
        )
        return fingerprint(finding, paper)

    assert whole("甲.docx.txt", 42) == whole("乙.txt", 42)
    assert whole("甲.txt", 42) != whole("甲.txt", 3)


def test_places_in_several_documents():
    one, other = document(TEXT, "甲"), document(TEXT.replace("3万", "4万"), "乙")
    finding = pointing(one, "3万吨")
    both = replace(finding, places=(*finding.places, *pointing(other, "4万吨").places))
    assert fingerprint(both, one, other) != fingerprint(finding, one, other)


def test_in_a_table_each_cell_is_its_own():
    rows = "| 科室 | 件数 |\n|---|---|\n| 农业科 | 12 |\n| 秘书科 | 12 |\n"
    paper = read(Source("表.md", rows.encode()))
    before = fingerprint(pointing(paper, "农业科"), paper)
    changed = read(Source("表.md", rows.replace("秘书科", "督查科").encode()))
    assert before == fingerprint(pointing(changed, "农业科"), changed)


HANZI = "收购秋粮查看库存发现隐患整改完成办理来文件人次吨万千召开会议"
SENTENCE = st.text(HANZI + string.digits, min_size=3, max_size=40).map("{}。".format)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=3).map("".join)
PAPER = st.lists(PARAGRAPH, min_size=1, max_size=6)


@given(PAPER, PAPER, st.data())
def test_paragraphs_put_in_elsewhere_keep_it(paragraphs, more, data):
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    words = data.draw(st.sampled_from(paragraphs[at].rstrip("。").split("。")))
    before, after = paragraphs[:at], paragraphs[at + 1 :]

    def of(first: list[str], last: list[str]) -> str:
        paper = document("\n".join([*first, paragraphs[at], *last]) + "\n")
        start = sum(len(each) + 1 for each in first) + paragraphs[at].index(words)
        place = Place(paper.path, start, start + len(words))
        finding = Finding("HZ9", "r", Severity.ERROR, Message(""), Message(""), (place,))
        assert paper.quote(place) == words
        return fingerprint(finding, paper)

    assert of(before, after) == of([*more, *before], [*after, *more])


@given(PAPER, st.data())
def test_other_words_change_it(paragraphs, data):
    paper = document("\n".join(paragraphs) + "\n")
    start = data.draw(st.integers(0, len(paper.text) - 3))
    length = data.draw(st.integers(1, 3))
    words = paper.text[start : start + length]
    other = data.draw(st.text(HANZI + string.digits, min_size=1, max_size=4))
    assume(words.strip() == words and other != words and "。" not in words)
    changed = document(paper.text[:start] + other + paper.text[start + length :])
    one, two = (
        Finding(
            "HZ9",
            "r",
            Severity.ERROR,
            Message(""),
            Message(""),
            (Place(each.path, start, start + size),),
        )
        for each, size in ((paper, length), (changed, len(other)))
    )
    assert fingerprint(one, paper) != fingerprint(two, changed)

"""What holds for the rules of structure whatever the report: none crashes, and fixes mend."""

from hypothesis import given
from hypothesis import strategies as st

from huizong.checks import check, rules
from huizong.marking import mended
from huizong.pipeline import manuscript, read
from huizong.values import Source

STRUCTURE = [rule for rule in rules() if rule.code.startswith("HZ1")]
MARKERS = st.sampled_from(
    [
        "一、",
        "二、",
        "三、",
        "（一）",
        "（二）",
        "(三)",
        "1.",
        "2、",
        "3．",
        "4.",
        "（1）",
        "(2)",
        "①",
        "一是",
        "二",
        "",
    ]
)
BLANKS = st.sampled_from(["", "", "", " ", "\u3000", "- ", "●"])
WORDS = st.sampled_from(
    [
        "加强学习",
        "集中学习两次，形成共识。",
        "改进作风。",
        "内容包括：",
        "2026年走访十户。",
        "",
        "一、二等奖3名",
    ]
)
LINE = st.tuples(BLANKS, MARKERS, BLANKS, WORDS).map("".join)
TEXT = st.lists(LINE, min_size=1, max_size=25).map("\n".join).filter(str.strip)


def found(text: str, chosen=STRUCTURE):
    document = read(Source("稿.txt", text.encode()))
    return document, check(manuscript(document), chosen=chosen)


@given(TEXT)
def test_no_rule_crashes_and_places_lie_in_the_text(text):
    document, findings = found(text)
    assert "HZ000" not in [finding.code for finding in findings]
    for finding in findings:
        assert finding.places
        assert all(0 <= p.start <= p.end <= len(document.text) for p in finding.places)


@given(TEXT)
def test_certain_fixes_keep_every_word(text):
    source = Source("稿.txt", text.encode())
    document, findings = found(text)
    copy = mended(source, document, findings).data.decode()
    assert hanzi(copy) == hanzi(text) or any(finding.code == "HZ123" for finding in findings)


def hanzi(text: str) -> str:
    return "".join(one for one in text if "\u4e00" <= one <= "\u9fff")

"""What holds for every rule of wording and of writing, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from huizong.checks import check, rules
from huizong.pipeline import manuscript, read
from huizong.values import Source

CHOSEN = [rule for rule in rules() if rule.code[:3] in ("HZ4", "HZ5")]
PIECES = [
    *"，。；：、！？,;:.()（）“”‘’《》〈〉—-~～…·%％ \n",
    *"一二三十百年月日号第约近多余的地得帐截止为对我县区市委",
    "2026",
    "05",
    "3",
    "万",
    "亿元",
    "人民币",
    "左右",
    "以上",
    "百分点",
    "通过",
    "使",
    "一方面",
    "各村",
    "工作",
    "落实",
    "制订",
    "制定",
    "鉴定",
    "责任书",
    "二○二六年",
    "㎡",
    "平方米",
    "〔2026〕",
    "[2026]",
    "7号",
    "关于",
    "办法",
    "通知",
    "学校",
    "青山",
    "书记",
    "陈",
    "一是",
    "二是",
    "等",
    "和",
    "……",
    "下降",
    "倍",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(lambda parts: "甲" + "".join(parts))


@given(TEXTS)
def test_no_rule_crashes_and_every_place_lies_in_the_text(text: str) -> None:
    paper = manuscript(read(Source("稿.txt", text.encode())))
    for finding in check(paper, chosen=CHOSEN):
        assert finding.code != "HZ000", str(finding.message)
        assert finding.places
        assert all(0 <= place.start < place.end <= len(text) for place in finding.places)
        assert all(0 <= edit.place.start < edit.place.end <= len(text) for edit in finding.fix)


@given(TEXTS)
def test_a_fix_mends_what_it_is_for(text: str) -> None:
    paper = manuscript(read(Source("稿.txt", text.encode())))
    for rule in CHOSEN:
        for finding in check(paper, chosen=[rule]):
            for edit in finding.fix:
                assert paper.document.quote(edit.place) != edit.text

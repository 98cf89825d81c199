"""Whatever a text says, no rule of tracing or form breaks, and what it points at is in the file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.checks import check, rules
from huizong.pipeline import manuscript, read
from huizong.values import Source

RULES = [rule for rule in rules() if rule.code.startswith(("HZ3", "HZ6"))]
WORDS = (
    "沁河县水务局|关于|开展检查|的|通知|请示报告|各乡镇人民政府：|附件|附件1|附件：1. |"
    "2、名单。|附：|2026年11月5日|二〇二六年|11月05日|20xx年|_|__|□|【】|（ ）|××|"
    "X月X日|由综合科、办公室。|近。|1—全县|提出三点要求：|一、|（一）|1.|1）|抄送：|"
    "抄报：|妥否，请批示|特此报告|沁政办发〔2026〕12号|�|&nbsp;|„2026‟|《|“|，|。|"
    "、|\n|\n\n|篇一|本文来源：某网|小编整理|110101190001010014|13900001234|若干次|12次|"
    "今年（2020年）|2025年，先后|2024年工作总结|印发|（此页无正文）|lorem ipsum|"
    "（此处填写）|"
    "各单位要把责任落实到人，对照清单逐项检查，发现问题当场整改，整改不了的限期办结，并逐项登记。"
)
PIECES = WORDS.split("|")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_no_rule_breaks(pieces: list[str]) -> None:
    text = "字" + "".join(pieces)
    paper = manuscript(read(Source("稿.txt", text.encode())))
    for finding in check(paper, chosen=RULES):
        assert finding.code != "HZ000", str(finding.message)
        assert finding.places
        for place in finding.places:
            assert 0 <= place.start <= place.end <= len(paper.document.text)
        assert str(finding.message)
        assert str(finding.hint)

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.chinese import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议结束。代表离场！", ["会议结束。", "代表离场！"]),
        ("他说：“都到了。”随后散会。", ["他说：“都到了。”", "随后散会。"]),
        ("（见附件。）下一项；再下一项", ["（见附件。）", "下一项；", "再下一项"]),
        ("真的？！是的。", ["真的？！", "是的。"]),
        ("  一行字 \r\n\r\n\t另一行字  ", ["一行字", "另一行字"]),
        ("增长3.5%,见http://a.example/1.html", ["增长3.5%,见http://a.example/1.html"]),
        ("。", ["。"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet="甲乙。！？；!?;”）’ \r\n\t", max_size=30))
def test_sentences_cover_everything_but_blanks(text):
    spans = sentences(text)
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(first[1] <= then[0] for first, then in pairwise(spans))
    assert all("\n" not in text[a:b] and text[a:b].strip() == text[a:b] for a, b in spans)

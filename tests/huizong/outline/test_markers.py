import pytest

from huizong.outline.counting import hanzi_number
from huizong.outline.markers import Form, head_marker, series_markers

READ = {
    "一、工作总结": (Form.HANZI, (1,), "一、"),
    "十二、完成其他事项": (Form.HANZI, (12,), "十二、"),
    "三．抓落实": (Form.HANZI, (3,), "三．"),
    "（二十一）办会": (Form.HANZI_BRACKETS, (21,), "（二十一）"),
    "( 三 ) 信息": (Form.HANZI_BRACKETS, (3,), "( 三 ) "),
    "㈢ 信息": (Form.HANZI_BRACKETS, (3,), "㈢ "),
    "7、督办事项": (Form.DIGIT, (7,), "7、"),
    "１２、督办事项": (Form.DIGIT, (12,), "１２、"),
    "1.2026年主要工作": (Form.DIGIT, (1,), "1."),
    "1 、督办事项": (Form.DIGIT, (1,), "1 、"),
    "⒊督办事项": (Form.DIGIT, (3,), "⒊"),
    "(4)加强调度": (Form.DIGIT_BRACKETS, (4,), "(4)"),
    "⑷加强调度": (Form.DIGIT_BRACKETS, (4,), "⑷"),
    "5）加强调度": (Form.DIGIT_HALF_BRACKET, (5,), "5）"),
    "⑳收尾": (Form.CIRCLED, (20,), "⑳"),
    "1.2 范围": (Form.DECIMAL, (1, 2), "1.2 "),
    "1.2.3 范围": (Form.DECIMAL, (1, 2, 3), "1.2.3 "),
    "第三章 附则": (Form.CHAPTER, (3,), "第三章 "),
    "第十条 本办法自公布之日起施行。": (Form.ARTICLE, (10,), "第十条 "),
    "第二部分 存在问题": (Form.PART, (2,), "第二部分 "),
    "第一，加强领导。": (Form.ORDINAL, (1,), "第一，"),
    "其次，加强督办。": (Form.ORDINAL, (2,), "其次，"),
    "一是加强领导": (Form.POINT, (1,), "一是"),
    "二要加强督办": (Form.POINT, (2,), "二要"),
}
DOUBTFUL = ["一、二等奖共十名", "4、5月份开展检查", "二、三季度运行平稳", "8.6个专项全部启动", "三"]
NONE = [
    "1.5亿元",
    "2010年，全县平稳",
    "3.4.5.6.7",
    "99.5%的学校达标",
    "10月25日",
    "三三、制",
    "一是否定的",
    "第三条、第四条均不适用",
    "二〇二六年",
    "一般公共预算",
    "第一时间到场",
    "2026.10.31",
    "",
]


@pytest.mark.parametrize("text", READ)
def test_a_marker_is_read(text):
    marker = head_marker(text)
    assert marker is not None
    assert (marker.form, marker.numbers, text[: marker.end]) == READ[text]
    assert not marker.doubtful


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_reads_two_ways_is_doubtful(text):
    marker = head_marker(text)
    assert marker is not None
    assert marker.doubtful


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_marker(text):
    assert head_marker(text) is None


def test_numbers_of_hanzi():
    numbers = [
        hanzi_number(text) for text in ("十", "十九", "二十", "九十九", "一百零一", "三三", "一十")
    ]
    assert numbers == [10, 19, 20, 99, 101, None, None]


def test_points_within_a_paragraph():
    text = "要做到：一是早部署；二是早落实。首先，摸清底数；其次，建立台账。"
    found = [text[marker.start : marker.end] for marker in series_markers(text)]
    assert found == ["一是", "二是", "首先，", "其次，"]

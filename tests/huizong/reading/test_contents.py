"""Lists of contents are apart from the text, whose headings they say once more."""

import pytest
from wordfiles import para, run, word_file

from huizong.reading import read
from huizong.values import Paragraph, ParagraphRole, Source

TEXT = """一、会议活动
召开会议3次。
二、督查落实
（一）专项督查
督查12次。
三、存在问题
人手不足。
"""


def roles(text, name="a.txt"):
    """Return the lines of a text by whether they are of a list of contents."""
    data = text if isinstance(text, bytes) else text.encode()
    found = read(Source(name, data))
    paragraphs = [block for block in found.blocks if isinstance(block, Paragraph)]
    apart = [p.text for p in paragraphs if p.role is ParagraphRole.CONTENTS]
    return apart, [paragraph.text for paragraph in found.paragraphs]


@pytest.mark.parametrize(
    "lines",
    [
        ["目　录", "一、会议活动……………1", "二、督查落实……………2", "三、存在问题……………4"],
        ["目录", "一、会议活动 1", "二、督查落实 2", "（一）专项督查 2", "三、存在问题 4"],
        ["目录", "一、会议活动", "二、督查落实", "（一）专项督查", "三、存在问题"],
        ["目 次", "一、会议活动 …… （1）", "二、督查落实 …… （2）", "三、存在问题 …… （4）"],
        ["目录", "一、会议活动 . . . . — 1 —", "二、督查落实 . . . . — 12 —"],
        ["一、会议活动......1", "二、督查落实......2", "三、存在问题......4"],
    ],
)
def test_a_list_of_contents_is_apart(lines):
    title = "青禾县政府办公室2026年工作总结"
    apart, body = roles("\n".join([title, "", *lines, "", TEXT]))
    assert [line.replace(" ", "") for line in apart] == [
        line.replace(" ", "").replace("　", "") for line in lines
    ]
    assert body == [title, *TEXT.splitlines()]


@pytest.mark.parametrize(
    "lines",
    [
        ["松涧镇 12", "石桥镇 15", "柳河镇 18"],
        ["目录", "见网站。"],
        ["目录", "一、会议活动"],
        ["目录", "四、别的事……1", "五、另外的事……2", "六、其他的事……3"],
        ["松涧镇......12", "石桥镇......15", "柳河镇......18"],
        ["一、会议活动......9", "二、督查落实......2", "三、存在问题......1"],
    ],
)
def test_other_lines_stay(lines):
    apart, body = roles("\n".join([*lines, "", TEXT]))
    assert not apart
    assert body == [*lines, *TEXT.splitlines()]


def test_a_list_that_word_made():
    entries = ["一、会议活动", "二、督查落实", "三、存在问题"]
    tab = "<w:r><w:tab/></w:r>"
    listed = "".join(
        para(inner=run(entry) + tab + run(str(page))) for page, entry in enumerate(entries, 1)
    )
    whole = "".join(para(line) for line in TEXT.splitlines())
    apart, body = roles(word_file(listed + whole), "a.docx")
    assert apart == [f"{entry}\t{page}" for page, entry in enumerate(entries, 1)]
    assert body == TEXT.splitlines()


def test_a_list_in_each_document_of_a_file():
    one = "目录\n一、会议活动……1\n二、督查落实……1\n" + TEXT
    apart, body = roles(one + one)
    assert len(apart) == 6
    assert body == TEXT.splitlines() * 2

import pytest

from huizong.pipeline import read
from huizong.showing.positions import Positions
from huizong.values import Place, Source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_from_one(end):
    text = f"一行{end}二行字{end}"
    positions = Positions(read(Source("稿.txt", text.encode())))
    at = text.index("字")
    assert positions.line(at) == (2, 3)
    assert str(positions.name(Place("稿.txt", at, at + 1))) == "2:3"
    start, stop = positions.around(Place("稿.txt", at, at + 1))
    assert text[start:stop] == "二行字"


def test_other_formats_have_paragraphs_and_cells():
    page = "<html><body><p>各科室工作情况如下。</p><table><tr><td>乡镇</td><td>户数</td></tr>"
    page += "<tr><td>松涧镇</td><td>40</td></tr></table><p>以上情况请审阅。</p></body></html>"
    document = read(Source("稿.html", page.encode()))
    positions = Positions(document)

    def named(words):
        at = document.text.index(words)
        return str(positions.name(Place("稿.html", at, at + len(words))))

    assert named("工作情况") == "第1段"
    assert named("40") == "表1第2行第2列"
    assert named("请审阅") == "第2段"

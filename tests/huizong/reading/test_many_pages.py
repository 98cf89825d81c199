from wordfiles import abstract, level, num, para, word_file

from huizong.reading import read
from huizong.values import Source

PAGES = 300
LINES_A_PAGE = 22


def test_three_hundred_pages_are_read_whole():
    numbering = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)
    body = para("办理来文并及时分送各科室阅办，全部按期办结。", num=1, level=0)
    data = word_file(body * (PAGES * LINES_A_PAGE), numbering=numbering)
    document = read(Source("a.docx", data))
    assert sum(1 for _ in document.paragraphs) == PAGES * LINES_A_PAGE

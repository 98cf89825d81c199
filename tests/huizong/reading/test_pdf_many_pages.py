from pdffiles import LAYOUTS, read_pdf, set_pdf

from needs import needs_fonts

PARAGRAPH = (
    "第#(i)件：召开推进会#(i * 7)次，办理来文#(i)件，按期办结，"
    "会后印发方案，逐乡督促落实，有关情况已报县委。"
)


@needs_fonts
def test_a_hundred_pages_are_read_whole():
    size, _, leading, *_ = LAYOUTS["公文"]
    assert (size, leading) == (16, 12)
    body = f"#for i in range(1500) {{ par[{PARAGRAPH}] }}"
    data = set_pdf(body, page='numbering: "— 1 —"')
    document = read_pdf(data)
    assert document.text.count("\f") + 1 > 100
    assert len(list(document.paragraphs)) == 1500

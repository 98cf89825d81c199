"""Whatever a Word file holds: comments at their words, nothing lost, changes that settle."""

from hypothesis import given, settings
from hypothesis import strategies as st
from marked import anchored, finding, settled
from wordfiles import abstract, level, num, para, run, word_file

from huizong.marking import marked_docx, mended
from huizong.reading import read
from huizong.reading.docx_trail import read_trail
from huizong.values import Place, Source

NUMBERING = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)
WORDS = st.text("会议办文152件，。 县截止\u200b\U00020000", min_size=1, max_size=8)
DRESS = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:vanish/>"])
WRAPPED = st.sampled_from(
    [
        "{0}", "{0}", "{0}",
        '<w:hyperlink r:id="x">{0}</w:hyperlink>',
        '<w:ins w:id="90" w:author="甲">{0}</w:ins>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="X">{0}</w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '{0}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:bookmarkStart w:id="5" w:name="b"/>{0}<w:bookmarkEnd w:id="5"/>',
        '<w:del w:id="91" w:author="甲"><w:r><w:delText>删去</w:delText></w:r></w:del>{0}',
        "<m:oMath><m:r><m:t>y</m:t></m:r></m:oMath>{0}",
    ]
)  # fmt: skip
LOOSE = st.sampled_from(
    [
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙 </w:t></w:r>",
        "<w:r><w:br/></w:r>",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        '<w:r><w:t>注</w:t><w:footnoteReference w:id="1"/><w:t>解</w:t></w:r>',
    ]
)


@st.composite
def pieces(draw):
    if draw(st.integers(0, 5)) == 0:
        return draw(LOOSE)
    runs = "".join(run(draw(WORDS), properties=draw(DRESS)) for _ in range(draw(st.integers(1, 3))))
    return draw(WRAPPED).format(runs)


@st.composite
def paragraphs(draw):
    inner = "".join(draw(st.lists(pieces(), max_size=4)))
    if draw(st.integers(0, 7)) == 0:
        box = f"<w:txbxContent>{para(draw(WORDS))}</w:txbxContent>"
        inner += f"<w:r><w:pict>{box}</w:pict></w:r>"
    return para(inner=inner, **draw(st.sampled_from([{}, {}, {"num": 1, "level": 0}])))


@st.composite
def bodies(draw):
    body = "".join(draw(st.lists(paragraphs(), min_size=1, max_size=4)))
    cells = [f"<w:tc>{draw(paragraphs())}</w:tc>" for _ in range(draw(st.integers(0, 2)))]
    table = f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>" if cells else ""
    return para("首段会议") + body + table + draw(paragraphs())


def source_of(body):
    notes = f'<w:footnote w:id="1">{para("脚注文字")}</w:footnote>'
    return Source("a.docx", word_file(body, numbering=NUMBERING, extra={"footnotes": notes}))


@st.composite
def cases(draw):
    source = source_of(draw(bodies()))
    document = read(source)
    last = len(document.text)
    places = []
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, last - 1))
        places.append(Place("a.docx", start, draw(st.integers(start, min(last, start + 9)))))
    return source, document, places


@settings(max_examples=1200)
@given(cases())
def test_the_trail_says_where_every_letter_of_the_text_was_read(case):
    source, document, _ = case
    trail = read_trail(source)
    assert trail.document.text == document.text
    covered = [at for s in trail.stretches for at in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    blank = set(range(len(document.text))) - set(covered)
    assert {document.text[at] for at in blank} <= {"\n", "\t"}
    for stretch in trail.stretches:
        if stretch.element.tag.endswith("}t"):
            assert document.text[stretch.start : stretch.end] in (stretch.element.text or "")


@settings(max_examples=1200)
@given(cases())
def test_comments_stand_at_their_words_and_the_text_is_the_same(case):
    source, document, places = case
    data = marked_docx(source, document, [finding(place) for place in places])
    assert read(Source("a.docx", data)).text == document.text
    said = anchored(data)
    stretches = read_trail(source).stretches
    for index, place in enumerate(places):
        units = [s for s in stretches if s.start < place.end and place.start < s.end]
        plain = all(_is_plain(s) for s in units)
        if units and plain and len({_paragraph(s) for s in units}) == 1 and place.end > place.start:
            words = "".join(
                document.text[max(s.start, place.start) : min(s.end, place.end)] for s in units
            )
            assert said[str(index)] == words


def _is_plain(stretch):
    """Whether a stretch is text of a run in the body that may be cut anywhere."""
    tags = [up.tag.rpartition("}")[2] for up in stretch.element.iterancestors()]
    inside = tags[: tags.index("p")] if "p" in tags else []
    allowed = {"r", "hyperlink", "ins", "sdtContent", "sdt", "fldSimple"}
    return (
        stretch.element.tag.endswith("main}t")
        and set(inside) <= allowed
        and "txbxContent" not in tags
        and "footnote" not in tags
    )


def _paragraph(stretch):
    return next(up for up in stretch.element.iterancestors() if up.tag.endswith("}p"))


@settings(max_examples=1200)
@given(cases(), st.lists(st.sampled_from(["", "至", "会议", "截止日"]), min_size=5, max_size=5))
def test_accepting_all_changes_gives_the_mended_copy_and_refusing_all_the_old_text(case, news):
    source, document, places = case
    found = [finding(place, new=new) for place, new in zip(places, news, strict=False)]
    data, copy = marked_docx(source, document, found), mended(source, document, found)
    assert anchored(data)
    after = read(Source("a.docx", copy.data)).text
    assert read(Source("a.docx", settled(data, accept=True))).text == after
    assert read(Source("a.docx", settled(data, accept=False))).text == document.text
    assert read(Source("a.docx", data)).text == after
    assert after == _edited(document.text, {e for f in copy.made for e in f.fix})


def _edited(text, edits):
    for edit in sorted(edits, key=lambda one: one.place, reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text

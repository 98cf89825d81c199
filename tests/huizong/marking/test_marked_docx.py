"""The same Word file back: comments at the exact words, and everything else as it was."""

import io

import pytest
from marked import anchored, comments, finding, parts, place, root_of, settled
from wordfiles import abstract, archive, level, num, para, run, word_file

from huizong.marking import Limits, marked_docx
from huizong.reading import read
from huizong.values import Place, Severity, Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPLIT = run("共办理来文15") + run("2件，截", properties="<w:b/>") + run("止10月底。")


def given(body, **more):
    source = Source("a.docx", word_file(body, **more))
    return source, read(source)


def marked(body, *words, **more):
    """Return a file marked at some words, with the document."""
    source, document = given(body, **more)
    findings = [finding(place(document, each)) for each in words]
    return marked_docx(source, document, findings), document


def same_text(data, document):
    assert read(Source("a.docx", data)).text == document.text


def test_a_comment_spans_exactly_the_words_across_runs_that_keep_their_dress():
    data, document = marked(para(inner=SPLIT), "152件", "截止")
    assert anchored(data) == {"0": "152件", "1": "截止"}
    same_text(data, document)
    bold = [r for r in root_of(data).iter(f"{W}r") if r.find(f"{W}rPr/{W}b") is not None]
    assert "".join(t for r in bold for t in r.itertext(f"{W}t")) == "2件，截"


def test_what_a_comment_says():
    source, document = given(para("来文152件，其中县级100件、乡镇48件。"))
    places = [place(document, words) for words in ("152件", "100件", "48件")]
    data = marked_docx(source, document, [finding(*places, message="“152件”与分项之和不符")])
    assert comments(data) == {
        "0": ["【错误】“152件”与分项之和不符", "请改正", "HZ401 wrong-word"],
        "1": ["【错误】见“152件”处的批注：“152件”与分项之和不符", "HZ401 wrong-word"],
        "2": ["【错误】见“152件”处的批注：“152件”与分项之和不符", "HZ401 wrong-word"],
    }
    assert anchored(data) == {"0": "152件", "1": "100件", "2": "48件"}


def test_python_docx_reads_the_comments():
    docx = pytest.importorskip("docx")
    full = io.BytesIO()
    docx.Document().save(full)
    new = docx.Document(full)
    new.add_paragraph("共办理来文152件。")
    stream = io.BytesIO()
    new.save(stream)
    source = Source("a.docx", stream.getvalue())
    document = read(source)
    data = marked_docx(source, document, [finding(place(document, "152件"))])
    (comment,) = docx.Document(io.BytesIO(data)).comments
    assert (comment.author, comment.initials) == ("汇总", "汇")
    assert "有误" in comment.text


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (run("见") + f'<w:hyperlink r:id="x">{run("附件一览")}</w:hyperlink>' + run("。"), "件一"),
        (run("共") + f'<w:ins w:id="9" w:author="甲">{run("152件")}</w:ins>', "52"),
        (f"<w:smartTag>{run('云溪县')}</w:smartTag>" + run("政府"), "县政"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('填报单位')}</w:sdtContent></w:sdt>", "报单"),
        (f'<w:fldSimple w:instr="DATE">{run("10月5日")}</w:fldSimple>', "5日"),
        ("<w:r><w:t>共 </w:t><w:tab/><w:t> 三件 </w:t></w:r>", "三件"),
        (f"<w:r><w:t>甲</w:t><w:br/><w:t>乙丙</w:t></w:r>{run('丁')}", "丙丁"),
    ],
)
def test_words_within_other_things(inner, words):
    data, document = marked(para(inner=inner), words)
    assert anchored(data) == {"0": words}
    same_text(data, document)


def test_what_cannot_be_opened_is_spanned_whole():
    formula = "<m:oMath><m:r><m:t>x=12</m:t></m:r></m:oMath>"
    ruby = (
        f"<w:r><w:ruby><w:rt>{run('p')}</w:rt><w:rubyBase>{run('拼音')}</w:rubyBase></w:ruby></w:r>"
    )
    data, document = marked(para(inner=run("设") + formula + run("，") + ruby), "=1", "音")
    same_text(data, document)
    start, end = (next(root_of(data).iter(f"{W}commentRange{end}")) for end in ("Start", "End"))
    assert start.getnext().tag.endswith("oMath")
    assert end.getprevious().tag.endswith("oMath")
    assert anchored(data)["1"] == "p拼音"


def test_a_place_over_paragraphs_and_one_over_cells():
    cells = "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("来文", "152件"))
    body = para("一、办文") + para("共152件。") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    data, document = marked(body, "办文\n共152", "文\t152")
    assert anchored(data) == {"0": "办文共152", "1": "文"}
    same_text(data, document)


def test_a_number_that_word_computes_is_commented_on_at_its_paragraph():
    numbering = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)
    body = para("会议活动", num=1, level=0) + para("办文办会", num=1, level=0)
    data, document = marked(body, "二、", "一、会", numbering=numbering)
    assert anchored(data) == {"0": "办文办会", "1": "会"}
    same_text(data, document)


def test_a_text_box_a_note_and_a_header_are_told_at_what_they_hang_from():
    box = f"<w:txbxContent>{para('框内截止文字')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    section = '<w:sectPr><w:headerReference r:id="rId4"/></w:sectPr>'
    extra = {
        "footnotes": f'<w:footnote w:id="1">{para("数据为快报数")}</w:footnote>',
        "header": para("云溪县政府办公室"),
    }
    body = para("首段") + para(inner=run("正文") + drawing + run("注") + note) + section
    data, document = marked(body, "截止", "快报", "县政府", extra=extra)
    same_text(data, document)
    said = comments(data)
    assert [said[str(index)][0] for index in range(3)] == [
        "【错误】“此处”有误（说的是文本框里的“截止”）",
        "【错误】“此处”有误（说的是脚注里的“快报”）",
        "【错误】“此处”有误（说的是页眉里的“县政府”）",
    ]
    assert anchored(data) == {"0": "框内截止文字框内截止文字", "1": "", "2": None}
    assert b"comment" not in parts(data)["word/footnotes.xml"] + parts(data)["word/header.xml"]


def test_comments_that_are_there_stay_and_ids_go_on():
    inner = (
        '<w:commentRangeStart w:id="7"/>' + run("来文152件")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    )  # fmt: skip
    extra = {"comments": f'<w:comment w:id="7" w:author="甲">{para("数对吗")}</w:comment>'}
    data, document = marked(para(inner=inner), "52", extra=extra)
    assert anchored(data) == {"7": "来文152件", "8": "52"}
    assert comments(data)["7"] == ["数对吗"]
    same_text(data, document)


def test_all_other_parts_keep_their_bytes():
    source, document = given(para("来文152件"), extra={"footnotes": "", "header": para("页眉")})
    data = marked_docx(source, document, [finding(place(document, "152"))])
    before, after = parts(source.data), parts(data)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    assert b"/word/comments.xml" in after["[Content_Types].xml"]
    assert b'Target="comments.xml"' in after["word/_rels/document.xml.rels"]


def test_a_finding_about_the_whole_file_stands_at_its_first_paragraph():
    source, document = given(para("首段") + para("次段"))
    data = marked_docx(source, document, [finding(Place("a.docx", 0, 0))])
    assert anchored(data) == {"0": None}
    first = next(root_of(data).iter(f"{W}p"))
    assert first.find(f".//{W}commentReference") is not None


def test_places_in_other_files_are_left_to_them():
    source, document = given(para("来文152件"))
    other = Place("b.docx", 0, 2)
    data = marked_docx(source, document, [finding(place(document, "152"), other)])
    assert anchored(data) == {"0": "152"}


def test_parts_of_one_place_are_one_comment():
    source, document = given(para("来文1\u200b52件"))
    parted = [place(document, "1"), place(document, "52")]
    data = marked_docx(source, document, [finding(*parted)])
    assert anchored(data) == {"0": "1\u200b52"}


def test_very_many_findings_are_told_by_their_number():
    source, document = given("".join(para("来文152件") for _ in range(5)))
    findings = [finding(place(document, "152", nth)) for nth in range(5)]
    data = marked_docx(source, document, findings, limits=Limits(per_rule=3))
    said = comments(data)
    assert len(said) == 4
    assert said["3"] == ["wrong-word（HZ401）共 5 个问题，只批注了前 3 个；改完后请再查一遍"]


def test_strict_files_stay_strict():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = (
        f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>会议3次</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    data, document = marked("", "3次", document=text)
    files = parts(data)
    assert strict.encode() in files["word/document.xml"]
    assert strict.encode() in files["word/comments.xml"]
    assert b"schemas.openxmlformats.org" not in files["word/document.xml"]
    relations = files["word/_rels/document.xml.rels"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations
    same_text(data, document)


def test_a_package_without_relations_of_its_main_part():
    files = parts(word_file(para("来文152件")))
    del files["word/_rels/document.xml.rels"]
    source = Source("a.docx", archive(files))
    document = read(source)
    data = marked_docx(source, document, [finding(place(document, "152"))])
    assert anchored(data) == {"0": "152"}


def test_another_file_than_the_document_is_refused():
    source, _ = given(para("来文152件"))
    _, other = given(para("来文140件"))
    with pytest.raises(ValueError, match="not the file"):
        marked_docx(source, other, [])


def test_the_same_call_gives_the_same_bytes_and_a_time_only_where_given():
    source, document = given(para("来文152件"))
    found = [finding(place(document, "152"), new="153")]
    once = marked_docx(source, document, found)
    assert once == marked_docx(source, document, found)
    assert b"w:date" not in parts(once)["word/comments.xml"]


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.ERROR, "错误"), (Severity.WARNING, "提醒"), (Severity.STYLE, "格式")],
)
def test_severity_is_a_word(severity, word):
    source, document = given(para("来文152件"))
    data = marked_docx(source, document, [finding(place(document, "152"), severity=severity)])
    assert comments(data)["0"][0].startswith(f"【{word}】")


def test_without_findings_the_text_is_as_it_was():
    source, document = given(para(inner=SPLIT))
    data = marked_docx(source, document, [])
    same_text(data, document)
    assert "word/comments.xml" not in parts(data)
    assert settled(data, accept=True)


def test_a_marked_file_that_comes_again_gets_no_comment_twice():
    source, document = given(para("来文152件") + para("来文152件"))
    found = [finding(place(document, "152件")), finding(Place("a.docx", 0, 0), code="HZ611")]
    again = Source("a.docx", marked_docx(source, document, found))
    found.append(finding(place(document, "152件", 1)))
    data = marked_docx(again, read(again), found)
    assert sorted(anchored(data)) == ["0", "1", "2"]
    assert anchored(data)["2"] == "152件"
    assert len(comments(marked_docx(Source("a.docx", data), read(again), found))) == 3

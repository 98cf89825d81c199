"""Certain fixes in a Word file: as changes to accept or refuse, and made at once in a copy."""

import pytest
from marked import anchored, comments, finding, parts, place, root_of, settled
from wordfiles import abstract, level, num, para, run, word_file

from huizong.marking import fixed, marked_docx, mended
from huizong.reading import read
from huizong.values import Edit, Finding, Message, Place, Severity, Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def given(body, **more):
    source = Source("a.docx", word_file(body, **more))
    return source, read(source)


def text_of(data):
    return read(Source("a.docx", data)).text


def both(body, *changes, **more):
    """Return the marked file and the mended one; `changes` are pairs of old and new words."""
    source, document = given(body, **more)
    findings = [finding(place(document, old), new=new) for old, new in changes]
    data, copy = marked_docx(source, document, findings), mended(source, document, findings)
    assert text_of(settled(data, accept=True)) == text_of(data) == text_of(copy.data)
    assert text_of(settled(data, accept=False)) == document.text
    return data, copy, document


def test_a_fix_is_a_change_within_its_comment():
    data, copy, _ = both(para("数据截止10月底。"), ("截止", "截至"))
    assert text_of(copy.data) == "数据截至10月底。"
    assert anchored(data) == {"0": "截止"}
    assert "已用修订标出改法，请接受或拒绝" in comments(data)["0"]
    (deleted,) = root_of(data).iter(f"{W}del")
    (inserted,) = root_of(data).iter(f"{W}ins")
    assert ("".join(deleted.itertext()), "".join(inserted.itertext())) == ("止", "至")
    assert {deleted.get(f"{W}author"), inserted.get(f"{W}author")} == {"汇总"}
    assert inserted.getnext().tag == f"{W}commentRangeEnd"


def test_new_words_have_the_dress_of_the_old():
    inner = run("签") + run("定了", properties="<w:b/>") + run("协议")
    data, copy, _ = both(para(inner=inner), ("签定", "签订"))
    for file in (data, copy.data):
        (new,) = (r for r in root_of(file).iter(f"{W}r") if "".join(r.itertext()) == "订")
        assert new.find(f"{W}rPr/{W}b") is not None


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ((("152件", ""),), "来文，截止10月"),
        ((("152", "1520"), ("截止", "截至")), "来文1520件，截至10月"),
        ((("来文", "办理来文"),), "办理来文152件，截止10月"),
        ((("152件，截止", "百件，至"),), "来文百件，至10月"),
        ((("10月", "10月底"),), "来文152件，截止10月底"),
    ],
)
def test_fixes_of_every_shape(changes, text):
    inner = run("来文1") + run("52件", properties="<w:i/>") + run("，截止10月")
    _, copy, _ = both(para(inner=inner), *changes)
    assert text_of(copy.data) == text


@pytest.mark.parametrize(
    "inner",
    [
        f'<w:hyperlink r:id="x">{run("数据截止10月")}</w:hyperlink>',
        f'<w:ins w:id="9" w:author="甲">{run("数据截止10月")}</w:ins>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('数据截止10月')}</w:sdtContent></w:sdt>",
    ],
)
def test_fixes_within_other_things(inner):
    data, copy, _ = both(para(inner=inner), ("截止", "截至"))
    assert text_of(copy.data) == "数据截至10月"
    assert anchored(data) == {"0": "截止"}
    assert all(outer.getparent().tag != f"{W}ins" for outer in root_of(data).iter(f"{W}ins"))


def test_a_text_box_is_changed_in_both_its_copies_and_a_note_in_its_part():
    box = f"<w:txbxContent>{para('框内截止文字')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    extra = {"footnotes": f'<w:footnote w:id="1">{para("数据帐目")}</w:footnote>'}
    body = para(inner=run("正文") + drawing + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    data, copy, _ = both(body, ("截止", "截至"), ("帐目", "账目"), extra=extra)
    assert parts(data)["word/document.xml"].decode().count("<w:delText") == 2
    assert "账" in parts(copy.data)["word/footnotes.xml"].decode()


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


NOTED = '<w:r><w:t>截</w:t><w:footnoteReference w:id="1"/><w:t>止10月</w:t></w:r>'
COMPUTED = field("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + field("separate")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (para(inner=COMPUTED + run("截止10月") + field("end")), "截止"),
        (para(inner=f'<w:fldSimple w:instr="DATE">{run("截止10月")}</w:fldSimple>'), "截止"),
        (para(inner=NOTED), "截止"),
        (para("截") + para("止"), "截\n止"),
        (para("截止10月", num=1, level=0), "1、截止"),
        (
            para(
                inner="<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr>"
                f"<w:sdtContent>{run('截止')}</w:sdtContent></w:sdt>"
            ),
            "截止",
        ),
    ],
)
def test_what_word_would_not_keep_is_only_suggested(body, words):
    numbering = abstract(0, level(0, "decimal", "%1、")) + num(1, 0)
    source, document = given(body, numbering=numbering)
    found = [finding(place(document, words), new="至今")]
    data = marked_docx(source, document, found)
    assert list(root_of(data).iter(f"{W}del")) == []
    assert text_of(data) == document.text
    assert any("建议把" in line for line in comments(data)["0"])
    copy = mended(source, document, found)
    assert (copy.data, copy.made) == (source.data, ())
    assert [told.rule for told in copy.findings] == ["fix-not-made"]


def test_of_fixes_that_meet_the_first_is_made_and_a_finding_is_mended_whole():
    source, document = given(para("数据截止10月，帐目不清。"))
    at = place(document, "截止")
    wide = Place(at.path, at.start - 1, at.end)
    both_ = Finding(
        "HZ402", "x", Severity.ERROR, Message("两处"), Message(""), (at,),
        (Edit(wide, "据至"), Edit(place(document, "帐目"), "账目")),
    )  # fmt: skip
    found = [finding(at, new="截至"), both_]
    copy = mended(source, document, found)
    assert text_of(copy.data) == "数据截至10月，帐目不清。"
    assert copy.made == (found[0],)
    assert "重叠" in str(copy.findings[0].message)
    assert text_of(marked_docx(source, document, found)) == text_of(copy.data)


def test_two_findings_with_one_fix_are_both_mended():
    source, document = given(para("数据截止10月"))
    at = place(document, "截止")
    found = [finding(at, new="截至"), finding(at, new="截至", code="HZ402")]
    assert mended(source, document, found).made == tuple(found)
    assert text_of(fixed(source, document, found)) == "数据截至10月"


def test_changes_beside_others_changes_keep_both():
    theirs = '<w:del w:id="41" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    inner = run("数据") + theirs + run("截止10月")
    data, _, _ = both(para(inner=inner), ("据截止", "据截至"))
    ids = [e.get(f"{W}id") for e in root_of(data).iter(f"{W}del", f"{W}ins")]
    assert "41" in ids
    assert len(set(ids)) == len(ids) == 3


def test_places_that_show_a_change_of_their_own_need_no_second_comment():
    source, document = given(para("甲(乙)丙(丁)，其中戊。"))
    brackets = [place(document, "(", nth) for nth in range(2)]
    told = Finding(
        "HZ501", "half-width-mark", Severity.STYLE, Message("括号是半角"), Message("改为全角"),
        (*brackets, place(document, "其中")), tuple(Edit(at, "（") for at in brackets),
    )  # fmt: skip
    data = marked_docx(source, document, [told])
    assert anchored(data) == {"0": "(", "1": "其中"}
    assert "2 处都已用修订标出改法，请接受或拒绝" in comments(data)["0"]
    assert text_of(data) == "甲（乙)丙（丁)，其中戊。"


def test_a_blank_is_named():
    source, document = given(para("一、 办文") + para("截") + para("止"))
    blank = finding(place(document, " "), new="")
    data = marked_docx(source, document, [blank, finding(place(document, "截\n止"), new="")])
    assert text_of(data) == "一、办文\n截\n止"
    assert comments(data)["1"][2] == "建议删去“截 止”"

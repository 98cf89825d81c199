"""Certain fixes in plain text: encoding, mark and line ends stay."""

import pytest
from marked import finding, place

from huizong.marking import MarkingError, fixed, mended
from huizong.reading import read
from huizong.values import Document, Edit, Finding, Message, Place, Severity, Source


def given(data, path="a.txt"):
    source = Source(path, data)
    return source, read(source)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(encoding, end):
    text = f"一、办文{end}数据截止10月底，办理来文若干件。{end}　　完{end}"
    source, document = given(text.encode(encoding))
    data = fixed(source, document, [finding(place(document, "截止"), new="截至")])
    assert data == text.replace("截止", "截至").encode(encoding)


def test_a_line_end_in_a_fix_is_the_files_own():
    source, document = given("一、办文。二、办会。\r\n三、督查。\r\n".encode())
    at = place(document, "。二")
    data = fixed(source, document, [finding(at, new="。\n二")])
    assert data.decode() == "一、办文。\r\n二、办会。\r\n三、督查。\r\n"


def test_markdown_keeps_its_signs():
    source, document = given("# 总结\n\n- 数据**截止**10月底\n".encode(), "a.md")
    data = fixed(source, document, [finding(place(document, "截止"), new="截至")])
    assert data.decode() == "# 总结\n\n- 数据**截至**10月底\n"


def test_what_a_gbk_file_has_no_code_for_is_told():
    source, document = given("全县新建绿地30平方米，数据截止10月底，已办结。".encode("gbk"))
    found = [
        finding(place(document, "绿地"), new="绿\U00020000地"),
        finding(place(document, "截止"), new="截至"),
    ]
    copy = mended(source, document, found)
    assert copy.data.decode("gbk") == document.text.replace("截止", "截至")
    assert copy.made == (found[1],)
    (told,) = copy.findings
    assert (told.code, told.rule) == ("HZ098", "fix-not-made")
    assert "GBK 里没有“\U00020000”" in str(told.message)


def test_without_fixes_the_bytes_are_the_same():
    source, document = given("数据截至10月底。\n".encode())
    assert mended(source, document, []) == mended(
        source, document, [finding(place(document, "数"))]
    )
    assert fixed(source, document, []) == source.data


def test_of_fixes_that_touch_the_first_is_made():
    source, document = given("数据截止10月底。\n".encode())
    at = place(document, "截止")
    behind = Place(at.path, at.end, at.end)
    found = [finding(at, new="截至"), finding(behind, new="到"), finding(at, new="到")]
    copy = mended(source, document, found)
    assert copy.data.decode() == "数据截至10月底。\n"
    assert [str(told.message) for told in copy.findings] == [
        "这里没有加上“到”（HZ401）：与前面已改的一处重叠。",
        "“截止”没有改成“到”（HZ401）：与前面已改的一处重叠。",
    ]


def test_a_fix_beyond_the_text_or_of_another_file_is_not_made():
    source, document = given("数据。\n".encode())
    for wrong in (Place("a.txt", 2, 99), Place("b.txt", 0, 1)):
        told = Finding(
            "HZ401", "x", Severity.ERROR, Message("x"), Message(""), (wrong,), (Edit(wrong, "y"),)
        )
        assert fixed(source, document, [told]) == source.data


def test_other_kinds_of_file_are_refused_with_what_to_do():
    source = Source("a.pdf", b"%PDF")
    document = Document("a.pdf", "pdf", None, "数据", ())
    with pytest.raises(MarkingError) as caught:
        mended(source, document, [])
    assert "只有 txt、md、docx 能直接改" in str(caught.value.message)


def test_a_fix_that_another_makes_letter_for_letter_is_made_with_it():
    source, document = given("(三）督办。\n".encode())
    found = [
        finding(place(document, "(三）"), new="（三）"),
        finding(place(document, "("), new="（"),
    ]
    copy = mended(source, document, found)
    assert (copy.data.decode(), copy.made, copy.findings) == (
        "（三）督办。\n",
        tuple(found),
        (),
    )

"""What is no txt, md or docx, or a broken one: told by content, with what to do."""

import io
import struct
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wordfiles import HEAD, NAMES, abstract, archive, level, num, para, word_file

from huizong.reading import Limits, ReadingError, read
from huizong.values import Source
from readorrefused import REFUSALS, end_of

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
GOOD = word_file(
    para("会议活动", num=1, level=0)
    + para("召开会议3次。")
    + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    numbering=abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0),
)


def refused(path, data, **options):
    with pytest.raises(ReadingError) as caught:
        read(Source(path, data), **options)
    return caught.value.finding


def utf16(name):
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("path", "data", "rule", "says"),
    [
        ("通知.pdf", b"%PDF-1.7\n", "broken-file", "PDF"),
        ("通知.docx", b"%PDF-1.7\n", "wrong-extension", "PDF"),
        ("旧.doc", COMPOUND + utf16("WordDocument"), "broken-file", "没有传完"),
        ("旧.docx", COMPOUND + utf16("WordDocument"), "wrong-extension", "旧版 Word"),
        ("报.wps", COMPOUND + utf16("WordDocument"), "broken-file", "没有传完"),
        ("表.xls", COMPOUND + utf16("Workbook"), "broken-file", "不完整"),
        ("片.ppt", COMPOUND + utf16("PowerPoint Document"), "unsupported-format", "PowerPoint"),
        ("怪.doc", COMPOUND, "broken-file", "不完整"),
        ("密.docx", COMPOUND + utf16("EncryptedPackage"), "encrypted-file", "密码"),
        ("网.docx", b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "wrong-extension", "网页"),
        ("网.txt", b"<HTML><body>", "wrong-extension", "网页"),
        ("富.txt", b"{\\rtf1\\ansi", "wrong-extension", "RTF"),
        ("图.png", b"\x89PNG\r\n\x1a\n", "unsupported-format", "图片"),
        ("图.txt", b"\xff\xd8\xff\xe0", "unsupported-format", "图片"),
        ("程序.exe", b"MZ\x90\0\x03", "unsupported-format", "程序"),
        ("包.txt", archive({"a.txt": "x"}), "unsupported-format", "压缩包"),
        ("包.rar", b"Rar!\x1a\x07\0", "unsupported-format", "压缩包"),
        ("片.pptx", archive({"ppt/presentation.xml": "x"}), "unsupported-format", "pptx"),
        ("表.xlsx", archive({"xl/workbook.xml": "x"}), "broken-file", "不是完整的 XML"),
        ("表.docx", archive({"xl/workbook.xml": "x"}), "wrong-extension", "xlsx"),
        ("文.odt", archive({"content.xml": "x"}), "unsupported-format", "OpenDocument"),
        ("空.docx", archive({"a.xml": "x"}), "broken-file", "word/document.xml"),
        ("文.exe", "召开会议".encode(), "wrong-extension", ".exe"),
        ("文.docx", "召开会议".encode(), "wrong-extension", "纯文本"),
        ("文.txt", GOOD, "wrong-extension", "docx"),
        ("文.doc", GOOD, "wrong-extension", ".doc"),
        ("截.docx", GOOD[:-30], "broken-file", "不完整"),
        ("截.docx", GOOD[: len(GOOD) // 2], "broken-file", "不完整"),
        ("头.docx", b"\0\0" + GOOD[2:], "broken-file", "开头"),
        ("零.docx", b"", "empty-file", "没有文字"),
        ("白.docx", word_file(para(" ")), "empty-file", "没有文字"),
        ("坏.docx", word_file("", document="<w:document"), "broken-file", "XML"),
        ("缺.docx", word_file("", document=f"<w:document {NAMES}/>"), "broken-file", "w:body"),
    ],
)
def test_refusal(path, data, rule, says):
    finding = refused(path, data)
    assert finding.rule == rule
    assert path in str(finding.message)
    assert says in str(finding.message)
    assert str(finding.hint).endswith("。")


def test_every_fault_has_a_code_of_its_own():
    from huizong.reading import faults

    found = [fault for fault in vars(faults).values() if isinstance(fault, faults.Fault)]
    assert (
        len({fault.code for fault in found}) == len({fault.rule for fault in found}) == len(found)
    )


@pytest.mark.parametrize(
    ("path", "data", "does"),
    [
        ("图.jpg", b"\xff\xd8\xff\xe0", "录入成文字"),
        ("包.zip", archive({"a.txt": "x"}), "先解压"),
        ("片.pptx", archive({"ppt/presentation.xml": "x"}), "粘贴到 Word"),
        ("程序.exe", b"MZ\x90\0\x03", "选错了文件"),
    ],
)
def test_the_hint_fits_the_kind(path, data, does):
    assert does in str(refused(path, data).hint)


def test_many_comments_before_markup_take_no_time():
    data = b"<!---->" * 600 + "共三件。".encode()
    assert read(Source("a.md", data + b"\n")).text


def test_a_text_may_begin_like_a_program():
    assert read(Source("a.txt", "BM25算法说明。".encode())).text
    assert read(Source("a", "MZ是两个字母。".encode())).format == "txt"


def test_a_docx_without_an_extension_is_read():
    assert read(Source("上传", GOOD)).format == "docx"


def bomb(entity_lines):
    return word_file(
        "",
        document=f'<?xml version="1.0"?><!DOCTYPE w:document [{entity_lines}]>'
        f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>",
    )


@pytest.mark.parametrize(
    "lines",
    [
        '<!ENTITY a "甲">',
        '<!ENTITY b "xxxxxxxxxx"><!ENTITY a "&b;&b;&b;&b;&b;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
    ],
)
def test_entities_are_refused(lines):
    assert refused("弹.docx", bomb(lines)).rule in {"unsafe-xml", "broken-file"}


def zipped(parts):
    return archive({"word/document.xml": f"{HEAD}<x/>", **parts})


@pytest.mark.parametrize(
    ("parts", "limits", "says"),
    [
        ({"a.bin": b"\0" * 30_000_000}, Limits(), "压缩比"),
        ({"a.bin": bytes(range(256)) * 10}, Limits(max_part=1_000), "a.bin"),
        ({"a.bin": bytes(2_000), "b.bin": bytes(2_000)}, Limits(max_unpacked=3_000), "总量"),
        ({f"{index}.bin": b"" for index in range(30)}, Limits(max_parts=20), "31 个"),
    ],
)
def test_an_archive_that_grows_too_large_is_not_unpacked(parts, limits, says):
    finding = refused("弹.docx", zipped(parts), limits=limits)
    assert finding.rule == "zip-bomb"
    assert says in str(finding.message)


def test_a_part_that_is_larger_than_the_directory_says_is_broken():
    data = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        start = file.start_dir
    end = data.rfind(b"PK\x05\x06")
    at = start
    while at < end:
        struct.pack_into("<I", data, at + 24, 5)  # the size that the directory states
        lengths = struct.unpack_from("<HHH", data, at + 28)
        at += 46 + sum(lengths)
    assert refused("谎.docx", bytes(data)).rule == "broken-file"


def test_a_locked_zip_is_told():
    data = bytearray(GOOD)
    start = data.find(b"PK\x01\x02")
    data[start + 8] |= 1
    assert refused("锁.docx", bytes(data)).rule == "encrypted-file"


def test_deep_nesting_ends_in_a_refusal_or_a_document():
    for depth in (60, 400):
        tables = "<w:tbl><w:tr><w:tc>" * depth + para("底") + "</w:tc></w:tr></w:tbl>" * depth
        controls = "<w:sdt><w:sdtContent>" * depth + para("底") + "</w:sdtContent></w:sdt>" * depth
        for body in (tables, controls):
            try:
                assert "底" in read(Source("深.docx", word_file(body))).text
            except ReadingError as error:
                assert error.finding.rule in {"broken-file", "document-too-long"}  # noqa: PT017 - either end is right


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=8))
def test_a_docx_with_changed_bytes_is_read_or_refused(changes):
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    assert end_of("a.docx", bytes(data)) in {"docx", *REFUSALS}


PART = st.sampled_from(["document", "numbering", "styles"])


@settings(deadline=None)
@given(PART, st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), max_size=6))
def test_parts_with_changed_bytes_are_read_or_refused(part, changes):
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = f"word/{part}.xml"
    changed = bytearray(parts[name])
    for at, byte in changes:
        changed[at % len(changed)] = byte
    data = archive({**parts, name: bytes(changed)})
    assert end_of("a.docx", data) in {"docx", *REFUSALS}


VALUES = st.sampled_from(["-1", "0", "1", "9", "99999999999999999999", "", "x", "一", "１", "true"])


@given(VALUES, VALUES, VALUES, VALUES)
def test_odd_numbers_in_attributes_are_read(one, two, three, four):
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{one}"><w:start w:val="{two}"/>'
        f'<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%9%"/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{three}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{four}">'
        f'<w:startOverride w:val="{one}"/></w:lvlOverride></w:num>'
    )
    table = (
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{two}"/></w:trPr><w:tc><w:tcPr>'
        f'<w:gridSpan w:val="{one}"/><w:vMerge w:val="{four}"/></w:tcPr>{para("格")}</w:tc></w:tr>'
        "</w:tbl>"
    )
    data = word_file(para("甲", num=three, level=one) + table, numbering=numbering)
    assert "甲" in read(Source("a.docx", data)).text

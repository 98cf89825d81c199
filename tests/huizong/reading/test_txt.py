from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.reading import Limits, ReadingError, read
from huizong.values import Severity, Source, places_of
from readorrefused import REFUSALS, end_of

REPORT = "　　一、会议活动\r\n\r\n　　1、召开协调会3次，参会86人。　\r\n2、印发简报2期。\r\n"


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_a_line_is_a_paragraph_and_the_text_stays_untouched():
    document = read(Source("秘书科.txt", REPORT.encode()))
    assert document.text == REPORT
    assert (document.format, document.encoding, document.findings) == ("txt", "utf-8", ())
    assert texts(document) == ["一、会议活动", "1、召开协调会3次，参会86人。", "2、印发简报2期。"]
    assert [document.quote(p.place) for p in document.paragraphs] == texts(document)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (REPORT.encode("utf-8-sig"), "utf-8", "\ufeff" + REPORT),
        (REPORT.encode("utf-16"), "utf-16-le", "\ufeff" + REPORT),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16-be", "\ufeff" + REPORT),
        (REPORT.encode("gbk"), "gb18030", REPORT),
    ],
)
def test_encodings_are_told_and_a_mark_counts_but_is_in_no_paragraph(data, encoding, text):
    document = read(Source("a.txt", data))
    assert (document.encoding, document.text) == (encoding, text)
    assert document.text == data.decode(encoding)
    assert texts(document)[0] == "一、会议活动"
    assert document.findings == ()


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty-file"),
        ("\ufeff \r\n　\n".encode(), "empty-file"),
        (b"\xff\xff\x80\x80\x81", "unknown-encoding"),
        ("召开会议".encode("utf-16-le"), "unknown-encoding"),
        (("汇报工作情况如下" * 9).encode() + b"\xe5\x8f" + "完成任务".encode(), "unknown-encoding"),
        ("會議記錄與報告事項，請各單位於月底前提送。".encode("big5"), "unknown-encoding"),
        (b"abc\0\0\0def", "unknown-encoding"),
    ],
)
def test_what_cannot_be_decoded_is_refused(data, rule):
    with pytest.raises(ReadingError) as caught:
        read(Source("坏.txt", data))
    finding = caught.value.finding
    assert finding.rule == rule
    assert finding.severity is Severity.ERROR
    assert "坏.txt" in str(finding.message)
    assert [(p.path, p.start, p.end) for p in finding.places] == [("坏.txt", 0, 0)]


def test_where_utf8_breaks_is_said():
    data = "召开会议三次，全部办结。".encode() + b"\xe5"
    with pytest.raises(ReadingError, match="第 37 个字节"):
        read(Source("断.txt", data))


@pytest.mark.parametrize(
    "text", ["共收文\x01三件，已全部办理完毕。", "共收文\ue5e5三件。", "㐀㐁会议召开了三次"]
)
def test_a_doubtful_decoding_is_read_with_a_warning(text):
    (finding,) = read(Source("a.txt", text.encode("gb18030"))).findings
    assert (finding.rule, finding.severity) == ("doubtful-encoding", Severity.WARNING)


def test_too_large_is_refused_before_anything_else():
    with pytest.raises(ReadingError) as caught:
        read(Source("大.txt", b"a" * 2_000_000), limits=Limits(max_bytes=1_000_000))
    assert caught.value.finding.rule == "file-too-large"


def test_invisible_characters_are_in_no_run_yet_their_places_count():
    text = "\u200b完成\ue000信\u200d息3条。\u200c\u00a0"
    document = read(Source("a.txt", text.encode()))
    (paragraph,) = document.paragraphs
    assert paragraph.text == "完成信息3条。"
    assert [document.quote(place) for place in places_of(paragraph.runs)] == [
        "完成",
        "信",
        "息3条。",
    ]


def test_a_joined_paragraph_points_at_both_lines():
    text = "3、完成文印室、\n\n  收发室的管理工作。\n"
    document = read(Source("a.txt", text.encode()))
    (paragraph,) = document.paragraphs
    assert paragraph.text == "3、完成文印室、收发室的管理工作。"
    assert [document.quote(run.origin) for run in paragraph.runs] == [
        "3、完成文印室、",
        "收发室的管理工作。",
    ]


def test_two_latin_words_are_not_glued():
    text = "为便于维护，接入系统统一采用 open\nsource 组件，运行平稳。"
    (paragraph,) = read(Source("a.txt", text.encode())).paragraphs
    assert paragraph.text == "为便于维护，接入系统统一采用 open source 组件，运行平稳。"


@given(st.text())
def test_any_text_is_read_whole_or_refused(text):
    source = Source("a.txt", text.encode("utf-8", errors="surrogatepass"))
    try:
        document = read(source)
    except ReadingError:
        return
    position = 0
    for paragraph in document.paragraphs:
        assert paragraph.text
        for run in paragraph.runs:
            assert position <= run.origin.start < run.origin.end <= len(document.text)
            quoted = document.quote(run.origin)
            assert run.text in {quoted, " "} or run.text in normalize(
                "NFKC", "".join(quoted.split())
            )
            position = run.origin.end


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.docx", "a", "a.exe"]))
def test_any_bytes_are_read_or_refused(data, path):
    assert end_of(path, data) in {"txt", "md", *REFUSALS}

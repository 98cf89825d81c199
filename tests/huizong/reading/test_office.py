"""doc, wps, rtf and odt with the LibreOffice of the machine; what is refused before it is asked."""

import struct
import tempfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from officefiles import odt, saved_as

from huizong.reading import Limits, ReadingError, read
from huizong.reading.compound import open_compound
from huizong.values import Source
from needs import ROOT, needs_libreoffice

EXAMPLE = ROOT / "examples/云岭县委办公室/2026-10/政研科.docx"
LOCKED = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
LOCKED += "</manifest:file-entry>"


@pytest.fixture(scope="module")
def doc(tmp_path_factory):
    return saved_as(EXAMPLE.read_bytes(), "doc", tmp_path_factory.mktemp("doc"))


def refused(path, data, **limits):
    with pytest.raises(ReadingError) as caught:
        read(Source(path, data), limits=Limits(**limits))
    return caught.value.finding


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def sector_of(data, name):
    compound = open_compound(data)
    return (compound.streams[name].start + 1) * compound.sector


@needs_libreoffice
@pytest.mark.parametrize("name", ["报.doc", "报.DOC", "报.wps", "报"])
def test_a_doc_says_what_its_docx_says(doc, name):
    document = read(Source(name, doc))
    assert texts(document) == texts(read(Source("报.docx", EXAMPLE.read_bytes())))
    assert (document.path, document.format, document.encoding) == (name, "doc", None)
    for paragraph in document.paragraphs:
        assert document.quote(paragraph.place) == paragraph.text


@needs_libreoffice
def test_nothing_is_left_on_the_disk(doc, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read(Source("报.doc", doc))
    for name, data in (("截.doc", doc[:9_000]), ("截.rtf", b"{\\rtf1\\ansi {a")):
        refused(name, data)
    refused("慢.doc", doc, seconds=0.3)
    assert list(tmp_path.iterdir()) == []


@needs_libreoffice
def test_a_doc_is_told_as_encrypted_by_its_own_head(doc):
    data = bytearray(doc)
    data[sector_of(doc, "WordDocument") + 11] |= 1
    assert refused("密.doc", bytes(data)).rule == "encrypted-file"


@needs_libreoffice
def test_another_stream_by_that_name_is_no_word_file(doc):
    data = bytearray(doc)
    struct.pack_into("<H", data, sector_of(doc, "WordDocument"), 0x1234)
    assert refused("假.doc", bytes(data)).rule == "unsupported-format"


@needs_libreoffice
@pytest.mark.parametrize("part", [0.03, 0.3, 0.6, 0.9])
def test_a_doc_that_breaks_off_is_told(doc, part):
    finding = refused("截.doc", doc[: int(len(doc) * part)])
    assert finding.rule == "broken-file"
    assert "没有传完" in str(finding.message)


@needs_libreoffice
def test_an_rtf_that_breaks_off_is_told(tmp_path):
    data = saved_as(EXAMPLE.read_bytes(), "rtf", tmp_path)
    assert "没有传完" in str(refused("截.rtf", data[: len(data) // 2]).message)
    assert "没有传完" in str(refused("截.doc", data[: len(data) // 2]).message)


@needs_libreoffice
@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1\\ansi " + b"{" * 200_000 + b"a" + b"}" * 200_000 + b"}",
        b"{\\rtf1\\ansi " + b"\\par word" * 3_000_000 + b"}",
    ],
    ids=["deep", "long"],
)
def test_an_rtf_that_blows_up_is_ended(data):
    assert refused("弹.rtf", data).rule in {"conversion-failed", "conversion-timeout"}


@needs_libreoffice
def test_numbers_of_an_rtf_as_word_writes_it():
    levels = (
        r"{\listlevel\levelnfc37\levelfollow2\levelstartat1{\leveltext\'02\'00\u12289 ?;}"
        r"{\levelnumbers\'01;}}"
        r"{\listlevel\levelnfc37\levelfollow2\levelstartat1{\leveltext\'03\u-248 ?\'01\u-247 ?;}"
        r"{\levelnumbers\'02;}}"
        r"{\listlevel\levelnfc0\levelfollow2\levelstartat1\levellegal1{\leveltext\'03\'00.\'02;}"
        r"{\levelnumbers\'01\'03;}}"
    )
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}"
    lists = r"{\*\listtable{\list\listtemplateid1" + levels + r"\listid7}}"
    lists += r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
    body = "".join(
        rf"\pard\plain\f0\ls1\ilvl{level} \'bb\'e1\'d2\'e9\par" for level in (0, 1, 2, 1, 0)
    )
    document = read(Source("报.rtf", (head + lists + body + "}").encode()))
    numbers = [paragraph.number for paragraph in document.paragraphs]
    assert numbers == ["一、", "（一）", "1.1", "（二）", "二、"]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (odt("", manifest=LOCKED), "encrypted-file"),
        (odt("", content="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "unsafe-xml"),
        (odt("", content="<x><y>"), "broken-file"),
        (odt("<text:p>")[:-40], "broken-file"),
        (odt("<!--" + " " * 30_000_000 + "-->"), "zip-bomb"),
    ],
    ids=["locked", "entity", "broken", "cut", "bomb"],
)
def test_an_odt_that_is_not_given_to_libreoffice(data, rule, monkeypatch, tmp_path):
    monkeypatch.setenv("HUIZONG_SOFFICE", str(tmp_path / "nowhere"))
    limits = {"max_part": 20_000_000} if rule == "zip-bomb" else {}
    assert refused("报.odt", data, **limits).rule == rule


@needs_libreoffice
def test_an_odt_with_nothing_in_it_is_empty():
    assert refused("空.odt", odt("<text:p/>")).rule == "empty-file"


@pytest.fixture
def visits():
    """The addresses that were asked for at a server of our own; it listens while the test runs."""
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_OPTIONS = do_GET  # noqa: N815 - so http.server wants it; LibreOffice asks this first

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    yield asked, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@needs_libreoffice
def test_links_to_the_network_and_to_other_files_are_not_followed(visits, tmp_path):
    asked, address = visits
    (tmp_path / "secret.txt").write_text("机密")
    body = (
        f'<text:p>甲</text:p><text:section text:name="S"><text:section-source xlink:href="'
        f'{(tmp_path / "secret.txt").as_uri()}"/><text:p>乙</text:p></text:section>'
        '<text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:type="simple"'
        f' xlink:actuate="onLoad" xlink:href="{address}/a.png"/></draw:frame></text:p>'
    )
    rtf = (
        rf'{{\rtf1 one {{\field{{\*\fldinst INCLUDETEXT "{tmp_path}/secret.txt"}}{{\fldrslt two}}}}'
        rf'{{\field{{\*\fldinst INCLUDEPICTURE "{address}/b.png" \\d}}{{\fldrslt }}}}'
        rf"{{\*\template {address}/c.dot}}}}"
    )
    assert texts(read(Source("链.odt", odt(body)))) == ["甲", "乙"]
    assert "机密" not in read(Source("链.rtf", rtf.encode())).text
    assert asked == []


def compound_file(streams):
    """Return a compound file of streams of at least 4,096 bytes, in sectors of 512."""
    directory = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    chains, body = [], b""
    for name, data in streams.items():
        count = -(-len(data) // 512)
        directory.append((name, 2, len(chains), len(data)))
        chains += [*range(len(chains) + 1, len(chains) + count), 0xFFFFFFFE]
        body += data.ljust(count * 512, b"\0")
    first_of_directory = len(chains)
    count = -(-len(directory) // 4)
    chains += [*range(first_of_directory + 1, first_of_directory + count), 0xFFFFFFFE]
    table = len(chains)
    chains.append(0xFFFFFFFD)
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HB49xII4x", len(name) * 2 + 2, kind, start, size)
        for name, kind, start, size in directory
    ).ljust(count * 512, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIII", 1, first_of_directory, 0, 4096, 0xFFFFFFFE)
    head += struct.pack("<III", 0, 0xFFFFFFFE, 0) + struct.pack("<109I", table, *[0xFFFFFFFF] * 108)
    packed = struct.pack(f"<{len(chains)}I", *chains).ljust(512, b"\xff")
    return head + body + entries + packed


WORD = compound_file({"WordDocument": struct.pack("<HH6xH", 0xA5EC, 193, 0).ljust(5000, b"\0")})


def test_the_head_of_a_stream_is_found():
    data = compound_file({"甲": b"a" * 4096, "WordDocument": b"bc" * 3000})
    assert open_compound(data).head("WordDocument", 4) == b"bcbc"
    assert open_compound(data).head("乙", 4) == b""


@pytest.mark.parametrize(("version", "flags"), [(193, 0x0100), (104, 0x8100), (101, 0x0100)])
def test_encrypted_files_of_every_word_are_told(version, flags):
    head = struct.pack("<HH6xH", 0xA5EC, version, flags).ljust(5000, b"\0")
    assert refused("密.doc", compound_file({"WordDocument": head})).rule == "encrypted-file"


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WORD) - 1), st.integers(0, 255)), max_size=8))
def test_a_compound_file_with_changed_bytes_is_opened_or_refused(changes):
    data = bytearray(WORD)
    for at, byte in changes:
        data[at] = byte
    try:
        compound = open_compound(bytes(data))
        compound.check()
        head = compound.head("WordDocument", 12)
    except ValueError:
        head = None
    assert head is None or len(head) <= 12
    assert (head is None) <= bool(changes)

"""What the panel says of a place: its paragraph, its sentence, the matter, the findings."""

import pytest

from huizong.pipeline import compile_office, read_report
from huizong.values import Place, Source
from huizong_web.reports.origins import Noticed, origins_of, quote
from huizong_web.reports.sheet import set_sheet
from huizong_web.reports.texts import Text

FIRST = """秘书科10月工作总结

1、筹备召开全县秋粮收购推进会。会议共有45人参加，会期半天。会后印发纪要1期。
"""
SECOND = """农业科10月工作总结

1、牵头召开全县秋粮收购推进会，共有47人参加。
2、查看粮库4处。
"""


@pytest.fixture
def texts() -> dict[str, Text]:
    found = {}
    for number, (section, words) in enumerate({"秘书科": FIRST, "农业科": SECOND}.items()):
        source = Source(f"{section}/总结.txt", words.encode())
        reading = read_report(source, section=section)
        found[source.path] = Text(number, section, "总结.txt", reading)
    return found


@pytest.fixture
def origins(texts):
    compiled = compile_office([text.reading for text in texts.values()], title="总结")
    sheet = set_sheet(compiled)
    noticed = [Noticed(finding, "/findings/") for finding in compiled.findings]

    def link(place: Place) -> str:
        return f"{place.path}#{place.start}"

    return list(origins_of(compiled, sheet, texts, link, noticed))


def place_of(path: str, words: str, text: str) -> Place:
    start = text.index(words)
    return Place(path, start, start + len(words))


def test_a_figure_shows_its_sentence_in_its_paragraph(texts):
    place = place_of("秘书科/总结.txt", "45人", FIRST)
    stretches = quote(texts["秘书科/总结.txt"], place, with_sentence=True)
    assert [(each.mark, each.text) for each in stretches] == [
        ("", "1、筹备召开全县秋粮收购推进会。"),
        ("near", "会议共有"),
        ("here", "45人"),
        ("near", "参加，会期半天。"),
        ("", "会后印发纪要1期。"),
    ]


def test_a_long_paragraph_is_cut_on_both_sides():
    words = "前" * 500 + "办文3件" + "后" * 500
    reading = read_report(Source("a.txt", words.encode()), section="甲")
    stretches = quote(
        Text(1, "甲", "a.txt", reading), Place("a.txt", 500, 504), with_sentence=False
    )
    assert (stretches[0].text, stretches[-1].text) == ("…", "…")
    assert "".join(each.text for each in stretches if each.mark) == "办文3件"
    assert sum(len(each.text) for each in stretches) < 400


def test_every_key_has_one_origin(origins):
    keys = [origin.key for origin in origins]
    assert len(keys) == len(set(keys))
    assert all(origin.quotes for origin in origins)


def test_other_sections_on_the_matter_are_named(origins):
    (people,) = [origin for origin in origins if origin.is_figure and origin.words == "47人"]
    (matter,) = people.matters
    assert "秋粮收购推进会" in matter.title
    (also,) = matter.also
    assert (also.section, also.label) == ("秘书科", "1、")
    assert "筹备召开全县秋粮收购推进会" in also.words


def test_a_finding_stands_with_its_figures(origins):
    told = {origin.words: len(origin.findings) for origin in origins if origin.is_figure}
    assert (told["45人"], told["47人"], told["4处"]) == (1, 1, 0)


def test_what_nobody_else_tells_has_no_company(origins):
    (stores,) = [origin for origin in origins if origin.is_figure and origin.words == "4处"]
    assert stores.matters == ()
    assert stores.quotes[0].label == "2、"

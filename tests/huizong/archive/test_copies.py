import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.archive import Limits, pairs
from huizong.pipeline import read, similar
from huizong.values import Source
from needs import ROOT

SAID = (
    "2026年，全局共办理信访事项46件，其中来信22件、来访24件，按期办结率100%，做到件件有回音、"
    "事事有着落，群众满意率达到98.5%，没有发生一起越级上访事件。"
)
OTHER = "机关党支部组织党员干部到松涧镇参加义务植树，栽植树苗320株，并走访慰问困难群众12户。"


def paper(name, *paragraphs):
    return read(Source(name, "\n".join(paragraphs).encode()))


def test_a_copy_with_other_years_and_figures_is_found():
    copy = SAID.replace("2026", "20xx").replace("46件", "51件").replace("98.5", "97")
    ((found,), _) = similar([paper("旧.txt", SAID), paper("新.txt", OTHER, copy)])
    assert found.similarity == 1
    assert found.written < 1
    assert found.differences == (("2026", "20xx"), ("46", "51"), ("98.5%", "97%"))
    assert (found.source.path, found.place.path) == ("旧.txt", "新.txt")


def test_a_word_for_word_copy_differs_in_nothing():
    ((found,), (whole,)) = similar([paper("旧.txt", SAID), paper("新.txt", SAID)])
    assert (found.similarity, found.written, found.containment) == (1, 1, 1)
    assert found.differences == ()
    assert (whole.share, whole.back, whole.paragraphs) == (1, 1, 1)


def test_a_paragraph_within_a_longer_one_is_found_by_containment():
    longer = f"{OTHER}{SAID}{OTHER[::-1]}"
    ((found,), _) = similar([paper("旧.txt", longer), paper("新.txt", SAID)])
    assert found.similarity < 0.8
    assert found.containment == 1


def test_what_is_short_or_merely_alike_is_no_copy():
    alike = "2026年，全局共走访企业46家，其中工业企业22家、农业企业24家，解决困难问题31个。"
    copies, wholes = similar(
        [paper("旧.txt", SAID, "特此报告，请审阅。"), paper("新.txt", alike, "特此报告，请审阅。")]
    )
    assert copies == wholes == ()


def test_many_copies_of_one_paragraph_are_all_told_with_the_first():
    found = pairs([SAID.replace("46", str(number)) for number in range(300)])
    assert [(pair.source, pair.copy) for pair in found] == [(0, number) for number in range(1, 300)]


def test_the_share_of_a_document_that_is_copied_is_told():
    copies, (whole,) = similar([paper("旧.txt", SAID), paper("新.txt", SAID, OTHER)])
    assert len(copies) == 1
    assert whole.share == pytest.approx(len(SAID) / len(SAID + OTHER))
    assert whole.back == 1


def test_a_paragraph_repeated_within_one_file_makes_no_copied_document():
    copies, wholes = similar([paper("甲.txt", SAID, OTHER, SAID)])
    assert len(copies) == 1
    assert wholes == ()


SIGNS = st.text(
    st.sampled_from("水利茶业文书档案信访督查节约防火民政卫生道路桥梁校舍消防粮食"),
    min_size=30,
    max_size=120,
)


@given(SIGNS, st.integers(1950, 2026), st.integers(1, 9_999_999))
def test_any_paragraph_is_found_again_with_its_figures_changed(said, year, count):
    one = f"{year}年{said}共{count}件"
    two = f"20xx年{said}共{count + 1}件"
    assert [(pair.source, pair.copy) for pair in pairs([one, two])] == [(0, 1)]


@given(st.lists(st.one_of(SIGNS, st.text(max_size=60)), max_size=12))
def test_measures_lie_between_nothing_and_all(paragraphs):
    for pair in pairs(paragraphs, limits=Limits(shortest=1, similarity=0.01)):
        assert pair.source < pair.copy
        for share in (pair.similarity, pair.written, pair.containment):
            assert 0 <= share <= 1


SEED = ROOT.parent / "shared/data/seeds/000_9954cfd22fbcf65f.txt"


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/data/seeds")
def test_the_last_article_of_a_collection_repeats_the_second_with_its_years_masked():
    copies, wholes = similar([read(Source(str(SEED), SEED.read_bytes()))])
    assert max(whole.share for whole in wholes) > 0.9
    assert sum(copy.similarity > copy.written for copy in copies) >= 3

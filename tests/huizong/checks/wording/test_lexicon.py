"""Lists of words: guards, conditions, and a search that finds what a plain search finds."""

from hypothesis import given
from hypothesis import strategies as st

from huizong.checks.anchors import anchored
from huizong.checks.wording._lexicon import Case, WordList, lexicon

HEAD = {"label": "试", "basis": "试", "since": "2026-01-01"}


def found(told: WordList, text: str) -> list[tuple[int, str]]:
    """Return where the words of a list stand as faults, with what they should be."""
    return [(hit.start, hit.word.right) for hit in lexicon(told).hits(text)]


def test_a_word_is_found_wherever_it_stands() -> None:
    told = WordList(**HEAD, pairs="布署→部署 再接再励→再接再厉")
    assert found(told, "布署再接再励，布署") == [(0, "部署"), (2, "再接再厉"), (7, "部署")]


def test_a_longer_string_that_holds_the_word_is_innocent() -> None:
    told = WordList(**HEAD, pairs="峻工→竣工", unless={"峻工": ("险峻工程",)})
    assert found(told, "险峻工程已峻工") == [(5, "竣工")]


def test_what_may_not_follow_holds_for_every_pair() -> None:
    told = WordList(**HEAD, pairs="到帐→到账 建帐→建账", not_after="篷|房")
    assert found(told, "到帐篷，建帐房，到帐") == [(8, "到账")]


def test_conditions_ask_for_neighbours() -> None:
    case = Case(find=("形式",), say="形势", after="严峻", not_before="表现")
    told = WordList(**HEAD, cases=(case,))
    assert found(told, "形式严峻，形式多样，表现形式严峻") == [(0, "形势")]


def test_of_two_words_at_one_place_the_longer_is_told() -> None:
    told = WordList(**HEAD, pairs="年青→年轻 年青人→年轻人")
    assert found(told, "年青人和年青") == [(0, "年轻人"), (4, "年轻")]


def test_no_words_find_nothing() -> None:
    assert found(WordList(**HEAD), "布署") == []


@given(
    words=st.sets(st.text("甲乙丙的一", min_size=1, max_size=4), max_size=6),
    text=st.text("甲乙丙的一", max_size=40),
)
def test_an_anchored_search_finds_what_a_plain_one_finds(words: set[str], text: str) -> None:
    plain = {(at, word) for word in words for at in range(len(text)) if text.startswith(word, at)}
    assert set(anchored(words).found(text)) == plain

from hypothesis import given
from hypothesis import strategies as st

from huizong.values import Place, Run, cut, own, places_of, text_of


def quoted(text: str, start: int) -> Run:
    return Run(text, Place("a.txt", start, start + len(text)))


def test_a_cut_points_at_its_letters():
    runs = (quoted("办理来文", 10), quoted("58个文号", 20))
    assert cut(runs, 2, 6) == (quoted("来文", 12), quoted("58", 20))


def test_a_repaired_run_keeps_its_whole_origin():
    spaced = Run("7472", Place("a.txt", 5, 12))
    assert cut((spaced,), 1, 3) == (Run("47", Place("a.txt", 5, 12)),)


def test_own_words_have_no_place():
    assert places_of((quoted("甲", 0), own("（"), quoted("乙", 1))) == (Place("a.txt", 0, 2),)


texts = st.text(max_size=6)
run_lists = st.lists(
    st.tuples(texts, st.integers(0, 99)).map(lambda pair: quoted(*pair)) | texts.map(own)
)


@given(run_lists, st.integers(0, 40), st.integers(0, 40))
def test_a_cut_says_what_the_slice_says(runs, start, end):
    assert text_of(cut(runs, start, end)) == text_of(runs)[start:end]

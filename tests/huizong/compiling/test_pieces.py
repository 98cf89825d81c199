from hypothesis import given
from hypothesis import strategies as st

from huizong.compiling.pieces import Pieces
from huizong.values import Place, Run, cut, own, text_of

run = st.builds(
    lambda text, at: own(text) if at < 0 else Run(text, Place("甲.txt", at, at + len(text))),
    st.text("一二12", max_size=4),
    st.integers(-1, 50),
)


@given(st.lists(run, max_size=6).map(tuple), st.data())
def test_pieces_are_what_cutting_gives(runs, data):
    length = len(text_of(runs))
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    assert Pieces(runs).cut(start, end) == cut(runs, start, end)

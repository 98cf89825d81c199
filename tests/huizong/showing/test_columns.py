from hypothesis import given
from hypothesis import strategies as st

from huizong.showing.columns import WIDTH, pointed, width


def test_a_hanzi_is_two_columns_wide():
    assert width("共3条。") == 2 + 1 + 2 + 2
    assert width("e\u0301") == 1


def test_carets_stand_under_the_words():
    assert pointed("2、编发简报。", 2, 4) == ("2、编发简报。", "   ^^^^")


def test_a_place_without_extent_has_one_caret():
    assert pointed("简报", 1, 1) == ("简报", "  ^")


def test_tabs_do_not_move_the_carets():
    assert pointed("\t2、编发", 1, 3) == (" 2、编发", " ^^^")


@given(st.text(st.sampled_from("汉字ab，“”1\t"), max_size=200), st.data())
def test_what_is_shown_fits_and_holds_the_words(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown, carets = pointed(line, start, end)
    assert width(shown) <= WIDTH + 2
    assert carets.lstrip(" ").strip("^") == ""
    if start < end and not line[start].isspace():
        column = len(carets) - len(carets.lstrip(" "))
        at = next(n for n in range(len(shown) + 1) if width(shown[:n]) == column)
        assert shown[at] == line[start]

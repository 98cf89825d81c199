"""The word lists: every entry does what its list says, and an office can add its own."""

import pytest

from huizong.definitions import DefinitionError
from huizong.figures import figures, office_words, standard_words
from huizong.values import FigureKind

WORDS = standard_words()


@pytest.mark.parametrize("phrase", sorted(WORDS.phrases))
def test_a_phrase_is_no_figure_and_has_its_reason(phrase):
    assert figures(f"落实{phrase}，") == ()
    assert WORDS.phrases[phrase]


@pytest.mark.parametrize(("measure", "kind"), sorted(WORDS.kinds.items()))
def test_a_measure_word_makes_a_figure_of_its_kind(measure, kind):
    (figure,) = figures(f"共45{measure}，")
    assert (figure.text, figure.kind) == (f"45{measure}", kind)


@pytest.mark.parametrize("noun", sorted(WORDS.nouns | WORDS.ordinals))
def test_a_noun_can_be_numbered(noun):
    (figure,) = figures(f"在第三{noun}，")
    assert figure.kind in (FigureKind.ORDINAL, FigureKind.COUNT)


@pytest.mark.parametrize("word", sorted(WORDS.before))
def test_an_approximator_before_belongs_to_the_figure(word):
    number = "百" if word in WORDS.only_before_scale else "120"
    (figure,) = figures(f"，{word}{number}人，")
    assert (figure.text, figure.bound) == (f"{word}{number}人", WORDS.before[word])


@pytest.mark.parametrize("word", sorted(WORDS.after))
def test_an_approximator_behind_belongs_to_the_figure(word):
    inside = len(word) == 1
    (figure,) = figures(f"120{word}人，" if inside else f"120人{word}，")
    assert figure.bound is WORDS.after[word]


def test_an_office_adds_its_own_words(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text(
        "label: 青石县的词语\nbasis: 办公室自定\nsince: '2026-01-01'\n"
        "kinds:\n  count: 铺 挑子\n"
        "groups:\n  - reason: 本县一项活动的名称\n    words: 七个一起来 三张网络\n",
        encoding="utf-8",
    )
    text = "开展七个一起来活动，修炕3铺，三张网络到位。"
    words = office_words(own)
    assert [figure.text for figure in figures(text, words=words)] == ["3铺"]
    assert [figure.text for figure in figures(text)] == ["七个", "三张"]


def test_a_fault_in_the_own_words_is_told_by_line(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text(
        "label: 甲\nbasis: 乙\nsince: 丙\nkinds:\n  counts: 铺\n",
        encoding="utf-8",
    )
    with pytest.raises(DefinitionError, match=r"own\.yaml:5"):
        office_words(own)

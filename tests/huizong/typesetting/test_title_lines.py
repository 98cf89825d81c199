import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizong.typesetting import read_form
from huizong.typesetting.printable import width
from huizong.typesetting.title_lines import title_lines

FORM = read_form("gbt9704")
ROOM = FORM.text_width / (FORM.title.size + FORM.grid.spacing)


@pytest.mark.parametrize(
    "title",
    [
        "十月工作汇总",
        "云岭县人民政府关于进一步|加强冬修水利工作的通知",
        "云岭县人民政府办公室|关于商请支持冬修水利项目的函",
        "关于做好2026年全县森林防火|和防汛抗旱工作有关事项的通知",
        "云岭县委办公室2026年上半年|工作总结及下半年工作计划",
        "云岭县人民政府办公室关于印发|《云岭县农村公路建设养护管理办法》的通知",
    ],
)
def test_a_title_is_broken_between_words(title):
    assert "|".join(title_lines(title.replace("|", ""), FORM)) == title


pieces = st.sampled_from(
    ["云岭县", "关于", "加强", "冬修水利", "2026年", "的", "《", "》", "通知", "ABC"]
)


@given(st.lists(pieces, min_size=1, max_size=24).map("".join))
def test_lines_say_the_title_and_fit(title):
    lines = title_lines(title, FORM)
    assert "".join(lines) == title
    assert all(width(line) <= ROOM for line in lines)
    assert not any(line.startswith("》") for line in lines[1:])
    assert not any(line.endswith("《") for line in lines[:-1])


@given(st.integers(1, 9999), st.integers(0, 20))
def test_a_number_is_never_torn(number, before):
    title = "云岭县农业农村局关于落实工作要求的报告和情况说明"[:before] + f"{number}年"
    lines = title_lines(f"{title}全县农业农村重点工作情况汇总表", FORM)
    assert any(str(number) in line for line in lines)

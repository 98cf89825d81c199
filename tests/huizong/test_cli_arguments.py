"""What is wrong with a call is said in the language of the person, with a way out."""

import pytest

from huizong.cli import main
from huizong.cli_arguments import explained

CALLS = [
    (["check"], "少写了 FILE", "FILE is missing"),
    (["chek"], "没有“chek”；是不是 check？", "has no “chek”; is it check?"),
    (["compile", "--by", "甲乙", "a"], "可以写 matter", "it may be matter"),
    (["check", "--json", "--sarif", "a"], "不能同时用", "cannot go together"),
    (["check", "a", "--nought"], "没有这样的参数：--nought", "no such argument: --nought"),
    (["read", "--json=3", "a"], "请去掉“3”", "leave out “3”"),
    (["similar", "--least", "x", "a"], "“x”不是整数", "“x” is no whole number"),
    (["check", "a", "--docx"], "--docx 后面要写一个值", "a value must follow --docx"),
    (["check", "a", "--earlier"], "至少要写一个值", "at least one value"),
    (["check", "a", "--s", "x"], "没有写全", "is not written in full"),
    (["check", "--cap", "x", "a"], "--cap：“x”不是数", "--cap: “x” is no such number"),
]


@pytest.mark.parametrize(("call", "chinese", "english"), CALLS, ids=lambda told: str(told)[:24])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_faulty_call_is_explained(call, chinese, english, language, monkeypatch, capsys):
    """The usage, the fault and where to read more; status 2."""
    monkeypatch.setenv("HUIZONG_LANG", language)
    with pytest.raises(SystemExit) as ended:
        main(call)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert (chinese if language == "zh" else english) in told
    assert told.startswith("用法：" if language == "zh" else "Usage: ")
    assert "-h" in told.splitlines()[-1]


def test_the_help_has_one_language(monkeypatch, capsys):
    """Nothing of argparse's own English stands in a Chinese help."""
    monkeypatch.setenv("HUIZONG_LANG", "zh")
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    told = capsys.readouterr().out
    assert "显示这些说明" in told
    assert not any(word in told for word in ("usage", "options", "positional", "show this"))


def test_what_is_not_known_stays_as_it_was():
    """A complaint of another argparse is told in its own words."""
    assert explained("something new") == "something new"

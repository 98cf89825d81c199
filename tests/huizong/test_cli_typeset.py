from pathlib import Path

import pytest

from huizong.cli import main
from needs import needs_fonts

PAPER = """\
发文机关标志: 云岭县委办公室文件
发文字号: 云办发〔2026〕7号
主送: 各乡镇党委
附件: [{标题: 任务表, 文件: 任务.txt}]
署名: 中共云岭县委办公室
成文日期: 2026年11月5日
"""


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.setenv("HUIZONG_LANG", "zh")


@pytest.fixture
def files(tmp_path) -> dict[str, Path]:
    texts = {
        "秘书科.txt": "秘书科2026年10月工作总结\n1、办理来文58件。\n2、办会2次。\n",
        "任务.txt": "任务表\n1、甲镇整修渠道21公里。\n",
        "要素.yaml": PAPER,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name: tmp_path / name for name in (*texts, "out.md")}


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_elements_of_a_file_stand_around_the_text(files):
    given = ["-o", files["out.md"], "--elements", files["要素.yaml"]]
    assert run("typeset", files["秘书科.txt"], *given) == 0
    lines = files["out.md"].read_text(encoding="utf-8").split("\n\n")
    assert lines[:4] == [
        "云岭县委办公室文件",
        "云办发〔2026〕7号",
        "# 秘书科2026年10月工作总结",
        "各乡镇党委：",
    ]
    assert "附件：任务表" in lines
    assert any("甲镇整修渠道21公里" in line for line in lines)


def test_without_options_nothing_is_added(files):
    assert run("typeset", files["秘书科.txt"], "-o", files["out.md"]) == 0
    said = files["out.md"].read_text(encoding="utf-8")
    assert said == "# 秘书科2026年10月工作总结\n\n1、办理来文58件。\n\n2、办会2次。\n"


@pytest.mark.parametrize("command", ["typeset", "compile"])
def test_the_sources_of_the_figures_follow_on_wish(command, files):
    assert run(command, files["秘书科.txt"], "-o", files["out.md"], "--annex") == 0
    said = files["out.md"].read_text(encoding="utf-8")
    assert "| 58件 |" in said
    assert "| 秘书科.txt | 1、办理来文58件。 |" in said


@pytest.mark.parametrize("command", ["typeset", "compile"])
def test_a_missing_attachment_writes_nothing(command, files, capsys):
    files["任务.txt"].unlink()
    given = ["-o", files["out.md"], "--elements", files["要素.yaml"]]
    assert run(command, files["秘书科.txt"], *given) == 2
    assert "任务.txt" in capsys.readouterr().err
    assert not files["out.md"].exists()


@pytest.mark.parametrize("command", ["typeset", "compile"])
def test_an_unknown_element_is_told_and_writes_nothing(command, files, capsys):
    files["要素.yaml"].write_text("收文机关: 甲\n", encoding="utf-8")
    given = ["-o", files["out.md"], "--elements", files["要素.yaml"]]
    assert run(command, files["秘书科.txt"], *given) == 2
    assert "收文机关" in capsys.readouterr().err
    assert not files["out.md"].exists()


def test_the_file_of_elements_is_never_written_over(files):
    given = ["-o", files["要素.yaml"].with_suffix(".md"), "--elements", files["要素.yaml"]]
    assert run("typeset", files["秘书科.txt"], *given) == 0
    assert files["要素.yaml"].read_text(encoding="utf-8") == PAPER


@needs_fonts
def test_charts_and_forms_go_together(files, tmp_path):
    table = "# 进度\n\n| 乡镇 | 完成 |\n|---|---|\n| 甲镇 | 5 |\n| 乙镇 | 7 |\n"
    (tmp_path / "表.md").write_text(table, encoding="utf-8")
    out = tmp_path / "表.html"
    given = ["-o", out, "--charts", "--format", "report"]
    assert run("typeset", tmp_path / "表.md", *given) == 0
    assert "<svg" in out.read_text(encoding="utf-8")

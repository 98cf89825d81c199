import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from huizong.cli import main

MEETING = "全县冬修水利推进会"


@pytest.fixture
def files(tmp_path) -> dict[str, Path]:
    texts = {
        "秘书科": f"1、完成县委全会、{MEETING}等2次会议的会务工作。\n2、办理来文58件。\n",
        "农业科": f"1、筹备召开{MEETING}，86人参加。\n2、播种油菜2万亩。\n",
    }
    paths = {name: tmp_path / f"{name}.txt" for name in texts}
    for name, text in texts.items():
        paths[name].write_text(f"{name}2026年10月工作总结\n{text}", encoding="utf-8")
    return paths


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.setenv("HUIZONG_LANG", "zh")


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_read_prints_paragraphs(files, capsys):
    assert run("read", files["秘书科"]) == 0
    assert capsys.readouterr().out.splitlines()[2] == "2、办理来文58件。"


def test_read_json_points_into_the_text(files, capsys):
    run("read", files["秘书科"], "--json")
    blocks = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    text = files["秘书科"].read_text(encoding="utf-8")
    assert [text[block["start"] : block["end"]] for block in blocks] == [b["text"] for b in blocks]


def test_outline_json_has_the_shape_of_the_design(files, capsys):
    run("outline", files["农业科"], "--json")
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert document["title"] == "农业科2026年10月工作总结"
    assert document["section"] == "农业科"
    assert [node["marker"] for node in document["nodes"]] == ["1、", "2、"]


def test_figures_json_is_one_object_a_line(files, capsys):
    run("figures", files["农业科"], "--json")
    figures = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    people = next(figure for figure in figures if figure["text"] == "86人")
    assert (people["low"], people["high"], people["unit"]) == (86, 86, "人")


def test_matters_json_names_the_items(files, capsys):
    run("matters", *files.values(), "--json")
    (matter,) = json.loads(capsys.readouterr().out)["matters"]
    assert matter["lead"] == "农业科"
    assert {Path(item["path"]).stem for item in matter["items"]} == {"秘书科", "农业科"}


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html", ".txt"])
def test_compile_writes_the_report_and_its_account(files, tmp_path, suffix):
    output, account = tmp_path / f"汇总{suffix}", tmp_path / "account.json"
    assert run("compile", *files.values(), "-o", output, "--account", account) == 0
    assert output.stat().st_size > 100
    items = json.loads(account.read_text(encoding="utf-8"))["items"]
    assert {item["fate"] for item in items} == {"kept", "replaced"}


def test_compile_to_text_tells_the_meeting_once(files, tmp_path):
    output = tmp_path / "汇总.txt"
    run("compile", *files.values(), "-o", output)
    assert output.read_text(encoding="utf-8").count(MEETING) == 1


def test_compile_by_section_keeps_each_as_it_is(files, tmp_path):
    output = tmp_path / "汇总.txt"
    run("compile", *files.values(), "-o", output, "--by", "section")
    assert output.read_text(encoding="utf-8").count(MEETING) == 2


def bad_files(folder: Path) -> dict[str, Path]:
    contents = {
        "空.txt": b"",
        "表.xlsx": b"PK\x03\x04 not a workbook",
        "坏.docx": b"PK\x03\x04 broken",
        "乱码.txt": b"\xb9\xab\xff\xff\x80 \x81",
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in (*contents, "没有.txt")}


def test_a_bad_file_is_named_and_the_others_are_compiled(files, tmp_path, capsys):
    output = tmp_path / "汇总.txt"
    bad = bad_files(tmp_path)
    assert run("compile", *files.values(), *bad.values(), "-o", output) == 2
    told = capsys.readouterr().err
    assert all(name in told for name in bad)
    assert "58件" in output.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["read", "outline", "figures", "matters"])
@pytest.mark.parametrize("name", ["空.txt", "坏.docx", "乱码.txt", "没有.txt"])
def test_a_file_that_cannot_be_used_ends_with_2(tmp_path, capsys, command, name):
    assert run(command, bad_files(tmp_path)[name]) == 2
    assert name in capsys.readouterr().err


def test_a_section_that_comes_twice_is_told(files, tmp_path, capsys):
    again = tmp_path / "再报.txt"
    again.write_bytes(files["秘书科"].read_bytes())
    output = tmp_path / "汇总.txt"
    assert run("compile", *files.values(), again, "-o", output) == 2
    assert "秘书科已有一份报告" in capsys.readouterr().err
    assert output.exists()


def test_nothing_usable_writes_nothing(tmp_path, capsys):
    output = tmp_path / "汇总.txt"
    assert run("compile", *bad_files(tmp_path).values(), "-o", output) == 2
    assert not output.exists()


def test_an_unknown_kind_of_output_writes_nothing(files, tmp_path, capsys):
    output = tmp_path / "汇总.xyz"
    assert run("compile", *files.values(), "-o", output) == 2
    assert ".docx" in capsys.readouterr().err
    assert not output.exists()


def test_an_input_is_never_written_over(files, capsys):
    before = files["秘书科"].read_bytes()
    assert run("compile", *files.values(), "-o", files["秘书科"]) == 2
    assert files["秘书科"].read_bytes() == before


def test_a_failed_write_leaves_the_old_report(files, tmp_path, monkeypatch, capsys):
    output = tmp_path / "汇总.txt"
    output.write_text("旧稿", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", _disk_full)
    assert run("compile", *files.values(), "-o", output) == 2
    assert output.read_text(encoding="utf-8") == "旧稿"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def _disk_full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_typeset_numbers_stay(files, tmp_path):
    output = tmp_path / "稿.txt"
    assert run("typeset", files["秘书科"], "-o", output) == 0
    assert "2、办理来文58件。" in output.read_text(encoding="utf-8")


def test_english_by_the_environment(files, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("HUIZONG_LANG", "en")
    assert run("read", tmp_path / "none.txt") == 2
    assert "There is no file" in capsys.readouterr().err


def test_help_lists_every_command():
    done = subprocess.run(
        [sys.executable, "-m", "huizong", "--help"],
        capture_output=True,
        text=True,
        env={**os.environ, "HUIZONG_LANG": "en"},
        check=True,
    )
    for command in ("read", "outline", "figures", "matters", "compile", "typeset", "demo", "serve"):
        assert command in done.stdout


def test_help_loads_no_heavy_library():
    code = "import sys, huizong.cli as c; c.parser(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"docx", "lxml", "typst", "pydantic", "yaml", "django"} & set(done.stdout.split())


def test_figures_html_is_written_or_printed(files, tmp_path, capsys):
    output = tmp_path / "数据.html"
    assert run("figures", files["秘书科"], "--html", "-o", output) == 0
    page = output.read_text(encoding="utf-8")
    assert "计数：58件" in page
    assert run("figures", files["秘书科"], "--html") == 0
    assert capsys.readouterr().out == page


def test_figures_html_is_never_written_over_its_input(files, capsys):
    before = files["秘书科"].read_bytes()
    assert run("figures", files["秘书科"], "--html", "-o", files["秘书科"]) == 2
    assert files["秘书科"].read_bytes() == before


def test_report_and_account_are_written_both_or_neither(files, tmp_path, capsys):
    output = tmp_path / "汇总.txt"
    missing = tmp_path / "没有这个文件夹" / "去向.json"
    assert run("compile", *files.values(), "-o", output, "--account", missing) == 2
    assert not output.exists()


def test_report_and_account_need_two_files(files, tmp_path, capsys):
    output = tmp_path / "汇总.txt"
    assert run("compile", *files.values(), "-o", output, "--account", output) == 2
    assert not output.exists()


def test_the_limit_of_a_file_is_a_setting(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HUIZONG_MAX_UPLOAD_MB", "1")
    large = tmp_path / "大.txt"
    large.write_text("1、办理来文3件。\n" * 60000, encoding="utf-8")
    assert run("read", large) == 2
    assert "大.txt" in capsys.readouterr().err


def test_what_the_sections_disagree_on_is_told(tmp_path, capsys):
    said = {
        "甲科": "筹备召开全县防火部署会，86人参加。",
        "乙科": "参与筹备全县防火部署会，到会88人。",
    }
    for name, text in said.items():
        (tmp_path / f"{name}.txt").write_text(f"1、{text}", encoding="utf-8")
    paths = [tmp_path / f"{name}.txt" for name in said]
    assert run("compile", *paths, "-o", tmp_path / "o.txt") == 0
    assert "88人" in capsys.readouterr().err

import json
import os
import subprocess
import sys

import pytest

from huizong.cli import main

GAP = "十月工作总结\n1、编发简报一期，被采用两条。\n3、起草讲话两篇。\n"


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.setenv("HUIZONG_LANG", "zh")


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "总结.txt"
    path.write_text(GAP, encoding="utf-8")
    return path


def run(*arguments):
    return main([str(argument) for argument in arguments])


def printed(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_error_is_exit_one(report, capsys):
    assert run("check", report, "--select", "HZ101") == 1
    assert "序号应为“2、”，实为“3、”" in capsys.readouterr().out


def test_only_style_is_exit_nought(report):
    assert run("check", report, "--select", "HZ117") == 0


def test_json_points_into_the_text(report, capsys):
    assert run("check", report, "--select", "HZ101", "--json") == 1
    (finding,) = printed(capsys)
    (place,) = finding["places"]
    assert (finding["code"], finding["rule"]) == ("HZ101", "numbering-gap")
    assert GAP[place["start"] : place["end"]] == place["text"] == "3、"


def test_json_is_not_capped(tmp_path, capsys):
    path = tmp_path / "长.txt"
    path.write_text("".join(f"{2 * n}、编发简报。\n" for n in range(1, 90)), encoding="utf-8")
    run("check", path, "--select", "HZ101", "--json", "--cap", "1")
    assert len(printed(capsys)) == 89


def test_what_is_ignored_in_settings_is_counted_not_lost(report, tmp_path, capsys):
    settings = tmp_path / "设置.yaml"
    settings.write_text("select: [HZ101]\nignore:\n  HZ101: 第二条并入第一条\n", encoding="utf-8")
    assert run("check", report, "--config", settings) == 0
    assert "按理由放过1处：HZ101 1（第二条并入第一条）" in capsys.readouterr().out
    assert run("check", report, "--config", settings, "--json") == 0
    assert [one["silenced"] for one in printed(capsys)] == ["第二条并入第一条"]


@pytest.mark.parametrize("option", [["--select", "HZ999"], ["--config", "没有.yaml"]])
def test_what_cannot_be_followed_is_exit_two(report, option, capsys):
    assert run("check", report, *option) == 2
    assert "huizong:" in capsys.readouterr().err


def test_files_that_cannot_be_read_are_told_and_the_others_checked(report, tmp_path, capsys):
    assert run("check", tmp_path / "没有.txt", report, "--select", "HZ101") == 2
    shown = capsys.readouterr()
    assert "没有.txt" in shown.err
    assert "HZ101" in shown.out


def test_several_files_are_each_checked(report, tmp_path, capsys):
    other = tmp_path / "另一份.txt"
    other.write_text(GAP, encoding="utf-8")
    run("check", report, other, "--select", "HZ101", "--json")
    assert {one["places"][0]["path"] for one in printed(capsys)} == {str(report), str(other)}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_fix_changes_only_what_is_certain(tmp_path, codec):
    text = "1.加强学习，提高认识。\r\n2、改进作风，服务群众。\r\n3.完成交办事项。\r\n"
    source, target = tmp_path / "稿.txt", tmp_path / "改.txt"
    source.write_bytes(text.encode(codec))
    assert run("check", source, "--select", "HZ104", "--fix", target) == 0
    assert target.read_bytes() == text.replace("2、", "2.").encode(codec)
    assert source.read_bytes() == text.encode(codec)


def test_fix_refuses_to_write_over_its_input(report):
    before = report.read_bytes()
    assert run("check", report, "--select", "HZ117", "--fix", report) == 2
    assert report.read_bytes() == before


def test_fix_refuses_what_it_cannot_mend(tmp_path, capsys):
    page = tmp_path / "稿.html"
    page.write_text("<html><body><p>1、加强学习。</p><p>2、改进。</p></body></html>", "utf-8")
    assert run("check", page, "--fix", tmp_path / "改.html") == 2
    assert "docx" in capsys.readouterr().err
    assert not (tmp_path / "改.html").exists()


def test_outputs_are_for_one_file(report, tmp_path):
    assert run("check", report, report, "--html", tmp_path / "页.html") in (0, 1)
    other = tmp_path / "另一份.txt"
    other.write_text(GAP, encoding="utf-8")
    assert run("check", report, other, "--html", tmp_path / "二.html") == 2
    assert not (tmp_path / "二.html").exists()


def test_docx_and_html_are_written(report, tmp_path):
    word, page = tmp_path / "批注.docx", tmp_path / "问题.html"
    assert run("check", report, "--select", "HZ101", "--docx", word, "--html", page) == 1
    assert word.read_bytes().startswith(b"PK")
    assert "序号应为" in page.read_text(encoding="utf-8")


def test_sarif_is_one_object(report, capsys):
    run("check", report, "--sarif")
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_earlier_reports_that_cannot_be_read_are_told(report, tmp_path, capsys):
    assert run("check", report, "--earlier", tmp_path / "去年.docx") == 2
    assert "去年.docx" in capsys.readouterr().err


def test_no_colour_where_output_is_no_terminal(report):
    done = subprocess.run(
        [sys.executable, "-m", "huizong", "check", str(report), "--select", "HZ101"],
        capture_output=True,
        text=True,
        env={**os.environ, "HUIZONG_LANG": "zh"},
        check=False,
    )
    assert done.returncode == 1
    assert "\x1b" not in done.stdout


def test_claims_json_has_the_shape_of_the_design(tmp_path, capsys):
    path = tmp_path / "信访.txt"
    path.write_text("共受理46件，其中来信22件、来访25件。\n", encoding="utf-8")
    assert run("claims", path, "--json") == 0
    for claim in printed(capsys):
        assert set(claim) - {"slip"} == {"kind", "places", "verdict", "formula", "message"}
        assert all(set(place) == {"start", "end"} for place in claim["places"])


def test_claims_for_people_quote_the_words(tmp_path, capsys):
    path = tmp_path / "信访.txt"
    path.write_text("共受理46件，其中来信22件、来访24件。\n", encoding="utf-8")
    assert run("claims", path) == 0
    shown = capsys.readouterr().out
    assert "相符" in shown
    assert "“46件”" in shown


@pytest.fixture
def word(tmp_path):
    """A Word file with a gap that a comment lets pass, and two blanks behind numbers."""
    from docx import Document

    paper = Document()
    paper.add_paragraph("十月工作总结")
    for text in ("（一） 编发简报", "被采用两条。", "（二）起草讲话", "共两篇。", "（四）校对"):
        paragraph = paper.add_paragraph(text)
    paper.add_comment(paragraph.runs, "huizong: allow numbering-gap 第三条并入第二条", author="甲")
    paper.add_paragraph("共九份。")
    path = tmp_path / "总结.docx"
    paper.save(str(path))
    return path


def test_a_comment_in_a_word_file_lets_a_finding_pass(word, capsys):
    assert run("check", word, "--select", "HZ101", "--json") == 0
    assert [one["silenced"] for one in printed(capsys)] == ["第三条并入第二条"]


def test_fix_mends_a_word_file(word, tmp_path):
    from docx import Document

    target = tmp_path / "改.docx"
    assert run("check", word, "--select", "HZ116", "--fix", target) == 0
    texts = [paragraph.text for paragraph in Document(str(target)).paragraphs]
    assert texts[1] == "（一）编发简报"


def test_nothing_is_said_to_be_right_about_files_that_were_not_read(report, tmp_path, capsys):
    assert run("check", tmp_path / "没有.txt") == 2
    assert capsys.readouterr().out == "有1份文件读不了，没有查。\n"
    assert run("check", report, tmp_path / "没有.txt", "--select", "HZ401") == 2
    assert "能读的文件里没有发现问题。" in capsys.readouterr().out


@pytest.mark.parametrize(
    "option", [("--fix", "改.docx"), ("--docx", "注.txt"), ("--html", "页.md")]
)
def test_an_output_is_named_after_what_it_is(report, tmp_path, option, capsys):
    name, path = option
    assert run("check", report, name, tmp_path / path) == 2
    assert "请改扩展名" in capsys.readouterr().err
    assert not (tmp_path / path).exists()


def test_a_copy_that_could_not_be_written_is_not_said_to_be_mended(report, tmp_path, capsys):
    assert run("check", report, "--fix", tmp_path / "没有" / "改.txt") == 2
    assert "改好" not in capsys.readouterr().err


def test_a_cap_below_nought_is_refused(report, capsys):
    with pytest.raises(SystemExit):
        run("check", report, "--cap", "-1")
    assert "“-1”不是数" in capsys.readouterr().err


def test_the_file_itself_is_no_earlier_one(report, tmp_path, capsys):
    """An earlier report that is the very file, or a copy, is told and not compared with."""
    copy = tmp_path / "副本.txt"
    copy.write_bytes(report.read_bytes())
    assert run("check", report, "--select", "HZ304", "--earlier", report, copy) == 0
    told = capsys.readouterr()
    assert told.err.count("没有拿它对照") == 2
    assert "没有发现问题" in told.out

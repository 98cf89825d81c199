"""The commands of the site: what they need is there, or one sentence says what is not."""

import socket
import stat
from urllib.request import urlopen

import pytest
from running import free_port, password_in, run, serving


def test_demo_loads_the_example_once(tmp_path):
    first = run("demo", tmp_path, "--no-serve")
    assert first.returncode == 0, first.stderr
    assert "shenruqing" in first.stdout
    before = sorted(path.name for path in (tmp_path / "files").rglob("*") if path.is_file())
    assert len(before) == 10
    second = run("demo", tmp_path, "--no-serve")
    assert password_in(second.stdout) == password_in(first.stdout)
    after = sorted(path.name for path in (tmp_path / "files").rglob("*") if path.is_file())
    assert after == before
    assert stat.S_IMODE((tmp_path / "demo-password").stat().st_mode) == 0o600


def test_a_port_in_use_is_told_before_anything_is_made(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for command in ("demo", "serve"):
            done = run(command, tmp_path / "data", "--port", str(port))
            assert done.returncode == 2
            assert done.stderr.count("\n") == 1
            assert f"Port {port} of 127.0.0.1 cannot be used" in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", ["0", "65536", "x", "-1"])
def test_a_port_that_is_none(tmp_path, port):
    done = run("demo", tmp_path, f"--port={port}")
    assert done.returncode == 2
    assert "is no port" in done.stderr


def test_without_the_examples_one_sentence_says_where_they_are(tmp_path):
    done = run("demo", tmp_path / "data", "--no-serve", "--examples", str(tmp_path))
    assert done.returncode == 2
    assert "There is no example office in" in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("HUIZONG_MAX_UPLOAD_MB", "many"), ("HUIZONG_DATABASE", "postgresql://h@127.0.0.1:1/x")],
)
def test_a_setting_that_cannot_be_used(tmp_path, name, value):
    done = run("demo", tmp_path, "--no-serve", **{name: value})
    assert done.returncode == 2
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_serves_an_empty_house(tmp_path):
    with serving("serve", tmp_path) as address, urlopen(f"{address}/sign-in/") as page:
        html = page.read().decode()
        assert "登录" in html
        # Static files carry their hash in the name, so that browsers may keep them for good.
        style = html.split('rel="stylesheet" href="')[1].split('"')[0]
        with urlopen(address + style) as file:
            assert "immutable" in file.headers["Cache-Control"]


def test_ports_are_free_that_nobody_has():
    from huizong_web.serving import why_not

    assert why_not("127.0.0.1", free_port()) == ""


@pytest.mark.parametrize(
    ("command", "arguments", "says"),
    [
        ("serve", ["--workers", "x"], "--workers 后面的“x”不是整数"),
        ("serve", ["--port"], "--port 后面要写一个值"),
        ("demo", ["--colour"], "没有这样的参数：--colour"),
        ("backup", [], "少写了 file"),
        ("restore", ["a.tar.zst", "b"], "没有这样的参数：b"),
        ("audit", ["look"], "没有“look”"),
        ("doctor", ["--jason"], "没有这样的参数：--jason"),
        ("administrators", [], "少写了"),
    ],
)
def test_what_a_call_lacks_is_said_in_chinese(tmp_path, command, arguments, says):
    done = run(command, tmp_path, *arguments, HUIZONG_LANG="zh")
    assert done.returncode == 2
    assert says in done.stderr
    assert "用法：" in done.stderr


def test_help_of_every_command_is_in_the_language_asked_for(tmp_path):
    for command in ("demo", "serve", "backup", "restore", "audit", "doctor", "administrators"):
        chinese = run(command, tmp_path, "--help", HUIZONG_LANG="zh").stdout
        assert "显示这些说明" in chinese, command
        assert "options:" not in chinese, command

"""What the command line prints of the example office, stored; `make goldens` rewrites it."""

import io
import os
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from huizong.cli import main
from needs import ROOT

GOLDEN = ROOT / "tests" / "golden"
MONTH = Path("examples/云岭县委办公室/2026-10")
SECTIONS = [
    str(MONTH / name)
    for name in ("秘书科.docx", "政研科.docx", "信息科.txt", "农村工作科.docx", "督查科.txt")
]


def commands(folder: Path) -> dict[str, list[str]]:
    """Return the calls whose results are stored, by the name of the file they are stored in."""
    calls = {}
    for path in SECTIONS:
        stem = Path(path).stem
        for command in ("read", "outline", "figures"):
            calls[f"{command}-{stem}.txt"] = [command, path]
    calls["matters.txt"] = ["matters", *SECTIONS]
    for way in ("matter", "section", "brief"):
        out = [*SECTIONS, "-o", str(folder / f"{way}.md"), "--account", str(folder / f"{way}.json")]
        calls[f"compile-{way}.txt"] = ["compile", *out, "--by", way]
    return calls


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HUIZONG_LANG", "zh")


def compare(name: str, text: str) -> None:
    stored = GOLDEN / name
    if os.environ.get("HUIZONG_GOLDENS") == "rewrite":
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_text(text, encoding="utf-8")
    assert stored.exists(), f"{name} is not stored yet: make goldens"
    assert text == stored.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", commands(Path()))
def test_golden(name, tmp_path):
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(commands(tmp_path)[name]) == 0
    compare(name, printed.getvalue().replace(str(tmp_path), "."))
    for made in sorted(tmp_path.iterdir()):
        compare(f"compile-{made.name}", made.read_text(encoding="utf-8"))

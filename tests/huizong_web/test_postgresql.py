"""The main flow on PostgreSQL: another address of the database, and nothing else."""

import re
from pathlib import Path

from running import Visitor, password_in, run, serving

from needs import needs_postgresql

EXTRA = Path(__file__).parents[2] / "examples/云岭县委办公室/2026-10/extra/综合科.docx"


@needs_postgresql
def test_the_main_flow(tmp_path, own_postgresql):
    loaded = run("demo", tmp_path, "--no-serve", HUIZONG_DATABASE=own_postgresql)
    assert loaded.returncode == 0, loaded.stderr
    password = password_in(loaded.stdout)
    with serving("serve", tmp_path, HUIZONG_DATABASE=own_postgresql) as address:
        visitor = Visitor(address)
        signing = {"username": "shenruqing", "password": password}
        month = visitor.post("/sign-in/", "/sign-in/", signing)
        assert "5/6 已收" in month
        cycle = re.search(r"/cycles/\d+/", month)
        assert cycle
        submissions = f"{cycle[0]}submissions/"
        unit = re.search(r'<option value="(\d+)">综合科', visitor.get(submissions).decode())
        assert unit
        page = visitor.post(submissions, submissions, {"unit": unit[1]}, EXTRA)
        assert "已收下综合科" in page
        assert "没有收下" in visitor.post(submissions, submissions, {"unit": unit[1]}, EXTRA)
        report = visitor.post(f"{cycle[0]}compile/", submissions, {})
        assert "第 2 稿" in report
        assert visitor.get(f"{cycle[0]}report.md").decode().startswith("# 云岭县委办公室")
    assert not (tmp_path / "huizong.sqlite3").exists()

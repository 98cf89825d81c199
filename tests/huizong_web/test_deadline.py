"""Several people at once: what one stores is whole, and nobody is answered with a fault of ours."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from running import Visitor, serving

EXTRA = Path(__file__).parents[2] / "examples/云岭县委办公室/2026-10/extra/综合科.docx"
HOW_MANY = 4


def test_of_several_files_of_a_section_one_is_taken_in(tmp_path, either_example):
    database = either_example.into(tmp_path)
    with serving("serve", tmp_path, **database) as address:
        visitors = [Visitor(address) for _ in range(HOW_MANY)]
        signing = {"username": "shenruqing", "password": either_example.password}
        months = [visitor.post("/sign-in/", "/sign-in/", signing) for visitor in visitors]
        cycle = re.search(r"/cycles/\d+/", months[0])[0]
        page = f"{cycle}submissions/"
        unit = re.search(r'<option value="(\d+)">综合科', visitors[0].get(page).decode())[1]

        def submit(visitor: Visitor) -> str:
            return visitor.post(page, page, {"unit": unit}, EXTRA)

        def compile_now(visitor: Visitor) -> str:
            return visitor.post(f"{cycle}compile/", page, {})

        with ThreadPoolExecutor(HOW_MANY) as pool:
            answers = list(pool.map(submit, visitors))
            reports = list(pool.map(compile_now, visitors))
    assert sum("已收下综合科" in answer for answer in answers) == 1
    assert sum("没有收下" in answer for answer in answers) == HOW_MANY - 1
    assert all("已汇总 6 份报送" in report for report in reports)
    files = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert len(files) == 11  # ten of the example and one more


def test_of_several_decisions_at_once_none_is_lost(tmp_path, either_example):
    database = either_example.into(tmp_path)
    with serving("serve", tmp_path, **database) as address:
        visitors = [Visitor(address) for _ in range(HOW_MANY)]
        signing = {"username": "shenruqing", "password": either_example.password}
        months = [visitor.post("/sign-in/", "/sign-in/", signing) for visitor in visitors]
        page = re.search(r"/cycles/\d+/", months[0])[0] + "matters/"
        items = re.findall(r'name="item" value="([\d-]+)"', visitors[0].get(page).decode())

        def keep(visitor: Visitor, item: str) -> str:
            fields = {"kind": "keep", "item": item, "seen": "0"}
            return visitor.post(f"{page}decide/", page, fields)

        with ThreadPoolExecutor(HOW_MANY) as pool:
            answers = list(pool.map(keep, visitors, items))
        assert all("已记下" in answer for answer in answers)
        assert visitors[0].get(page).decode().count('name="number"') == HOW_MANY

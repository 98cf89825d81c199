"""The main flow on PostgreSQL: another address of the database, and nothing else."""

import http.cookiejar
import re
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from running import password_in, run, serving

from needs import needs_postgresql

EXTRA = Path(__file__).parents[2] / "examples/云岭县委办公室/2026-10/extra/综合科.docx"
LINE = "\r\n"


class Visitor:
    """A browser without a screen."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.open = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar())).open

    def get(self, path: str) -> bytes:
        with self.open(self.address + path) as page:
            return page.read()

    def post(self, path: str, page: str, fields: dict[str, str], file: Path | None = None) -> str:
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.get(page).decode())
        assert token
        fields = {"csrfmiddlewaretoken": token[1], **fields}
        kind, data = "application/x-www-form-urlencoded", urlencode(fields).encode()
        if file:
            kind, data = _multipart(fields, file)
        request = Request(self.address + path, data, {"Content-Type": kind})
        with self.open(request) as answer:
            return answer.read().decode()


def _multipart(fields: dict[str, str], file: Path) -> tuple[str, bytes]:
    parts = [
        f'--limit{LINE}Content-Disposition: form-data; name="{name}"{LINE}{LINE}{value}{LINE}'
        for name, value in fields.items()
    ]
    head = f'form-data; name="file"; filename="{file.name}"'
    parts.append(f"--limit{LINE}Content-Disposition: {head}{LINE}{LINE}")
    end = f"{LINE}--limit--{LINE}"
    return "multipart/form-data; boundary=limit", (
        "".join(parts).encode() + file.read_bytes() + end.encode()
    )


@needs_postgresql
def test_the_main_flow(tmp_path, postgresql_url):
    loaded = run("demo", tmp_path, "--no-serve", HUIZONG_DATABASE=postgresql_url)
    assert loaded.returncode == 0, loaded.stderr
    password = password_in(loaded.stdout)
    with serving("serve", tmp_path, HUIZONG_DATABASE=postgresql_url) as address:
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
        assert "没有收下" in _refused(visitor, submissions, unit[1])
        report = visitor.post(f"{cycle[0]}compile/", submissions, {})
        assert "第 2 稿" in report
        assert visitor.get(f"{cycle[0]}report.md").decode().startswith("# 云岭县委办公室")
    assert not (tmp_path / "huizong.sqlite3").exists()


def _refused(visitor: Visitor, submissions: str, unit: str) -> str:
    """Send the same section's file again and return what is answered."""
    from urllib.error import HTTPError

    try:
        return visitor.post(submissions, submissions, {"unit": unit}, EXTRA)
    except HTTPError as error:
        with error:
            return error.read().decode()

"""Every page of the example office: axe-core finds nothing serious, in light, dark and by phone."""

import json
import subprocess
import sys
import time
from base64 import b32decode
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import serving
from walking import LOOKS, grave_faults, pages_from, person_at

from huizong_web.accounts.totp import STEP, code_of
from needs import needs_chromium

SCENES = Path(__file__).with_name("playing.py")
pytestmark = [pytest.mark.browser, needs_chromium]


@dataclass(frozen=True)
class Walk:
    """Someone of the example office, and pages that links must have led to."""

    username: str
    pages: set[str]


OF_ALL = {"todo", "cycles", "me", "notices", "new-password", "second-factor", "notice-settings"}
OF_REPORT = {"month", "submissions", "findings", "account", "matters", "promises", "issuing"}
OF_ROUND = {"round-settings", "schedule", "new-schedule", "new-cycle", "review", "changes"}
OF_BOOKS = {"books", "book", "record", "new-record", "edit-record", "deadlines"}
WALKS = {
    "editor": Walk(
        "shenruqing",
        OF_ALL | OF_REPORT | OF_ROUND | OF_BOOKS | {"source", "check", "rates", "book-settings"},
    ),
    "clerk": Walk(
        "luosongtao", OF_ALL | {"submissions", "rates", "unit", "books", "book", "deadlines"}
    ),
    "leader": Walk("fangkuan", OF_ALL | OF_REPORT | {"source", "units"}),
    "system": Walk("weihang", OF_ALL | {"people", "person", "units", "duties", "workbook"}),
    "security": Walk("zhuning", OF_ALL | {"grants", "grant", "workbook"}),
    "audit": Walk("zhongping", OF_ALL | {"log"}),
}
STARTS = ("/", "/todo/", "/cycles/", "/ledgers/", "/units/", "/me/", "/notices/")
BAD = """<!doctype html><html lang="zh"><title>坏页</title><body><main><h1>坏页</h1>
<p style="color:#999;background:#aaa">看不清</p><img src="/x.png"><input></main></body></html>"""


@pytest.mark.parametrize("role", WALKS)
def test_no_page_has_a_grave_fault(browser, site, role):
    walk, faults, seen = WALKS[role], [], set()
    with person_at(browser, site, walk.username) as page:
        for name in pages_from(page, site[0], STARTS):
            seen.add(name)
            # What the editor sees too is looked at there in every colour and width.
            known = role != "editor" and name in WALKS["editor"].pages
            looks = LOOKS[:1] if known else LOOKS
            faults += [f"{name}: {fault}" for fault in grave_faults(page, looks)]
    assert faults == []
    assert walk.pages - seen == set()


RARE = {
    "shenruqing": ("versions", "origins", "issued", "review", "holidays"),
    "zhouxiaolan": ("write", "versions", "me"),
    "tangyue": ("write-returned", "todo"),
    "zhuning": ("hand-over", "grants"),
    "weihang": ("holidays", "people"),
    "zhongping": ("log",),
}
"""Pages that links hardly lead to, or that have something on them only then: for whom."""


@pytest.fixture(scope="module")
def rare(tmp_path_factory, example):
    """A site in which papers were issued, drafts clash, and files came twice: pages, by name."""
    data = tmp_path_factory.mktemp("rare")
    variables = example.site(data, HUIZONG_ALLOWED_HOSTS="testserver")
    done = subprocess.run(
        [sys.executable, SCENES, "shown"],
        env=variables, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    found |= {"me": "/me/", "todo": "/todo/", "holidays": "/holidays/", "grants": "/grants/"}
    found |= {"people": "/people/", "log": "/log/"}
    with serving("demo", data) as address:
        yield (address, example.password), found


@pytest.mark.parametrize("username", RARE)
def test_rare_pages_have_no_grave_fault(browser, rare, username):
    site, paths = rare
    faults = []
    with person_at(browser, site, username) as page:
        for name in RARE[username]:
            answer = page.goto(site[0] + paths[name])
            assert answer.status == 200, name
            page.wait_for_load_state()
            faults += [f"{name}: {fault}" for fault in grave_faults(page)]
    assert faults == []


def test_taking_a_second_factor_has_no_grave_fault(browser, rare):
    """The picture and the letters, a wrong code, the recovery codes, and the code at the door."""
    site, _paths = rare
    with person_at(browser, site, "guminghui") as page:
        page.goto(site[0] + "/me/second-factor/")
        assert grave_faults(page) == []
        page.locator("[name=code]").fill("000000")
        page.locator("[name=code]").press("Enter")
        page.wait_for_load_state()
        faults = grave_faults(page)
        secret = b32decode(page.locator(".secret").inner_text().replace(" ", ""))
        page.locator("[name=code]").fill(code_of(secret, int(time.time()) // STEP))
        page.locator("[name=code]").press("Enter")
        page.locator("code").first.wait_for()
        faults += grave_faults(page)
    page = browser.new_context(locale="zh-CN").new_page()
    page.goto(site[0])
    page.get_by_label("用户名").fill("guminghui")
    page.get_by_label("密码").fill(site[1])
    page.get_by_role("button", name="登录").click()
    page.locator("[name=code]").wait_for()
    faults += grave_faults(page)
    page.context.close()
    assert faults == []


@pytest.mark.parametrize("path", ["/sign-in/", "/nowhere/", "/confirm/"])
def test_pages_at_the_door(browser, site, path):
    page = browser.new_page()
    page.goto(site[0] + path)
    assert grave_faults(page) == []
    page.context.close()


def test_what_is_bad_is_found(browser):
    page = browser.new_page()
    page.set_content(BAD)
    found = " ".join(grave_faults(page))
    assert {"color-contrast", "image-alt", "label"} <= {
        word.strip(":") for word in found.split(" ")
    }
    page.context.close()

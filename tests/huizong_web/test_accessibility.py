"""Every page of the example office: axe-core finds nothing serious, in light, dark and by phone."""

from dataclasses import dataclass

import pytest
from walking import grave_faults, pages_from, person_at

from needs import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]


@dataclass(frozen=True)
class Walk:
    """Someone of the example office, and pages that links must have led to."""

    username: str
    pages: set[str]


OF_ALL = {"todo", "cycles", "me", "notices", "new-password", "second-factor", "notice-settings"}
OF_REPORT = {"month", "submissions", "findings", "account", "matters", "promises", "issuing"}
OF_ROUND = {"round-settings", "schedule", "new-schedule", "new-cycle", "review", "changes"}
WALKS = {
    "editor": Walk("shenruqing", OF_ALL | OF_REPORT | OF_ROUND | {"source", "check", "rates"}),
    "clerk": Walk("luosongtao", OF_ALL | {"submissions", "rates", "unit"}),
    "leader": Walk("fangkuan", OF_ALL | OF_REPORT | {"source", "units"}),
    "system": Walk("weihang", OF_ALL | {"people", "person", "units", "duties", "workbook"}),
    "security": Walk("zhuning", OF_ALL | {"grants", "grant", "workbook"}),
    "audit": Walk("zhongping", OF_ALL | {"log"}),
}
STARTS = ("/", "/todo/", "/cycles/", "/units/", "/me/", "/notices/")
BAD = """<!doctype html><html lang="zh"><title>坏页</title><body><main><h1>坏页</h1>
<p style="color:#999;background:#aaa">看不清</p><img src="/x.png"><input></main></body></html>"""


@pytest.mark.parametrize("role", WALKS)
def test_no_page_has_a_grave_fault(browser, site, role):
    walk, faults, seen = WALKS[role], [], set()
    with person_at(browser, site, walk.username) as page:
        for name in pages_from(page, site[0], STARTS):
            seen.add(name)
            faults += [f"{name}: {fault}" for fault in grave_faults(page)]
    assert faults == []
    assert walk.pages - seen == set()


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

"""Walks the pages of the running site as a person finds them: from link to link."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

# Answered with a file, not with a page.
FILES = {
    *("download", "original", "annotated", "workbook-file", "issued-file"),
    *("log-csv", "log-jsonl"),
    *("attachment", "export-records", "empty-form", "failing-rows"),
}
GRAVE = {"serious", "critical"}
DESK, PHONE = (1366, 900), (390, 844)
LOOKS = [("light", DESK), ("light", PHONE), ("dark", PHONE), ("dark", DESK)]
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
ALL = {"resultTypes": ["violations"]}


@contextmanager
def person_at(browser, site, username: str, *, width: int = 1366):
    """A page of someone who has signed in."""
    address, password = site
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_load_state()
    yield page
    context.close()


def said(page, words: str) -> None:
    """Wait until the site says that something was done."""
    page.locator(".messages").get_by_text(words).first.wait_for()


def judged(editor, why: str) -> None:
    """Dismiss what is found to be wrong with the compiled report, each with a reason."""
    for _each in range(20):
        wrong = editor.locator(".findings .error").first
        if not wrong.count():
            return
        card = editor.locator(".findings li", has=wrong).first
        card.get_by_text("不是问题", exact=True).click()
        card.locator("textarea").fill(why)
        card.get_by_role("button", name="确定不是问题").click()
        editor.wait_for_load_state()


def issued(editor, leader, page: str) -> None:
    """Bring a compiled report from its draft to the paper that goes out, by the page of issuing."""
    editor.goto(page)
    editor.get_by_label("主送").fill("县委")
    editor.get_by_role("button", name="拟稿", exact=True).click()
    said(editor, "可以交付校核")
    editor.get_by_role("button", name="校核通过").click()
    said(editor, "已校核")
    leader.goto(page)
    leader.get_by_role("button", name="签发", exact=True).click()
    said(leader, "已签发")
    editor.goto(page)
    editor.get_by_role("button", name="编号印发").click()
    said(editor, "已印发")


def pages_from(page, address: str, starts: tuple[str, ...]) -> Iterator[str]:
    """Open one page of each kind that links lead to; yields the name of its address."""
    waiting, seen = list(starts), set()
    while waiting:
        path = waiting.pop(0)
        name = _name(path)
        if name in seen or name in FILES or name is None:
            continue
        seen.add(name)
        answer = page.goto(address + path)
        if answer is None or answer.status != 200:
            continue
        waiting += _links(page, address)
        came = _name(urlsplit(page.url).path)  # a redirect may have led elsewhere
        if came == name or came not in seen:
            seen.add(came)
            yield str(came)


def _links(page, address: str) -> list[str]:
    found = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
    own = [link.removeprefix(address) for link in found if link.startswith(address + "/")]
    return [link.partition("#")[0] for link in own]


def _name(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def grave_faults(page, looks=LOOKS) -> list[str]:
    """What axe-core finds serious or critical, in each look of the page."""
    found = []
    for scheme, (width, height) in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        # The dark differs from the light in its colours only.
        faults = Axe().run(page, options=COLOURS if scheme == "dark" else ALL)
        found += [
            f"{scheme} {width}: {_told(fault)}"
            for fault in faults.response["violations"]
            if fault["impact"] in GRAVE
        ]
    page.emulate_media(color_scheme="light")
    return found


def _told(fault) -> str:
    places = "; ".join(str(each["target"]) for each in fault["nodes"][:3])
    return f"{fault['id']}: {places}: {' '.join(fault['nodes'][0]['failureSummary'].split())}"

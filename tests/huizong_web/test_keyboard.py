"""The main pages by keyboard alone: past the head, to everything, in order, always seen."""

import pytest
from walking import person_at

from needs import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

PAGES = {
    "shenruqing": [
        *("", "submissions/", "settings/", "findings/", "matters/", "promises/", "account/"),
        *("issuing/", "/cycles/", "/cycles/new/", "/units/", "/me/", "/notices/"),
    ],
    "luosongtao": ["submissions/", "/todo/"],
    "weihang": ["/people/", "/units/", "/office/workbook/"],
    "zhuning": ["/grants/"],
    "zhongping": ["/log/"],
}
# What has the focus: which of all elements, and how it is seen.
FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const shown = it.classList.contains("covered") ? it.nextElementSibling : it;
  const box = shown.getBoundingClientRect(), style = getComputedStyle(shown);
  return {
    at: [...document.querySelectorAll("*")].indexOf(it),
    what: it.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
    inside: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
  .filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility()
    && !(each.type === "radio" && !each.checked))
  .map(each => [...document.querySelectorAll("*")].indexOf(each))"""
MANY = 60


@pytest.mark.parametrize("username", PAGES)
def test_the_keyboard_goes_everywhere(browser, site, username):
    faults = []
    with person_at(browser, site, username) as page:
        cycle = _round(page, site[0])
        for path in PAGES[username]:
            page.goto(site[0] + (path if path.startswith("/") else cycle + path))
            page.wait_for_load_state()
            faults += [f"{path}: {fault}" for fault in _walk(page)]
    assert faults == []


def _round(page, address: str) -> str:
    """The latest round's address, "" for who has none."""
    page.goto(f"{address}/cycles/")
    links = page.locator("table.rows a").all()
    hrefs = [link.get_attribute("href") or "" for link in links]
    found = next((href for href in hrefs if href.startswith("/cycles/")), "")
    return "/".join(found.split("/")[:3]) + "/" if found else ""


def _walk(page) -> list[str]:
    """Press Tab through the page, to its end or many times; return what was not as it should be."""
    wanted = page.evaluate(REACHABLE)
    seen: list[int] = []
    faults = []
    while len(seen) < min(len(wanted), MANY):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None:
            break
        if seen and now["at"] == seen[-1]:
            continue  # the year, the month, the day of a date
        if not now["outlined"] or not now["inside"]:
            faults.append(f"not seen: {now['what']}")
        if seen and now["at"] <= seen[-1]:
            faults.append(f"out of order: {now['what']}")
        seen.append(now["at"])
    missed = set(wanted[: len(seen)]) - set(seen)
    return [*faults, *(f"not reached: {number}" for number in sorted(missed))]


def test_the_first_step_leads_past_the_head(browser, site):
    with person_at(browser, site, "shenruqing") as page:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "跳到正文"
        box = skip.bounding_box()
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_what_keys_cannot_reach_is_found(browser):
    page = browser.new_page()
    page.set_content(
        "<style>a { outline: none }</style><a href='#x'>看不见</a>"
        "<button tabindex=0>二</button><button tabindex=1>一</button>"
    )
    found = " ".join(_walk(page))
    assert "not seen: <a" in found
    assert "out of order" in found
    page.context.close()

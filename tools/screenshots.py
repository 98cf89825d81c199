"""Pictures of the running site: python tools/screenshots.py ADDRESS USER PASSWORD FOLDER.

Every page at desktop and phone width, in both languages; `month.png`, the picture of the READMEs,
is the month with the origin of a figure shown. To be looked at, not compared.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = {"desktop": (1366, 900), "phone": (390, 844)}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def sign_in(
    browser: Browser, address: str, user: str, password: str, size: tuple[int, int]
) -> Page:
    """Return a page on which the person is signed in."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector(".sheet")
    return page


def pages(page: Page) -> dict[str, str]:
    """Return the addresses that the month's page leads to, by name."""
    found = page.eval_on_selector_all("nav a, header a, main a", "all => all.map(a => a.href)")
    names = {"submissions": "submissions", "account": "account", "cycles": "cycles"}
    return {
        n: next(h for h in found if part in h)
        for n, part in names.items()
        if any(part in h for h in found)
    }


def main() -> None:
    """Take the pictures."""
    address, user, password, folder = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for width, size in WIDTHS.items():
            for language in ("zh", "en"):
                page = sign_in(browser, address, user, password, size)
                if language == "en":
                    page.click("text=English")
                    page.wait_for_load_state()
                shoot(page, Path(folder), f"{width}-{language}", is_desktop=width == "desktop")
                page.context.close()
        browser.close()


def shoot(page: Page, folder: Path, name: str, *, is_desktop: bool) -> None:
    """Take a picture of each page, and of the month with a figure pointed at."""
    month = page.url
    figure = page.locator(".sheet [data-figure], .sheet .figure").filter(has_text="86人").first
    figure.hover() if is_desktop else figure.click()
    page.wait_for_timeout(300)
    page.screenshot(path=folder / f"month-{name}.png")
    if name == "desktop-zh":
        page.screenshot(path=folder / "month.png")
    for label, address in pages(page).items():
        page.goto(address)
        page.screenshot(path=folder / f"{label}-{name}.png")
    page.goto(month)


if __name__ == "__main__":
    main()

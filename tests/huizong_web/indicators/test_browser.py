"""The picture of an indicator, drawn in a browser under the site's own rules."""

import pytest

from needs import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]
PAGE = "/indicators/of/school_safety.found/?period=2026-10"


@pytest.fixture
def course(page, site):
    """The course of the hazards of the example office, whose register counts them."""
    page.goto(f"{site[0]}/indicators/sets/")
    button = page.locator("section.set", has_text="安全隐患整改").get_by_role("button", name="启用")
    if button.count():
        button.click()
    page.goto(site[0] + PAGE)
    return page


@pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)
def test_the_picture_is_drawn(course):
    course.locator("#chart canvas").wait_for()
    box = course.locator("#chart").bounding_box()
    assert box["width"] > 250
    assert box["height"] > 200
    assert course.evaluate("document.documentElement.scrollWidth <= innerWidth")
    drawn = """() => {
      const canvas = document.querySelector('#chart canvas');
      const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      return data.some(part => part !== 0);
    }"""
    assert course.evaluate(drawn)


def test_without_scripts_the_table_is_there(browser, course, site):
    kept = course.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=kept)
    bare = context.new_page()
    bare.goto(site[0] + PAGE)
    assert bare.locator("#chart").is_hidden()
    assert bare.locator("table.course tbody tr").count() > 1
    context.close()

"""The main job in a real browser: sign in, submit, compile, point at a figure, download."""

from pathlib import Path

import pytest

from needs import needs_chromium

EXTRA = Path(__file__).parents[2] / "examples/云岭县委办公室/2026-10/extra/综合科.docx"

pytestmark = [pytest.mark.browser, needs_chromium]


def test_the_main_job(page, tmp_path):
    page.get_by_role("link", name="5/6 已收").click()
    page.wait_for_url("**/submissions/")
    page.get_by_label("科室").select_option(label="综合科")
    page.locator("#id_file").set_input_files(EXTRA)
    assert page.locator(".file-name").inner_text() == "综合科.docx"
    page.get_by_role("button", name="报送", exact=True).click()
    page.get_by_text("已收下综合科的“综合科.docx”").wait_for()
    page.get_by_role("link", name="6/6 已收").wait_for()
    page.get_by_role("button", name="重新汇总").click()
    page.get_by_text("已汇总 6 份报送").wait_for()
    page.locator(".origin").get_by_role("link", name="综合科").wait_for()
    for name, head in (("Word", b"PK"), ("PDF", b"%PDF-")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name).click()
        path = tmp_path / name
        waiting.value.save_as(path)
        assert path.read_bytes().startswith(head)


def test_pointing_at_a_figure_shows_its_origin(page):
    figure = page.locator(".figure", has_text="54人")
    figure.hover()
    panel = page.locator("#origin-body")
    panel.locator("mark", has_text="54人").wait_for()
    assert "秘书科" in panel.locator(".from").inner_text()
    assert "双方代表54人出席" in panel.locator("blockquote").inner_text()
    assert "政研科" in panel.locator(".also").inner_text()
    figure.click()
    page.locator(".sheet h1").hover()  # what was clicked stays, so that the panel can be reached
    panel.get_by_role("link", name="打开原文").click()
    assert page.locator("mark#here").inner_text() == "54人"
    page.get_by_role("link", name="秘书科.docx").wait_for()


def test_the_keyboard_walks_from_run_to_run_and_figure_to_figure(page):
    panel = page.locator("#origin-body")
    page.locator(".sheet .run").first.focus()
    page.keyboard.press("ArrowDown")
    focused = page.locator(":focus")
    assert "run" in focused.get_attribute("class")
    page.keyboard.press("ArrowRight")
    first = focused.inner_text()
    assert "figure" in focused.get_attribute("class")
    panel.locator("mark", has_text=first).first.wait_for()
    page.keyboard.press("Tab")
    assert focused.get_attribute("data-origin") in {"own"} | {
        f"{a}{n}" for a in "fr" for n in range(999)
    }
    page.keyboard.press("Shift+Tab")
    assert focused.inner_text() == first
    outline = focused.evaluate("each => getComputedStyle(each).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Escape")
    panel.get_by_role("heading", name="出处").wait_for()
    page.locator(".figure", has_text="54人").focus()
    page.keyboard.press("Enter")
    page.locator("mark#here").wait_for()


def test_the_account_is_filtered_by_typing(page):
    page.get_by_role("link", name="去向表").click()
    rows = page.locator("#account tbody tr:visible")
    whole = rows.count()
    page.get_by_label("筛选").fill("督查科 保留")
    assert 0 < rows.count() < whole
    assert all("督查科" in text for text in rows.all_inner_texts())
    page.get_by_label("筛选").fill("没有这样的话")
    page.get_by_text("没有符合的条目").wait_for()
    page.get_by_label("筛选").fill("")
    assert rows.count() == whole
    target = page.locator("#account .target a").first
    anchor = target.get_attribute("href").split("#")[1]
    target.click()
    assert page.locator(f"#{anchor}").is_visible()


def test_english_by_the_switch_and_back(page):
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="Report", exact=True).wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator(".figure", has_text="54人").hover()
    page.get_by_role("link", name="Open the source").wait_for()
    page.get_by_role("button", name="中文").click()
    page.get_by_role("link", name="汇总稿").wait_for()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_at_phone_width_a_click_at_the_foot_stays_on_its_words(page):
    run = page.locator(".sheet .run").nth(30)
    run.evaluate("each => window.scrollBy(0, each.getBoundingClientRect().top - 780)")
    run.click()
    page.locator(".origin").wait_for()
    assert "pinned" in run.get_attribute("class")
    assert run.bounding_box()["y"] < page.locator(".origin").bounding_box()["y"]


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_at_phone_width_the_origin_comes_up_from_the_foot(page):
    panel = page.locator(".origin")
    panel.wait_for(state="hidden")
    page.locator(".figure", has_text="54人").click()
    panel.locator("mark", has_text="54人").wait_for()
    box = panel.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    page.get_by_role("button", name="收起").click()
    panel.wait_for(state="hidden")
    width = "document.documentElement.scrollWidth"
    assert page.evaluate(width) == 390
    for name in ("去向表", "处问题", "已收"):
        page.get_by_role("link", name=name).click()
        page.locator(".page h1").wait_for()
        assert page.evaluate(width) == 390


def test_only_the_sheet_is_printed(page):
    page.emulate_media(media="print")
    assert page.locator(".sheet").is_visible()
    for hidden in (".top", ".bar", ".origin"):
        assert not page.locator(hidden).is_visible()

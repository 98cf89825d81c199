"""The page of findings in a real browser: pointing, walking, judging, mending, phone and print."""

from collections.abc import Callable
from itertools import count

import pytest

from needs import needs_chromium

TEXT = """综合科2026年10月工作总结

一、文稿工作
1、核对帐户{n}次，按装电话{n}部。
2、整理台帐{n}本，移交档案馆。
二、会务工作
1、接待来访30批，均已办结。
2、核对{n}个帐户的余额。
"""
WHY = "系统里的原名"
NUMBERS = count(2)

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture
def text() -> str:
    """A text of the test's own: what another test dismissed is not in it."""
    return TEXT.format(n=next(NUMBERS))


@pytest.fixture
def send(page, tmp_path) -> Callable[[str], None]:
    """Submit a text as 综合科 and open what was found in it."""

    def submit(content: str) -> None:
        path = tmp_path / f"总结{next(NUMBERS)}.txt"
        path.write_text(content, encoding="utf-8")
        page.get_by_role("link", name="已收").click()
        page.get_by_label("科室").select_option(label="综合科")
        page.locator("#id_file").set_input_files(path)
        page.get_by_label("替换已有报送").check()
        page.get_by_role("button", name="报送", exact=True).click()
        page.get_by_text(f"“{path.name}”").first.wait_for()
        page.locator("tr", has_text=path.name).locator(".check a").click()
        page.locator("#checks").wait_for()
        page.wait_for_load_state()  # what the page's script does has been done

    return submit


def words(page, text: str):
    return page.locator(".sheet .fault", has_text=text)


def current(page):
    return page.locator(".card[aria-current]")


def test_pointing_at_words_shows_their_card_and_back(page, send, text):
    send(text)
    words(page, "按装").click()
    assert "按装" in current(page).locator(".what").inner_text()
    assert "shown" in words(page, "按装").get_attribute("class")
    card = page.locator(".card", has_text="台帐")
    card.locator(".spots a").first.click()
    assert page.locator(":focus").inner_text() == "台帐"
    assert words(page, "台帐").evaluate("each => each.classList.contains('shown')")
    assert not words(page, "按装").evaluate("each => each.classList.contains('shown')")


def test_keys_walk_from_finding_to_finding_with_the_focus_on_the_words(page, send, text):
    send(text)
    total = page.locator(".card").count()
    assert total >= 4
    at = page.locator(".walk .at")
    assert at.inner_text() == f"–/{total}"
    page.keyboard.press("j")
    assert at.inner_text() == f"1/{total}"
    first = page.locator(":focus")
    assert "fault" in first.get_attribute("class")
    assert first.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    for key, expected in (("j", 2), ("ArrowDown", 3), ("ArrowUp", 2), ("k", 1), ("k", 1)):
        page.keyboard.press(key)
        assert at.inner_text() == f"{expected}/{total}"
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == current(page).get_attribute("id")
    page.keyboard.press("Escape")
    assert "fault" in page.locator(":focus").get_attribute("class")
    page.keyboard.press("Escape")
    assert current(page).count() == 0
    page.locator("#q").focus()
    page.keyboard.type("jk")
    assert at.inner_text().startswith("–")


def test_typing_filters_by_rule(page, send, text):
    send(text)
    cards = page.locator(".card:visible")
    whole = cards.count()
    page.get_by_label("筛选").fill("HZ402")
    assert 0 < cards.count() < whole
    assert all("帐" in text for text in cards.all_inner_texts())
    page.get_by_label("筛选").fill("没有这样的话")
    page.get_by_text("按回车在全部问题里找").wait_for()
    page.get_by_label("筛选").press("Enter")
    page.get_by_text("没有符合的问题").wait_for()
    page.get_by_role("link", name="看全部问题").click()
    page.locator(f".card >> nth={whole - 1}").wait_for()


def test_dismissed_with_a_reason_it_stays_so_when_the_file_comes_again(page, send, text):
    send(text)
    words(page, "按装").click()
    whole = page.locator(".card").count()
    current(page).get_by_text("不是问题", exact=True).click()
    page.keyboard.type(WHY)  # the focus is in the field
    page.get_by_role("button", name="确定不是问题").and_(page.locator(":visible")).click()
    page.get_by_text("已判为不是问题 1 处").wait_for()
    assert words(page, "按装").count() == 0
    assert page.locator(".card").count() == whole - 1
    assert current(page).count() == 1  # on to the next
    send(text.replace("一、文稿工作\n", "一、文稿工作\n1、起草讲话4篇。\n"))
    assert words(page, "按装").count() == 0
    page.get_by_text("已判为不是问题 1 处").wait_for()
    page.locator(".dismissed summary").click()
    page.get_by_text(WHY).wait_for()
    page.get_by_role("button", name="撤销，仍算问题").click()
    words(page, "按装").wait_for()
    assert "按装" in current(page).locator(".what").inner_text()


def test_without_a_reason_nothing_is_sent(page, send, text):
    send(text)
    words(page, "台帐").click()
    card = current(page)
    card.get_by_text("不是问题", exact=True).click()
    card.get_by_role("button", name="确定不是问题").click()
    assert card.locator("textarea").evaluate("each => !each.validity.valid")
    assert words(page, "台帐").count() == 1


def test_accepting_a_fix(page, send, text):
    send(text)
    words(page, "按装").click()
    assert "安装" in current(page).locator("ins").inner_text()
    current(page).get_by_role("button", name="采纳修改").click()
    page.get_by_text("已采纳 1 处修改").wait_for()
    assert "安装电话" in page.locator(".sheet").inner_text()
    assert words(page, "按装").count() == 0
    assert words(page, "台帐").count() == 1


def test_the_word_file_with_comments(page, send, text, tmp_path):
    send(text)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载带批注的 Word").click()
    waiting.value.save_as(tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")


def test_what_was_typed_to_filter_holds_after_a_form(page, send, text):
    send(text)
    page.get_by_label("筛选").fill("HZ402")
    page.keyboard.press("Tab")
    page.locator(".card:visible").first.get_by_text("不是问题", exact=True).click()
    page.keyboard.type(WHY)
    page.get_by_role("button", name="确定不是问题").and_(page.locator(":visible")).click()
    page.get_by_text("已判为不是问题").wait_for()
    assert page.get_by_label("筛选").input_value() == "HZ402"


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_at_phone_width_one_finding_at_a_time_comes_up_from_the_foot(page, send, text):
    send(text)
    cards = page.locator(".card:visible")
    assert cards.count() == 0
    words(page, "按装").click()
    assert cards.count() == 1
    panel = page.locator("#checks").bounding_box()
    assert panel["y"] + panel["height"] == pytest.approx(844, abs=1)
    assert words(page, "按装").bounding_box()["y"] < panel["y"]
    page.get_by_role("button", name="下一处").click()
    assert cards.count() == 1
    page.get_by_role("button", name="全部").click()
    assert cards.count() > 3
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_text_and_findings_are_printed(page, send, text):
    send(text)
    page.emulate_media(media="print")
    for shown in (".sheet", ".card >> nth=0"):
        assert page.locator(shown).is_visible()
    for hidden in (".top", ".bar", ".walk", ".ask", ".judge >> nth=0"):
        assert not page.locator(hidden).is_visible()


def test_it_works_without_a_script(browser, site, page, send, text):
    send(text)
    plain = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    )
    without = plain.new_page()
    without.goto(page.url)
    words(without, "按装").click()
    number = without.url.partition("#f")[2]
    card = without.locator(f"#f{number}")
    assert "按装" in card.inner_text()
    card.get_by_text("不是问题", exact=True).click()
    card.locator("textarea").fill(WHY)
    card.get_by_role("button", name="确定不是问题").click()
    without.get_by_text("已判为不是问题").wait_for()
    without.get_by_label("筛选").fill("台帐")
    without.get_by_label("筛选").press("Enter")
    assert words(without, "台帐").count() == without.locator(".card").count() == 1
    without.get_by_text("已判为不是问题").click()
    without.get_by_role("button", name="撤销，仍算问题").click()
    plain.close()

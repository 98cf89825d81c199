"""Matters, ways and earlier months in a real browser, as people use them."""

import pytest

from needs import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]
LONE = "办理来文64件"
OTHER = "接听基层和群众来电"


def row(page, words):
    return page.locator("#matters tbody tr", has_text=words)


def decide(page, label):
    page.get_by_role("button", name=label).click()
    page.get_by_text("已记下，重新汇总时照此办理").wait_for()


def compile_again(page):
    page.get_by_role("button", name="重新汇总").click()
    page.get_by_text("已汇总 5 份报送").wait_for()


def test_join_two_items_compile_again_and_split_them(page):
    page.get_by_role("link", name="同一件事").click()
    page.wait_for_url("**/matters/")  # waits for the page's script as well
    page.get_by_role("button", name="合为一件事", disabled=True).wait_for()
    for words in (LONE, OTHER):
        row(page, words).get_by_role("checkbox").check()
    page.get_by_text("已选 2 条").wait_for()
    page.get_by_label("理由（可不写）").fill("都算公文运转")
    decide(page, "合为一件事")
    matter = page.locator("tbody.matter", has_text=LONE)
    assert "沈如青定为同一件事：都算公文运转" in matter.inner_text()
    assert OTHER in matter.inner_text()
    page.get_by_text("有新的报送或决定，尚未汇入汇总稿").wait_for()
    compile_again(page)
    page.locator(".sheet .run", has_text="件，其中上级来文").first.click()
    panel = page.locator("#origin-body")
    assert OTHER in panel.locator(".also").inner_text()
    panel.get_by_role("link", name="看为什么，或改").click()
    row(page, OTHER).get_by_role("checkbox").check()
    decide(page, "不是一件事")
    assert page.locator("tbody.matter", has_text=LONE).count() == 0
    compile_again(page)
    page.get_by_role("link", name="同一件事").click()
    page.wait_for_url("**/matters/")  # waits for the page's script as well
    for _decision in range(2):  # both taken back: as before
        page.locator(".decided").get_by_role("button", name="撤销").first.click()
        page.get_by_text("已撤销这个决定").wait_for()
    assert "已撤销的决定 2 个" in page.locator(".decided").inner_text()


def test_the_keyboard_is_enough(page):
    page.get_by_role("link", name="同一件事").click()
    page.wait_for_url("**/matters/")  # waits for the page's script as well
    box = row(page, LONE).get_by_role("checkbox")
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()
    keep = page.get_by_role("button", name="单独成条")
    keep.focus()
    page.keyboard.press("Enter")
    page.get_by_text("已记下").wait_for()
    page.locator(".decided").get_by_role("button", name="撤销").first.press("Enter")
    page.get_by_text("已撤销这个决定").wait_for()


def test_matters_are_filtered_by_typing(page):
    page.get_by_role("link", name="同一件事").click()
    page.wait_for_url("**/matters/")  # waits for the page's script as well
    page.get_by_label("筛选").fill("冬修水利推进会 督查科")
    assert page.locator("tbody.matter:visible").count() == 1
    page.get_by_label("筛选").fill("没有这样的话")
    page.get_by_text("没有符合的条目").wait_for()


def test_a_brief_of_a_length(page):
    page.get_by_role("link", name="摘要").click()
    page.get_by_label("不超过").fill("600")
    page.get_by_role("button", name="汇总").click()
    page.get_by_text("已汇总 5 份报送").wait_for()
    assert "不超过 600 字" in page.locator("#origin-body").inner_text()
    assert len("".join(page.locator(".sheet").inner_text().split())) <= 600
    page.get_by_role("link", name="去向表").click()
    assert "未用" in page.locator(".sorts").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").click()
    assert waiting.value.suggested_filename.endswith("（摘要）.docx")
    page.get_by_role("link", name="汇总稿").click()
    page.get_by_role("link", name="按科室").click()
    page.get_by_role("button", name="汇总").click()
    page.get_by_text("已汇总 5 份报送").wait_for()


def test_a_promise_is_read_with_both_places(page):
    page.get_by_role("link", name="与以前对照").click()
    page.get_by_label("筛选").fill("未兑现")
    promise = page.locator("#beside tbody tr:visible", has_text="网民留言办结率")
    assert "网民留言办结率要达到90%以上" in promise.inner_text()
    assert "90 - 87.5 = 2.5" in promise.inner_text()
    promise.hover()
    panel = page.locator("#origin-body")
    panel.locator("mark", has_text="87.5%").wait_for()
    assert "90%以上" in panel.locator("mark").first.inner_text()
    promise.focus()
    page.keyboard.press("Enter")  # opens the earlier place
    page.locator(".sheet h1", has_text="9月工作总结").wait_for()
    assert "90%以上" in page.locator(".sheet :target").inner_text()


def test_changes_and_copies(page):
    page.get_by_role("link", name="与以前对照").click()
    page.get_by_role("link", name="变化").click()
    page.get_by_text("53件→64件").wait_for()
    page.get_by_role("link", name="雷同").click()
    assert "照抄" in page.locator("#beside").inner_text()
    page.locator("#beside tbody tr").first.click(position={"x": 4, "y": 4})
    assert page.locator("#origin-body mark").count() >= 2


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_at_phone_width_nothing_is_wider_than_the_page(page):
    width = "document.documentElement.scrollWidth"
    for name in ("同一件事", "与以前对照"):
        page.get_by_role("link", name=name).click()
        page.locator("main h1").wait_for()
        assert page.evaluate(width) == 390
    page.get_by_role("link", name="同一件事").click()
    page.wait_for_url("**/matters/")  # waits for the page's script as well
    acts = page.locator(".deciding .acts")
    acts.wait_for(state="hidden")
    row(page, LONE).get_by_role("checkbox").check()
    acts.wait_for()


def test_without_a_script_items_are_ticked_and_decided_all_the_same(browser, site):
    address, password = site
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    page.get_by_label("用户名").fill("shenruqing")
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("link", name="同一件事").click()
    page.wait_for_url("**/matters/")  # waits for the page's script as well
    row(page, LONE).get_by_role("checkbox").check()
    decide(page, "单独成条")
    page.locator(".decided").get_by_role("button", name="撤销").first.click()
    page.get_by_text("已撤销这个决定").wait_for()
    page.get_by_role("link", name="与以前对照").click()
    assert page.locator("#beside .where a").first.get_attribute("href").startswith("/cycles/")
    context.close()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_at_phone_width_one_compiles_and_exports_all_the_same(page):
    again = page.locator("#origin-body").get_by_role("button", name="重新汇总")
    again.wait_for(state="hidden")
    page.get_by_role("button", name="汇总与导出").click()
    again.wait_for()
    page.get_by_role("button", name="收起").click()
    again.wait_for(state="hidden")
    page.get_by_role("button", name="汇总与导出").click()
    page.locator("#origin-body summary", has_text="按要求导出").click()
    page.get_by_label("附数据来源表").check()
    with page.expect_download() as waiting:
        page.locator("#origin-body").get_by_role("button", name="PDF").click()
    assert waiting.value.suggested_filename.endswith(".pdf")


def test_matters_are_printed(page):
    page.get_by_role("link", name="同一件事").click()
    page.wait_for_url("**/matters/")  # waits for the page's script as well
    page.emulate_media(media="print")
    row(page, LONE).wait_for()
    page.locator(".deciding").wait_for(state="hidden")

"""Keeping records in a real browser, as clerks do: typed, moved on, many at once by keyboard."""

import re

import pytest
from walking import person_at

from needs import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]


def book(page, site, name: str) -> None:
    page.goto(f"{site[0]}/ledgers/")
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", level=1, name=name).wait_for()


def test_a_hazard_is_entered_by_keyboard_and_nothing_is_lost_on_the_way(browser, site):
    with person_at(browser, site, "jiangbo") as page:
        _enter_a_hazard(page, site)


def _enter_a_hazard(page, site) -> None:
    book(page, site, "安全隐患台账")
    page.get_by_role("link", name="登记一条").click()
    page.get_by_label("排查日期").fill("11月3日")
    page.get_by_label("类别").select_option("消防")
    page.get_by_label("隐患描述").fill("档案室门口堆放纸箱")
    page.get_by_label("隐患描述").press("Enter")
    told = page.get_by_role("alert")
    told.get_by_role("link", name="“等级”没有填").wait_for()
    assert page.get_by_label("隐患描述").input_value() == "档案室门口堆放纸箱"
    told.get_by_role("link", name="“等级”没有填").click()
    assert page.evaluate("document.activeElement.id") == "f-level"
    page.get_by_label("等级").select_option("一般")
    page.get_by_text("以后办理时再填的").click()
    page.get_by_label("整改资金").fill("1.4万元")
    page.get_by_role("button", name="登记", exact=True).click()
    page.get_by_text(re.compile("已登记YH-2026-")).wait_for()
    shown = page.locator(".values").inner_text()
    assert "14,000元" in shown
    assert "2026-11-03" in shown


def test_a_calendar_and_rows_of_a_table_save_typing(page, site):
    book(page, site, "收文台账")
    page.get_by_role("link", name="登记一条").click()
    page.get_by_text("以后办理时再填的").click()
    rows = page.locator("table.typed tbody tr")
    assert rows.count() == 1
    page.get_by_role("button", name="加一行").click()
    assert rows.count() == 2
    added = rows.nth(1).locator("input").first
    assert added.evaluate("each => each === document.activeElement")
    picker = page.locator(".input.is-date").first.locator(".day-picker")
    picker.evaluate(
        "each => { each.value = '2026-11-02'; each.dispatchEvent(new Event('change')) }"
    )
    assert page.get_by_label("收文日期").input_value() == "2026-11-02"
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_clerk_takes_a_step_with_what_it_needs(browser, site):
    with person_at(browser, site, "jiangbo") as page:
        book(page, site, "安全隐患台账")
        page.locator(".drop > summary", has_text="状态").press("Enter")
        page.get_by_role("checkbox", name="整改中").press("Space")
        page.get_by_role("button", name="查找").click()
        page.get_by_role("rowheader").get_by_role("link").first.click()
        page.locator("summary", has_text="报请验收").click()
        page.get_by_label("整改完成日期").fill("2026-11-20")
        page.get_by_role("button", name="报请验收").click()
        page.get_by_text("已办：报请验收。现在是“待验收”。").wait_for()
        assert "整改中 → 待验收" in page.locator(".past").inner_text()


def test_many_are_changed_together_by_keyboard_alone(page, site):
    book(page, site, "会议和来访台账")
    picks = page.locator("input[name=pick]")
    picks.first.focus()
    page.keyboard.press("Space")
    picks.nth(1).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="把勾选的一起办").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="会议和来访台账：2 条一起办").wait_for()
    page.get_by_label("做什么").select_option(label="地点")
    page.get_by_role("button", name="下一步").press("Enter")
    page.get_by_label("地点").fill("机关二楼会议室")
    page.get_by_label("地点").press("Enter")
    page.get_by_text("可以办的 2 条，不能办的 0 条。还没有存。").wait_for()
    page.get_by_role("button", name="照此办理 2 条").press("Enter")
    page.get_by_text("办了 2 条，没有办 0 条。").wait_for()
    page.get_by_role("link", name="回列表").last.click()
    page.get_by_label("找").fill("机关二楼会议室")
    page.get_by_label("找").press("Enter")
    page.get_by_text("2 条", exact=True).wait_for()
    assert page.locator("input[name=pick]").count() == 2


def test_leaving_a_form_half_filled_is_asked_about(page, site):
    book(page, site, "安全隐患台账")
    page.get_by_role("link", name="登记一条").click()
    page.get_by_label("隐患描述").fill("写到一半")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="看这本台账").click()
    page.get_by_role("heading", level=1, name="安全隐患台账").wait_for()
    assert asked == ["beforeunload"]


def test_what_was_typed_when_the_session_ended_is_there_after_signing_in(browser, site):
    with person_at(browser, site, "jiangbo") as page:
        book(page, site, "安全隐患台账")
        page.get_by_role("link", name="登记一条").click()
        page.get_by_label("隐患描述").fill("车库灭火器压力不足")
        page.get_by_label("类别").select_option("消防")
        page.context.clear_cookies(name=re.compile("sessionid$"))
        page.get_by_label("隐患描述").press("Control+Enter")
        page.get_by_label("用户名").fill("jiangbo")
        page.get_by_label("密码").fill(site[1])
        page.get_by_role("button", name="登录").click()
        page.get_by_text("上次没有存下的，已经替您填回来了").wait_for()
        assert page.get_by_label("隐患描述").input_value() == "车库灭火器压力不足"
        page.get_by_label("等级").select_option("一般")
        page.get_by_label("等级").press("Control+Enter")
        page.get_by_text(re.compile("已登记YH-2026-")).wait_for()
        page.get_by_role("link", name="照这条再登记一条").click()
        assert page.get_by_label("类别").input_value() == "消防"
        assert page.locator("#kept-typed").is_hidden()


def test_rows_of_a_table_are_typed_by_enter_and_taken_away(page, site):
    book(page, site, "收文台账")
    page.get_by_role("link", name="登记一条").click()
    page.get_by_text("以后办理时再填的").click()
    rows = page.locator("table.typed tbody tr")
    rows.first.locator("input").first.fill("甲")
    rows.first.locator("input").first.press("Enter")
    assert rows.count() == 2
    rows.nth(1).locator("input").first.fill("乙")
    rows.first.get_by_role("button", name="传阅记录：去掉第 1 行").click()
    assert rows.count() == 1
    assert rows.first.locator("input").first.input_value() == "乙"

"""Writing a report in a real browser: keys, pasting, two people, lost connections, handing in."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import count

import pytest
from running import PATIENCE, _wait, environment, free_port
from walking import grave_faults

from needs import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]
UNITS = count(1)
WORD = (
    "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body>"
    "<p class=MsoNormal>一、会务工作</p><p class=MsoNormal>（一）筹备召开推进会2次。</p>"
    "<p class=MsoNormal>（二）办理来文31件。</p><p class=MsoNormal>二、文稿工作</p></body></html>"
)


class Site:
    """The example office, whose server can be stopped and started again on its port."""

    def __init__(self, example, data) -> None:
        example.into(data)
        self.data, self.port, self.password = data, free_port(), example.password
        self.address = f"http://127.0.0.1:{self.port}"
        _post_everywhere(data / "huizong.sqlite3", "zhouxiaolan", "xuwenqi")
        self.process = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "huizong.cli", "demo", "--port", str(self.port)],
            env=environment(self.data),
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # its own children end with it
        )
        _wait(self.process, self.address)

    def stop(self, how: int = signal.SIGKILL) -> None:
        os.killpg(self.process.pid, how)
        self.process.wait(timeout=PATIENCE)


def _post_everywhere(database, *usernames: str) -> None:
    """Make people clerks of every section, so that each test has a draft of its own."""
    with closing(sqlite3.connect(database)) as connection, connection:
        for username in usernames:
            connection.execute(
                "INSERT OR IGNORE INTO offices_post (user_id, office_id, unit_id, role, title)"
                " SELECT person.id, unit.office_id, unit.id, 'clerk', ''"
                " FROM accounts_user person, offices_unit unit WHERE person.username = ?",
                [username],
            )


@pytest.fixture(scope="module")
def office(tmp_path_factory, example):
    site = Site(example, tmp_path_factory.mktemp("site"))
    site.start()
    yield site
    site.stop(signal.SIGTERM)
    shutil.rmtree(site.data, ignore_errors=True)


@pytest.fixture
def enter(browser, office):
    """Sign somebody in, in a browser of one's own; gives a page."""
    contexts, faults = [], []

    def entered(username="zhouxiaolan", *, width=1366, script=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="zh-CN", java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(office.address)
        sign_in(page, office, username)
        return page

    yield entered
    for context in contexts:
        context.close()
    assert faults == []


def sign_in(page, office, username="zhouxiaolan") -> None:
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(office.password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_load_state()


@pytest.fixture
def draft(office):
    """The address of an empty draft: the unit's number is the test's own."""
    return f"{office.address}/cycles/{1 + next(UNITS) % 2}/write/{1 + next(UNITS) // 2 % 6}/"


def opened(page, address):
    page.goto(address)
    page.wait_for_load_state()
    page.locator(".lines textarea").first.wait_for()
    wipe(page)
    page.locator(".lines textarea").first.click()
    return page


def wipe(page) -> None:
    """Leave one empty item, as a person would."""
    while page.locator(".lines .line").count() > 1 or page.locator("textarea").last.input_value():
        area = page.locator(".lines textarea").last
        area.fill("")
        area.press("Backspace")
    page.keyboard.press("Escape")


def shown(page) -> list[str]:
    """Return the rows as a person sees them: number and words."""
    return page.eval_on_selector_all(
        ".lines .line",
        "rows => rows.map(row => row.querySelector('.number').textContent"
        " + row.querySelector('textarea').value + (row.matches('.clash') ? '!' : ''))",
    )


def state(page, words: str) -> None:
    """Wait until the foot of the page says something."""
    page.wait_for_function(
        "words => document.querySelector('#state').textContent.includes(words)", arg=words
    )


def saved(page) -> None:
    page.wait_for_function(
        "() => /^(已存|别人也在写，已合在一起)$/.test(document.querySelector('#state').textContent)"
    )


def reloaded(page) -> list[str]:
    page.reload()
    page.wait_for_load_state()
    page.locator(".lines textarea").first.wait_for()
    return shown(page)


def paste(page, **kinds: str) -> None:
    """Paste into the item with the focus."""
    page.evaluate(
        """kinds => {
          const data = new DataTransfer();
          for (const [kind, text] of Object.entries(kinds)) data.setData(`text/${kind}`, text);
          const event = new ClipboardEvent("paste",
            { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
        }""",
        kinds,
    )


def test_keys_make_items_and_levels_and_take_steps_back(enter, draft):
    page = opened(enter(), draft)
    keys = page.keyboard
    keys.type("会务工作")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("办理来文31件。")
    keys.press("Enter")
    keys.type("筹备会议2次。")
    assert shown(page) == ["一、会务工作", "（一）办理来文31件。", "（二）筹备会议2次。"]
    keys.press("Alt+ArrowUp")
    assert shown(page)[1:] == ["（一）筹备会议2次。", "（二）办理来文31件。"]
    keys.press("Tab")
    assert shown(page)[1:] == ["（一）筹备会议2次。", "（二）办理来文31件。"]  # nothing above it
    keys.press("Alt+ArrowDown")
    keys.press("Tab")
    assert shown(page)[1:] == ["（一）办理来文31件。", "1.筹备会议2次。"]
    keys.press("Shift+Tab")
    keys.press("Shift+Tab")
    assert shown(page)[1:] == ["（一）办理来文31件。", "二、筹备会议2次。"]
    for _step in range(3):
        keys.press("Control+z")
    assert shown(page)[1:] == ["（一）办理来文31件。", "（二）筹备会议2次。"]
    keys.press("Control+Shift+z")
    assert shown(page)[2] == "1.筹备会议2次。"
    saved(page)
    assert reloaded(page) == ["一、会务工作", "（一）办理来文31件。", "1.筹备会议2次。"]


def test_backspace_in_an_empty_item_removes_it_and_a_step_back_brings_it_back(enter, draft):
    page = opened(enter(), draft)
    keys = page.keyboard
    keys.type("甲项工作")
    keys.press("Enter")
    assert len(shown(page)) == 2
    keys.press("Backspace")
    assert shown(page) == ["一、甲项工作"]
    keys.press("Control+z")
    assert shown(page) == ["一、甲项工作", "二、"]
    keys.type("乙项工作")
    keys.press("Home")
    keys.press("Backspace")
    assert shown(page) == ["一、甲项工作乙项工作"]
    page.get_by_role("button", name="撤销").click()
    assert shown(page) == ["一、甲项工作", "二、乙项工作"]
    page.get_by_role("button", name="删掉这条").click()
    assert len(shown(page)) == 1


def test_enter_while_choosing_signs_makes_no_item(enter, draft):
    page = opened(enter(), draft)
    page.keyboard.type("甲")
    page.evaluate(
        "() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        "{ key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))"
    )
    assert len(shown(page)) == 1


def test_pasting_from_word_keeps_the_structure_and_one_line_stays_text(enter, draft):
    page = opened(enter(), draft)
    page.keyboard.type("概况")
    page.keyboard.press("Enter")
    paste(page, plain="一、会务工作\n（一）筹备", html=WORD)
    state(page, "贴入 4 条")
    assert shown(page) == [
        "一、概况",
        "二、会务工作",
        "（一）筹备召开推进会2次。",
        "（二）办理来文31件。",
        "三、文稿工作",
    ]
    page.keyboard.press("Control+z")
    assert shown(page) == ["一、概况", "二、"]
    paste(page, plain="只有一行")
    assert len(shown(page)) == 2
    saved(page)


def test_two_people_lose_nothing_and_choose_where_both_wrote(enter, draft):
    one = opened(enter(), draft)
    one.keyboard.type("会务工作")
    one.keyboard.press("Enter")
    one.keyboard.type("文稿工作")
    saved(one)
    two = enter("xuwenqi")
    two.goto(draft)
    two.locator(".lines textarea").nth(1).click()
    two.keyboard.press("End")
    two.keyboard.type("乙")
    saved(two)
    one.locator(".lines textarea").first.click()
    one.keyboard.press("End")
    one.keyboard.type("甲")
    state(one, "已合在一起")
    assert shown(one) == ["一、会务工作甲", "二、文稿工作乙"]
    two.locator(".lines textarea").first.click()
    two.keyboard.press("End")
    two.keyboard.type("丙")
    state(two, "已合在一起")
    assert shown(two) == ["一、会务工作甲", "二、会务工作丙!", "三、文稿工作乙"]
    two.get_by_role("button", name="用这一条").click()
    saved(two)
    assert shown(two) == reloaded(one) == ["一、会务工作丙", "二、文稿工作乙"]


def test_a_lost_connection_keeps_all_in_the_browser_and_sends_it_later(enter, draft):
    page = opened(enter(), draft)
    page.keyboard.type("会务")
    saved(page)
    page.context.set_offline(True)
    page.keyboard.type("工作")
    state(page, "没连上，已记在本机")
    page.context.set_offline(False)
    saved(page)
    assert reloaded(page) == ["一、会务工作"]


def test_what_a_closed_tab_left_behind_is_there_in_the_next(enter, draft):
    page = opened(enter(), draft)
    page.keyboard.type("会务")
    saved(page)
    context = page.context
    context.set_offline(True)
    page.keyboard.type("工作")
    state(page, "没连上")
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(draft)
    again.wait_for_function("() => document.querySelector('.lines textarea').value === '会务工作'")
    saved(again)
    assert again.evaluate("() => Object.keys(localStorage).length") == 0
    assert reloaded(again) == ["一、会务工作"]


def test_two_tabs_of_one_person(enter, draft):
    page = opened(enter(), draft)
    page.keyboard.type("会务工作")
    saved(page)
    other = page.context.new_page()
    page.context.set_offline(True)
    page.keyboard.type("一")
    state(page, "没连上")
    page.context.set_offline(False)
    other.goto(draft)
    other.locator(".lines textarea").first.click()
    other.keyboard.press("End")
    other.keyboard.press("Enter")
    other.keyboard.type("文稿工作")
    saved(other)
    page.keyboard.press("End")
    page.keyboard.type("二")
    page.wait_for_function("() => document.querySelectorAll('.line').length === 2")
    saved(page)
    assert shown(page) == ["一、会务工作一二", "二、文稿工作"]
    assert reloaded(other) == shown(page)


def test_a_server_killed_and_started_again_in_the_middle(enter, draft, office):
    page = opened(enter(), draft)
    page.keyboard.type("会务")
    saved(page)
    office.stop()
    page.keyboard.type("工作")
    state(page, "没连上")
    page.keyboard.press("Enter")
    page.keyboard.type("文稿工作")
    office.start()
    saved(page)
    assert reloaded(page) == ["一、会务工作", "二、文稿工作"]


def test_an_ended_sign_in_is_told_and_nothing_is_lost(enter, draft, office):
    page = opened(enter(), draft)
    page.keyboard.type("会务")
    saved(page)
    page.context.clear_cookies()
    page.keyboard.type("工作")
    state(page, "登录已过期")
    other = page.context.new_page()
    other.goto(office.address)
    sign_in(other, office)
    other.close()
    page.evaluate("() => dispatchEvent(new Event('focus'))")
    saved(page)
    assert reloaded(page) == ["一、会务工作"]


def test_checking_shows_findings_under_their_items(enter, draft):
    page = opened(enter(), draft)
    page.keyboard.type("按装电话2部。")
    page.get_by_role("button", name="检查").click()
    page.wait_for_url("**?check=1")
    remark = page.locator(".line .remark", has_text="安装").first
    remark.wait_for()
    assert remark.is_visible()


def test_without_a_script(enter, draft):
    opened(enter(), draft)
    page = enter(script=False)
    page.goto(draft)
    page.locator("#text").fill("会务工作\n\t筹备会议2次。\n\t办理来文31件。")
    page.get_by_role("button", name="存下").click()
    assert page.get_by_text("已存。").is_visible()
    text = "一、会务工作\n\t（一）筹备会议2次。\n\t（二）办理来文31件。"
    assert page.locator("#text").input_value() == text
    page.get_by_role("button", name="检查").click()
    assert page.get_by_text("检查结果和批注").is_visible()


@pytest.mark.parametrize("width", [1366, 390])
def test_nothing_hangs_over_the_edge_and_everything_has_a_name(enter, draft, width):
    page = opened(enter(width=width), draft)
    page.keyboard.type("会务工作" * 30)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    area = page.locator(".lines textarea").first
    assert area.bounding_box()["height"] > 40  # it has grown
    assert re.match("第 1 条，第 1 级", area.get_attribute("aria-label"))
    unnamed = page.eval_on_selector_all(
        "button, input:not([type=hidden]), textarea",
        "all => all.filter(each => each.offsetParent && !each.ariaLabel && !each.labels?.length"
        " && !each.textContent.trim()).map(each => each.outerHTML)",
    )
    assert unnamed == []
    saved(page)
    assert grave_faults(page) == []


def test_the_keyboard_leaves_the_items_both_ways(enter, draft):
    page = opened(enter(), draft)
    keys = page.keyboard
    keys.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "升一级"
    keys.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "各科室报送"
    page.locator(".lines textarea").first.focus()
    keys.press("Escape")
    keys.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_a_site_that_cannot_store_now_is_tried_again(enter, draft):
    page = opened(enter(), draft)
    page.route("**/save/", lambda route: route.fulfill(status=503, body="full"))
    page.keyboard.type("督查台账")
    state(page, "网站暂时存不下")
    page.unroute("**/save/")
    saved(page)
    assert reloaded(page) == ["一、督查台账"]


def test_handing_in_and_a_later_change(enter, office):
    page = opened(enter(), f"{office.address}/cycles/2/write/6/")
    page.keyboard.type("会务工作")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("办理来文31件。")
    page.get_by_role("button", name="报送", exact=True).click()
    page.locator(".sent .good", has_text="已报送").wait_for()
    page.locator(".lines textarea").last.press("End")
    page.keyboard.type("均办结。")
    saved(page)
    reloaded(page)
    assert page.locator(".sent", has_text="已改，尚未报送").is_visible()


def test_texts_in_storage_are_of_the_person_who_wrote_them(enter, draft):
    page = opened(enter(), draft)
    left = {
        "user": 999_999,
        "seen": 0,
        "at": 1,
        "lines": [{"key": "x", "text": "别人的", "level": 0, "clash": False}],
    }
    page.evaluate(
        "([name, left]) => localStorage.setItem(name, left)",
        [f"huizong-draft:{draft.split('127.0.0.1')[1].partition('/')[2]}", json.dumps(left)],
    )
    assert "别人的" not in "".join(reloaded(page))

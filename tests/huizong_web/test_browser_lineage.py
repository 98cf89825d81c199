"""From records to rows in a real browser: a draft from the registers, handed in, compiled, issued.

A figure of the compiled report is pointed at and shows its rows; a row that is changed after the
report was issued shows as a slip.
"""

import os
import re
from pathlib import Path

import pytest
from walking import grave_faults, issued, judged, said

from needs import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

ROUND, UNIT = 2, "综合科"
DRAFT = f"/cycles/{ROUND}/write/6/"
SHOTS = os.environ.get("HUIZONG_SHOTS", "")


def shot(page, name):
    """Keep a picture where somebody wants to look."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def drafted(clerk, address):
    clerk.goto(address + DRAFT)
    clerk.get_by_role("button", name="从台账起草").click()
    said(clerk, "从台账起草了")
    clerk.locator(".lines textarea").nth(1).wait_for()
    assert "共排查安全隐患7处" in clerk.locator(".lines textarea").nth(1).input_value()
    clerk.locator(".lines textarea").nth(1).click()
    assert "排查隐患" in clerk.locator(".grounds li:visible").first.inner_text()
    shot(clerk, "draft")
    assert grave_faults(clerk) == []
    clerk.goto(f"{address}{DRAFT}basis/")
    clerk.locator("details").first.locator("summary").click()
    assert grave_faults(clerk) == []


def permitted(editor, address):
    """The round is over for the unit: the editor lets it send all the same."""
    editor.goto(f"{address}/cycles/{ROUND}/submissions/")
    editor.get_by_text("准许一个科室补报").click()
    editor.locator("#permit-unit").select_option(label=UNIT)
    form = editor.locator("details", has=editor.locator("#permit-unit"))
    form.locator("[name=reason]").fill("经办人外出，回来补报")
    form.get_by_role("button", name="准许").click()
    said(editor, "已准许")


def compiled(editor, address):
    editor.goto(f"{address}/cycles/{ROUND}/")
    editor.get_by_role("button", name=re.compile("汇总")).first.click()
    said(editor, "已汇总 6 份报送")


def pointed_at(editor, words):
    """Point at a figure of the compiled report; return what the panel says of its rows."""
    editor.locator(".sheet [data-origin^=f]", has_text=words).first.click()
    panel = editor.locator("#origin .rests")
    panel.wait_for()
    shot(editor, "panel")
    return panel


def test_from_records_to_rows_and_a_slip(enter, site):
    address, _password = site
    clerk, editor, leader = enter("jiangbo"), enter("shenruqing"), enter("fangkuan")
    drafted(clerk, address)
    permitted(editor, address)
    clerk.goto(address + DRAFT)
    clerk.get_by_role("button", name="报送", exact=True).click()
    said(clerk, "已收下综合科")

    compiled(editor, address)
    panel = pointed_at(editor, "7处")
    assert "安全隐患台账 排查隐患（2026年10月，综合科）" in panel.inner_text()
    row = panel.locator(".rested a").first
    record = row.get_attribute("href")
    panel.get_by_role("link", name="看全部 7 行").click()
    editor.get_by_text("记录和报送时一样").wait_for()
    assert editor.locator("table.rows tbody tr").count() == 7
    shot(editor, "tie")
    assert grave_faults(editor) == []

    editor.goto(address + record)
    cited = editor.locator(".cited li", has_text="7处").first
    assert "共排查安全隐患7处" in cited.inner_text()
    shot(editor, "record")

    editor.goto(f"{address}/cycles/{ROUND}/findings/")
    judged(editor, "已核对")
    issued(editor, leader, f"{address}/cycles/{ROUND}/issuing/")
    assert not editor.locator(".slips").count()
    clerk.goto(address + record)
    clerk.get_by_text("删除这条记录").click()
    clerk.locator("#remove-reason").fill("重复登记")
    clerk.get_by_role("button", name="删除", exact=True).click()
    clerk.wait_for_load_state()

    editor.goto(f"{address}/cycles/{ROUND}/issuing/")
    slip = editor.locator(".slips li", has_text="7处").first
    shot(editor, "slips")
    assert grave_faults(editor) == []
    assert "7处 → 6处" in slip.inner_text()
    assert "重复登记" in slip.inner_text()
    assert "江博" in slip.inner_text()


def test_typed_figures_on_a_phone(enter, site):
    """A section that sent a file confirms what its figures rest on, by phone."""
    address, _password = site
    clerk = enter("tangyue", width=390)
    clerk.goto(f"{address}/cycles/{ROUND}/submissions/")
    clerk.get_by_role("link", name="信息科.txt").click()
    clerk.get_by_role("link", name="看数据的依据").click()
    shot(clerk, "phone")
    assert grave_faults(clerk) == []
    clerk.get_by_role("button", name=re.compile("认定相符的")).click()
    said(clerk, "认定了")
    clerk.set_viewport_size({"width": 390, "height": 844})
    assert clerk.evaluate("document.documentElement.scrollWidth") <= 390
    shot(clerk, "phone-after")

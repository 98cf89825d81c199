"""A round played by the cast in a real browser, from its opening to the paper that goes out."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from walking import issued, judged, said

from needs import needs_chromium

MONTH = Path(__file__).parents[2] / "examples/云岭县委办公室/2026-10"
FILES = {
    "zhouxiaolan": "秘书科.docx",
    "xuwenqi": "政研科.docx",
    "tangyue": "信息科.txt",
    "luosongtao": "农村工作科.docx",
    "guminghui": "督查科.txt",
}
TODAY = date(2026, 11, 20)
"""The day that the example office is seen on; its hour is this machine's."""
LATE = ("jiangbo", "extra/综合科.docx")
MENDED = """秘书科2026年10月工作总结

一、办文工作
1、办理来文64件，其中上级来文41件、下级来文23件，均按时办结。
二、会务工作
1、筹备召开全县冬修水利推进会，共86人参加。
"""

pytestmark = [pytest.mark.browser, needs_chromium]


def send(page, url, path):
    page.goto(url)
    page.locator("#id_file").set_input_files(path)
    page.locator("form.submit").get_by_role("button", name="报送", exact=True).click()


def moment(**ago):
    now = timezone.localtime()
    there = now.replace(year=TODAY.year, month=TODAY.month, day=TODAY.day)
    return (there - timedelta(**ago)).strftime("%Y-%m-%dT%H:%M")


def opened(editor):
    """The editor opens a round; return its address."""
    editor.get_by_role("navigation", name="主菜单").get_by_role("link", name="各报送期").click()
    editor.get_by_role("link", name="单开一期").click()
    editor.locator("#id_title").fill("冬修水利专报")
    editor.locator("#id_due_at").fill(moment(days=-2))
    editor.get_by_role("button", name="存下").click()
    editor.locator("table.submissions").wait_for()
    return editor.url


def late_one_is_permitted(enter, editor, url):
    """The time runs out, one comes too late, is permitted, and the file that was kept is sent."""
    editor.goto(url)
    editor.get_by_role("link", name="本期设置").click()
    editor.locator("#id_due_at").fill(moment(hours=1))
    editor.get_by_role("button", name="存下").click()
    late = enter(LATE[0])
    send(late, url, MONTH / LATE[1])
    late.get_by_text("先替您留着").wait_for()
    editor.goto(url)
    editor.get_by_text("准许一个科室补报").click()
    editor.locator("#permit-unit").select_option(label="综合科")
    editor.locator("#permit-reason").fill("下乡未归")
    editor.get_by_role("button", name="准许", exact=True).click()
    late.goto(url)
    late.get_by_role("button", name="报送这一份").click()
    said(late, "已收下综合科")


def one_is_returned_and_mended(editor, clerk, url, tmp_path):
    editor.goto(url)
    editor.get_by_role("link", name="秘书科.docx").click()
    editor.get_by_role("link", name="审定或退回").click()
    editor.locator(".paragraphs input[type=checkbox]").nth(1).check()
    editor.locator(".paragraphs .note:visible").fill("件数请与台账核对")
    editor.locator("#reason").fill("来文件数与上月口径不一致")
    editor.get_by_role("button", name="退回并说明").click()
    said(editor, "已退回秘书科")
    clerk.goto(url)
    clerk.get_by_role("link", name="通知").click()
    clerk.get_by_role("button", name="来文件数与上月口径不一致").click()
    clerk.get_by_text("件数请与台账核对").wait_for()
    path = tmp_path / "秘书科（更正）.txt"
    path.write_text(MENDED, encoding="utf-8")
    send(clerk, url, path)
    said(clerk, "已收下秘书科")
    editor.goto(url)
    editor.get_by_role("link", name=path.name).click()
    editor.get_by_role("link", name="与前一份对照").click()
    editor.locator(".pair").wait_for()


def test_a_round_from_its_opening_to_the_paper(enter, tmp_path):
    editor, leader = enter("shenruqing"), enter("fangkuan")
    url = opened(editor)
    clerks = {username: enter(username) for username in FILES}
    for username, name in FILES.items():
        send(clerks[username], url, MONTH / name)
        said(clerks[username], "已收下")
    late_one_is_permitted(enter, editor, url)
    one_is_returned_and_mended(editor, clerks["zhouxiaolan"], url, tmp_path)

    editor.goto(url)
    editor.get_by_role("button", name="开始汇总").click()
    said(editor, "已汇总 6 份报送")
    editor.goto(url.replace("submissions", "findings"))
    judged(editor, "专报与月报口径不同")

    issuing = url.replace("submissions", "issuing")
    issued(editor, leader, issuing)

    clerk = clerks["tangyue"]
    clerk.goto(issuing)
    number = clerk.locator(".facts .big").inner_text()
    assert number.startswith("云办报〔")
    with clerk.expect_download() as waiting:
        clerk.locator(".facts").get_by_role("link", name="PDF").click()
    path = tmp_path / "issued.pdf"
    waiting.value.save_as(path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert waiting.value.suggested_filename == f"{number}.pdf"

    auditor = enter("zhongping")
    assert auditor.goto(issuing).status == 403
    assert auditor.goto(url).status == 403
    system = enter("weihang")
    assert system.goto(issuing).status == 403

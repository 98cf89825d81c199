"""A sheet that an office has becomes records, in a real browser: sent, columns, tried, in, back."""

import io
from urllib.parse import urljoin

import openpyxl
import pytest
from importfiles import good, workbook

from needs import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]
HEADS = (
    "排查日期",
    "所在单位",
    "类别",
    "等级",
    "隐患描述",
    "整改资金（万元）",
    "责任人员",
    "领导签字",
)


def rows():
    unit = {"所在单位": "秘书科", "责任人员": "周晓岚"}
    yield good("档案室电线老化", **unit)
    yield good("值班室灭火器过期", **unit | {"排查日期": "2026年10月9日"})
    yield good("楼梯间堆放杂物", **unit | {"排查日期": "十月底"})
    yield good("会议室插座松动", **unit | {"所在单位": "秘书二科", "整改资金（万元）": "约2万元"})
    yield {"排查日期": "合计", "整改资金（万元）": 6}


def send(page, data, name="隐患.xlsx"):
    page.goto(urljoin(page.url, "/ledgers/"))
    page.get_by_role("link", name="安全隐患台账", exact=True).first.click()
    page.get_by_role("link", name="导入").click()
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.set_input_files("input[type=file]", file)
    if page.get_by_label("由谁登记").is_visible():
        page.get_by_label("由谁登记").select_option(label="秘书科")
    page.get_by_role("button", name="上传").click()
    page.wait_for_url("**/columns/")


def test_from_a_sheet_to_records_and_back(page):
    send(page, workbook(*rows(), heads=HEADS, title="安全隐患登记表"))
    assert "“责任人员”这一列当作“责任人”读" in page.inner_text("main")
    page.get_by_role("button", name="试一试").click()
    page.get_by_role("button", name="导入这 2 行").wait_for()
    told = page.inner_text("main")
    assert "A5" in told
    assert "“整改资金”不能是“约2万元”" in told
    assert "第7行是合计，没有当作记录" in told
    with page.expect_download() as download:
        page.get_by_role("link", name="下载有错的行").click()
    failed = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert failed["隐患"]["A2"].comment.text.startswith("原A5：")
    page.get_by_role("button", name="导入这 2 行").click()
    page.get_by_text("已导入 2 条记录").wait_for()
    page.get_by_text("撤销这次导入").click()
    page.get_by_label("为什么").fill("单位写错了")
    page.get_by_role("button", name="撤销").click()
    page.get_by_text("已撤销，删除了 2 条记录").wait_for()

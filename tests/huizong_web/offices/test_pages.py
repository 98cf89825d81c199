"""The pages of the office itself, as the system and the security administrator use them."""

from io import BytesIO

import pytest
from cast import signed_in, upload

from huizong_web import workbooks
from huizong_web.accounts.models import User
from huizong_web.offices.models import Office, Post, Unit


@pytest.fixture
def system(cast):
    return signed_in(cast.system_admin)


@pytest.fixture
def security(cast):
    return signed_in(cast.security_admin)


def test_a_unit_is_set_up_renamed_moved_and_closed(cast, system):
    made = {"name": "督查科", "kind": "section", "parent": "", "since": "2026-03-01"}
    response = system.post("/units/", made)
    unit = Unit.objects.get(name="督查科")
    assert response.url == f"/units/{unit.pk}/"
    change = f"/units/{unit.pk}/change/"
    system.post(change, {"do": "rename", "name": "督促检查科", "on": "2026-06-01", "why": "更名"})
    system.post(change, {"do": "move", "parent": cast.rural.pk, "on": "2026-06-01"})
    unit.refresh_from_db()
    assert (unit.name, unit.parent) == ("督促检查科", cast.rural)
    page = system.get(f"/units/{unit.pk}/").content.decode()
    assert "以前叫“督查科”" in page
    assert "更名" in page
    system.post(change, {"do": "close", "on": "2026-09-01"})
    assert f"/units/{unit.pk}/" not in system.get("/units/").content.decode()
    assert "督查科" in system.get("/units/?on=2026-04-01").content.decode()


def test_what_cannot_be_done_is_told_beside_the_form(cast, system):
    response = system.post("/units/", {"name": "秘书科", "kind": "section"})
    assert response.status_code == 422
    assert "已有一个“秘书科”" in response.content.decode()
    change = f"/units/{cast.secretariat.pk}/change/"
    response = system.post(change, {"do": "close", "on": "2026-09-01"})
    assert response.status_code == 422
    assert "陈墨" in response.content.decode()


@pytest.mark.parametrize("sent", [{}, {"do": "explode"}, {"do": "drop", "duty": "9²"}])
def test_nonsense_changes_nothing(cast, system, sent):
    system.post(f"/units/{cast.rural.pk}/change/", sent | {"on": "2026-09-01"})
    assert Unit.objects.get(pk=cast.rural.pk).until is None


def test_duties_are_added_dropped_and_shown(cast, system):
    change, page = f"/units/{cast.rural.pk}/change/", f"/units/{cast.rural.pk}/"
    system.post(
        change, {"do": "duty", "text": "管粮库", "source": "三定规定", "since": "2026-01-01"}
    )
    assert "管粮库" in system.get(page).content.decode()
    duty = cast.rural.duties.get()
    system.post(change, {"do": "drop", "duty": duty.pk, "on": "2026-06-01"})
    assert "以前的职责" in system.get(page).content.decode()


def test_duties_out_of_a_document_are_chosen(cast, system):
    text = "青河县委办公室主要职责\n\n一、秘书科\n1、负责公文处理。\n2、承担机要。\n"
    page = system.post("/units/duties/", {"file": upload("三定.txt", text)}).content.decode()
    chosen = f"{cast.secretariat.pk}:负责公文处理"
    assert chosen in page
    system.post("/units/duties/", {"chosen": [chosen], "source": "三定.txt", "since": "2026-01-01"})
    assert [duty.text for duty in cast.secretariat.duties.all()] == ["负责公文处理"]


@pytest.mark.parametrize(
    ("name", "data"), [("空.txt", b""), ("别的.txt", "没有科室的文件。".encode())]
)
def test_a_document_without_duties_is_told(system, name, data):
    response = system.post("/units/duties/", {"file": upload(name, data)})
    assert response.status_code == 422


def test_the_workbook_goes_out_and_in(cast, system):
    User.objects.filter(posts__office=cast.office).update(office=cast.office)
    data = b"".join(system.get("/office/workbook.xlsx"))
    assert set(workbooks.read(data)) == {"单位", "人员", "职责"}
    heads = ("名称", "改为", "上级", "类别", "次序", "成立日期")
    more = workbooks.write({"单位": (heads, [("督查科", "", "", "", "", "")])})
    tried = system.post("/office/workbook/", {"file": upload("a.xlsx", more), "try": "1"})
    assert "可以导入" in tried.content.decode()
    assert not Unit.objects.filter(name="督查科").exists()
    system.post("/office/workbook/", {"file": upload("a.xlsx", more), "take": "1"})
    assert Unit.objects.filter(name="督查科").exists()
    bad = system.post("/office/workbook/", {"file": BytesIO(b"no workbook"), "take": "1"})
    assert bad.status_code == 422


def test_the_security_administrator_has_the_posts_only(security):
    data = b"".join(security.get("/office/workbook.xlsx"))
    assert set(workbooks.read(data)) == {"任职"}


def test_handing_over(cast, security):
    User.objects.filter(posts__office=cast.office).update(office=cast.office)
    page = security.get("/posts/hand-over/chenmo/")
    assert "陈墨离任交接" in page.content.decode()
    security.post("/posts/hand-over/chenmo/", {"successor": cast.head.pk, "on": "2026-09-01"})
    assert not Post.objects.held().filter(user=cast.clerk).exists()
    assert Post.objects.held().filter(user=cast.head).count() == 2


def test_people_of_other_offices_are_not_there(cast, security):
    assert security.get("/posts/hand-over/hanlu/").status_code == 404
    other = Office.objects.get(name="白塔县委办公室")
    assert security.get(f"/units/?office={other.pk}").status_code == 404


def test_the_menu_leads_where_one_may_go(cast, system):
    assert "Excel" in system.get("/units/").content.decode()
    page = signed_in(cast.clerk).get("/units/").content.decode()
    assert "Excel" not in page
    assert 'href="/cycles/"' in page

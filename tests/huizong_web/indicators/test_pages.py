"""The pages of indicators: what they show, who may fill in, what becomes of a mistake."""

import json
import re
from datetime import date
from io import BytesIO

import pytest
from cast import signed_in
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from huizong.ledgers import Period
from huizong_web.indicators.definitions import catalogue
from huizong_web.indicators.models import Entry, Kept
from huizong_web.offices.models import Unit

YEAR, LAST = Period.of(2026), Period.of(2025)


@pytest.fixture
def filled(cast, fill):
    fill(cast.rural, takers=2010, first_tier=201, second_tier=402, third_tier=500)
    fill(cast.rural, period=LAST, takers=1980, first_tier=170, second_tier=300, third_tier=430)
    fill(cast.secretariat, takers=1387, first_tier=47, second_tier=202, third_tier=366)
    fill(cast.secretariat, period=LAST, takers=1300, first_tier=40, second_tier=190, third_tier=371)


def sheet(unit, group="exams", period="2026"):
    return reverse("enter-indicators", args=(unit.pk, group)) + f"?period={period}"


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_list(clerk, filled):
    shown = text(clerk.get("/indicators/?period=2026"))
    assert "本科上线人数 1718人 同比增长14.5%" in shown
    assert "本科上线率 50.6% 同比提高4.81个百分点" in shown
    assert "高中学业水平考试一次合格率 —" in shown


def test_a_period_that_goes_on_is_not_compared_as_if_it_were_whole(clerk, filled, monkeypatch):
    pages = ("/indicators/?", "/indicators/units/?", "/indicators/of/exams.above/?")
    for day, open_, compared in (
        (date(2026, 11, 20), [True, True, True], [True, False, True]),
        (date(2026, 12, 31), [False] * 3, [False] * 3),
    ):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        shown = [text(clerk.get(f"{page}period=2026")) for page in pages]
        assert ["还没有过完，数只到11月20日" in page for page in shown] == open_
        assert ["和往期整期比" in page for page in shown] == compared


def test_the_list_of_a_unit(cast, clerk, filled):
    shown = text(clerk.get(f"/indicators/?period=2026&unit={cast.rural.pk}"))
    assert "本科上线率 54.9%" in shown


def test_who_has_not_entered_is_named(cast, clerk, fill):
    fill(cast.rural, takers=10)
    assert "没有填齐：秘书科。" in text(clerk.get("/indicators/?period=2026"))


def test_all_units(editor, filled):
    response = editor.get("/indicators/units/?period=2026")
    shown = text(response)
    assert "秘书科 填 1387人 47人 202人 366人 615人 44.3%" in shown
    assert "全部单位 3397人" in shown


def test_who_may_not_enter_sees_no_link_to_it(leader, filled):
    response = leader.get("/indicators/units/?period=2026")
    assert "/indicators/enter/" not in response.content.decode()


def test_one_indicator(clerk, filled):
    response = clerk.get("/indicators/of/exams.above_rate/?period=2026")
    shown = text(response)
    assert "50.6%" in shown
    assert "本科上线人数 ÷ 高考参考人数 × 100" in shown
    assert re.search(r"一本上线人数 248人", shown)
    assert re.search(r"农业科 201人 周文 \d{4}-\d\d-\d\d \d\d:\d\d 填", shown)
    assert re.search(r"农业科 54.9%", shown)


def test_of_many_units_the_first_are_listed(cast, clerk, kept, fill):
    for number in range(45):
        unit = Unit.objects.create(office=cast.office, order=number + 10, name=f"第{number}站")
        kept.units.add(unit)
        fill(unit, takers=number)
    shown = text(clerk.get("/indicators/of/exams.takers/?period=2026"))
    assert shown.count("周文") == 40
    assert "另有 5 个，见下面的各单位" in shown


def test_the_picture_is_drawn_from_the_numbers_of_the_table(clerk, filled):
    response = clerk.get("/indicators/of/exams.above/?period=2026")
    found = re.search(
        r'<script id="course" type="application/json">(.+?)</script>', response.content.decode()
    )
    course = json.loads(found[1])
    assert (course["names"][-2:], course["values"][-2:]) == (["2025年", "2026年"], [1501.0, 1718.0])
    assert course["texts"][-1] == "1718人"
    assert '<td class="number">1718人</td>' in response.content.decode()


def test_targets_by_unit(cast, filled):
    page = "/indicators/of/exams.above_rate/targets/?year=2026"
    assert signed_in(cast.clerk).post(page, {"number-0": "50"}).status_code == 403
    leader = signed_in(cast.leader)
    leader.post(page, {"number-0": "50", f"number-{cast.rural.pk}": "56", "note-0": "年初下达"})
    shown = text(leader.get(page))
    assert "秘书科 % ≥50% 随全机关 46.2% 44.3%" in shown
    one = text(leader.get("/indicators/of/exams.above_rate/?period=2026"))
    assert "达标 目标≥50%" in one
    assert re.search(r"农业科 54.9% 未达标 ≥56% 差1.12个百分点", one)
    assert re.search(r"秘书科 44.3% 未达标 ≥50% 随全机关 差5.66个百分点", one)
    unit = f"/indicators/?period=2026&unit={cast.rural.pk}"
    assert "未达标 ≥56% 差1.12个百分点" in text(leader.get(unit))
    assert "目标" not in text(leader.get("/indicators/?period=2025"))
    refused = leader.post(page, {"number-0": "55", "version-0": "0"})
    assert refused.status_code == 409
    assert "全机关 55 50" in text(refused)
    assert "年初下达" in text(signed_in(cast.clerk).get(page))


def test_no_targets_where_no_way_is_good(leader, kept):
    answer = leader.get("/indicators/of/exams.takers/targets/", follow=True)
    assert "没有写哪边好" in text(answer)


def test_no_picture_of_a_single_point(cast, clerk, fill):
    fill(cast.rural, takers=10)
    page = clerk.get("/indicators/of/exams.takers/?period=2026").content.decode()
    assert "echarts" not in page


@pytest.mark.parametrize("key", ["exams.nothing", "nothing.takers", "schooling.to_high", "x"])
def test_an_indicator_that_is_not_kept_is_not_found(clerk, kept, key):
    assert clerk.get(f"/indicators/of/{key}/").status_code == 404


def test_nothing_kept(cast, clerk, editor):
    assert "由本单位文秘选用" in text(clerk.get("/indicators/"))
    assert "选用指标" in text(editor.get("/indicators/"))


def test_filling_in(cast, clerk, kept):
    page = sheet(cast.secretariat)
    assert clerk.get(page).status_code == 200
    sent = {"number-takers": "100人", "version-takers": "0", "note-takers": "含往届"}
    response = clerk.post(page, sent, follow=True)
    assert "已存下 1 个数。" in text(response)
    entry = Entry.objects.get()
    assert (entry.number, entry.note, entry.unit) == ("100", "含往届", cast.secretariat)


@pytest.mark.parametrize(
    ("name", "status"), [("clerk", 403), ("head", 403), ("editor", 200), ("leader", 403)]
)
def test_who_may_fill_in_another_section(cast, kept, name, status):
    assert signed_in(cast.person(name)).get(sheet(cast.rural)).status_code == status


def test_a_mistake_is_told_at_its_field_and_nothing_is_lost(cast, clerk, kept):
    sent = {"number-takers": "很多", "number-first_tier": "5", "note-first_tier": "初步"}
    response = clerk.post(sheet(cast.secretariat), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="很多"' in page
    assert 'value="5"' in page
    assert 'value="初步"' in page
    assert 'id="fault-takers"' in page
    assert not Entry.objects.exists()


def test_numbers_that_do_not_agree(cast, clerk, kept):
    sent = {"number-takers": "5", "number-sat": "6", "number-passed": "7"}
    response = clerk.post(sheet(cast.secretariat), sent)
    assert response.status_code == 422
    assert "合格人数不能多于参考人数（一次合格人数7人，高中学业水平考试参考人数6人）" in text(
        response
    )


def test_two_people(cast, clerk, kept, fill):
    fill(cast.secretariat, takers=10)
    response = clerk.post(sheet(cast.secretariat), {"number-takers": "12", "version-takers": "0"})
    shown = text(response)
    assert response.status_code == 409
    assert "没有存：周文 在您之前改过" in shown
    assert re.search(r"高考参考人数 12 10", shown)
    again = {"number-takers": "12", "version-takers": "1"}
    assert clerk.post(sheet(cast.secretariat), again).status_code == 302
    assert Entry.objects.get().number == "12"


def test_a_period_for_which_nothing_is_entered_is_the_latest(cast, clerk, kept):
    response = clerk.get(sheet(cast.secretariat, period="2026-03"))
    assert re.search(r"考试成绩 \d{4}年 · 秘书科", text(response))


@pytest.fixture
def own_set(settings, tmp_path, cast):
    """A set of the office's own folder, entered by the month."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "visits.yaml").write_text(
        'label: 来访\nbasis: 自拟\nsince: "2026"\nindicators:\n'
        "  n: {label: 来访批次, entered: true, unit: 批}\n",
        encoding="utf-8",
    )
    settings.INDICATORS = str(folder)
    catalogue.cache_clear()
    kept = Kept.objects.create(office=cast.office, group="visits")
    kept.units.add(cast.secretariat)
    yield kept
    catalogue.cache_clear()


def test_an_office_has_its_own_sets(cast, clerk, own_set):
    page = sheet(cast.secretariat, "visits", "2026-02")
    clerk.post(page, {"number-n": "5"})
    clerk.post(sheet(cast.secretariat, "visits", "2026-03"), {"number-n": "7"})
    assert "来访批次 7批 环比增长40.0%" in text(clerk.get("/indicators/?period=2026-03"))
    march = clerk.get("/indicators/?period=2026-03").content.decode()
    assert '<option value="2026-H1">2026年上半年</option>' in march


def test_a_faulty_file_is_told_at_the_start(settings, tmp_path):
    (tmp_path / "bad.yaml").write_text("label: 坏\nindicators: {}\n", encoding="utf-8")
    settings.INDICATORS = str(tmp_path)
    catalogue.cache_clear()
    with pytest.raises(ImproperlyConfigured, match=r"bad\.yaml 第1行：缺“basis”这一项"):
        apps.get_app_config("indicators").ready()
    catalogue.cache_clear()


def test_a_quarter_is_not_filled_in_where_months_are(cast, clerk, own_set):
    response = clerk.get(sheet(cast.secretariat, "visits", "2026-Q1"))
    assert response.status_code == 302
    assert re.search(r"period=\d{4}-\d\d$", response.url)


def test_a_unit_that_does_not_enter_the_set(cast, clerk, kept):
    kept.units.clear()
    response = clerk.get(sheet(cast.secretariat), follow=True)
    assert "现在不填这一组指标" in text(response)


def test_what_holds_for_the_whole_is_for_the_office(cast, clerk, editor):
    preschool = Kept.objects.create(office=cast.office, group="preschool")
    page = reverse("enter-indicators-whole", args=(preschool.pk,)) + "?period=2026-S"
    assert clerk.get(page).status_code == 403
    sent = {"number-age_three_to_five": "3000", "number-age_five": "900"}
    editor.post(page, sent)
    assert set(Entry.objects.values_list("unit", "number")) == {(None, "3000"), (None, "900")}


def test_sets_are_taken_up_and_dropped(cast, editor, clerk):
    assert clerk.get("/indicators/sets/").status_code == 200
    assert clerk.post("/indicators/sets/", {"set": "exams"}).status_code == 403
    response = editor.post("/indicators/sets/", {"set": "exams"}, follow=True)
    kept = Kept.objects.get()
    assert "谁来填" in text(response)
    page = reverse("indicator-set", args=(kept.pk,))
    editor.post(page, {"units": [cast.rural.pk, 999999, "x"]})
    assert list(kept.units.all()) == [cast.rural]
    editor.post(reverse("drop-indicator-set", args=(kept.pk,)))
    assert not Kept.objects.exists()


def test_of_two_who_choose_the_units_the_second_is_told(cast, editor, kept):
    page = reverse("indicator-set", args=(kept.pk,))
    seen = re.search(r'name="seen" value="(\w+)"', editor.get(page).content.decode())[1]
    kept.units.set([cast.rural])
    sent = {"units": [cast.secretariat.pk], "seen": seen}
    answer = editor.post(page, sent)
    assert answer.status_code == 409
    assert "秘书科 选了 没选 农业科 没选 选了" in text(answer)
    assert list(kept.units.all()) == [cast.rural]
    sent["seen"] = re.search(r'name="seen" value="(\w+)"', answer.content.decode())[1]
    editor.post(page, sent)
    assert list(kept.units.all()) == [cast.secretariat]


def test_a_set_that_there_is_not(cast, editor):
    response = editor.post("/indicators/sets/", {"set": "nothing"}, follow=True)
    assert "没有这一组指标" in text(response)


def test_the_records_of_a_figure(cast, editor, clerk, hazards):
    Kept.objects.create(office=cast.office, group="school_safety")
    page = editor.get("/indicators/of/school_safety.found/?period=2026-10").content.decode()
    link = re.search(r'href="(/indicators/rows/hazard.found/[^"]+)"', page)[1].replace("&amp;", "&")
    shown = editor.get(link)
    assert "排查隐患 3处" in text(shown)
    assert "算进这个数的有 3 条记录。" in text(shown)
    assert shown.content.decode().count("/ledgers/records/") == 3
    # 陈墨 of 秘书科 sees the one that is about it.
    own = clerk.get(link)
    assert "另有 2 条没有列出" in text(own)
    assert own.content.decode().count("/ledgers/records/") == 1


def test_the_records_of_a_unit(cast, editor, hazards):
    page = f"/indicators/rows/hazard.found/?period=2026-10&unit={cast.rural.pk}"
    assert "排查隐患 2处" in text(editor.get(page))


@pytest.mark.parametrize("key", ["hazard.nothing", "aid.paid", "nothing.x", "x"])
def test_no_records_of_what_is_not_kept(cast, editor, hazards, key):
    assert editor.get(f"/indicators/rows/{key}/").status_code == 404


def test_in_english(cast, filled):
    client = signed_in(cast.clerk)
    client.cookies["django_language"] = "en"
    shown = text(client.get("/indicators/?period=2026"))
    assert "year on year up 4.81 percentage points" in shown


WORKBOOK = "/indicators/workbook/?set=exams&period=2026"
FORM = WORKBOOK.replace("workbook/", "workbook/form/")


def upload(client, rows, name="考试成绩.csv"):
    """Send a csv; return what the page says, and the word by which it is taken ("" without)."""
    data = "\n".join(",".join(map(str, row)) for row in rows).encode()
    response = client.post(WORKBOOK, {"file": SimpleUploadedFile(name, data)})
    word = re.search(r'name="word" value="([^"]*)"', response.content.decode())
    return response, word[1] if word else ""


def take(client, word):
    return client.post(WORKBOOK.replace("workbook/", "workbook/take/"), {"word": word})


HEADS = ("单位", "高考参考人数（人）", "一本上线人数")


def test_numbers_of_many_units_come_from_a_workbook(cast, editor, kept, fill):
    fill(cast.rural, takers=10)
    response, word = upload(editor, [HEADS, ("秘书科", 100, 20), ("农业科", "１２", "")])
    shown = text(response)
    assert "要存下 3 个数" in shown
    assert "新填的数 单位 高考参考人数 一本上线人数 秘书科 100 20" in shown
    assert re.search(r"农业科 高考参考人数 12 10 周文", shown)
    assert Entry.objects.count() == 1
    assert take(editor, word).status_code == 302
    assert set(Entry.objects.values_list("unit__name", "indicator", "number", "version")) == {
        ("农业科", "exams.takers", "12", 2),
        ("秘书科", "exams.takers", "100", 1),
        ("秘书科", "exams.first_tier", "20", 1),
    }
    again, word = upload(editor, [HEADS, ("秘书科", 100, 20)])
    assert "数和现在存着的都一样，不用存" in text(again)
    assert not word


def test_what_is_to_be_looked_at(cast, editor, clerk, kept, fill):
    for year, takers in enumerate((1000, 1010, 990, 1005, 1002, 997), start=2020):
        fill(cast.rural, period=Period.of(year), takers=takers)
    fill(cast.rural, takers=0)
    fill(cast.secretariat, takers=10)
    page = "/indicators/looking/?set=exams&period=2026"
    assert "农业科 高考参考人数0人，环比下降100.0%，变化很大" in text(editor.get(page))
    assert "高考参考人数是0人，前6期没有过0" in text(editor.get(page))
    assert "没有要再看的" in text(clerk.get(page))


def test_the_form_to_fill_in_has_what_is_stored(cast, editor, clerk, kept, fill):
    fill(cast.rural, takers=10)
    stream = BytesIO(b"".join(editor.get(FORM).streaming_content))
    rows = list(load_workbook(stream).worksheets[0].iter_rows(values_only=True, max_col=2))
    assert rows == [("单位", "高考参考人数（人）"), ("秘书科", None), ("农业科", 10)]
    own = load_workbook(BytesIO(b"".join(clerk.get(FORM).streaming_content)))
    assert own.worksheets[0].max_row == 2


def test_wrong_cells_are_named_and_nothing_is_stored(cast, editor, kept):
    rows = [HEADS, ("秘书科", "很多", 5), ("农业科", 10, 12)]
    response, word = upload(editor, rows)
    assert (response.status_code, word) == (422, "")
    assert re.search(r"B2 “高考参考人数”不能是“很多”", text(response))
    rows[1:] = [("农业科", 10, 12)]
    rows = [(*row, each) for row, each in zip(rows, ("二本上线人数", 0), strict=True)]
    rows = [(*row, each) for row, each in zip(rows, ("三本上线人数", 0), strict=True)]
    response, word = upload(editor, rows)
    assert "上线人数不能多于参考人数" in text(response)
    assert not Entry.objects.exists()


def test_a_workbook_holds_own_units_only(cast, clerk, kept):
    response, word = upload(clerk, [HEADS, ("农业科", 10, 2)])
    assert "“农业科”不填这一组指标，或者不归您填" in text(response)
    assert not word


def test_a_workbook_writes_over_nobody(cast, editor, clerk, kept, fill):
    word = upload(editor, [HEADS, ("秘书科", 100, 20), ("农业科", 10, 2)])[1]
    fill(cast.secretariat, takers=99)
    refused = take(editor, word)
    assert refused.status_code == 409
    assert "秘书科 · 高考参考人数 100 99" in text(refused)
    assert Entry.objects.count() == 1
    own = re.search(r'name="word" value="([^"]*)"', refused.content.decode())[1]
    assert take(clerk, own).url == WORKBOOK.replace("?", f"?office={cast.office.pk}&")
    assert Entry.objects.count() == 1
    take(editor, own)
    assert Entry.objects.filter(indicator="exams.takers").count() == 2

"""The account as a table."""

from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.submitting import submit


def test_it_works(editor, cast, compilation):
    response = editor.get(f"/cycles/{cast.cycle.pk}/account/")
    rows = {row.words: row for row in response.context["rows"]}
    row = next(row for words, row in rows.items() if "办理来文31件" in words)
    assert (row.section, row.label) == ("秘书科", "一、2、")
    page = response.content.decode()
    assert "保留" in page
    assert f'href="/cycles/{cast.cycle.pk}/#{row.anchor}">{row.target}</a>' in page


def test_every_target_is_on_the_sheet(editor, cast, compilation):
    response = editor.get(f"/cycles/{cast.cycle.pk}/account/")
    sheet = editor.get(f"/cycles/{cast.cycle.pk}/").content.decode()
    printed = [row for row in response.context["rows"] if row.target]
    assert printed
    assert all(row.anchor and f'id="{row.anchor}"' in sheet for row in printed)


def test_without_a_report_one_is_led_to_the_month(editor, cast):
    response = editor.get(f"/cycles/{cast.cycle.pk}/account/")
    assert response.url == f"/cycles/{cast.cycle.pk}/"


def test_sums_are_listed_with_their_parts(editor, cast):
    for unit, count in ((cast.secretariat, 12), (cast.rural, 8)):
        text = f"1、出动车辆{count}台次。"
        submit(cast.cycle, unit, name=f"{unit.name}.txt", data=text.encode(), by=cast.editor)
    compile_cycle(cast.cycle, by=cast.editor)
    page = editor.get(f"/cycles/{cast.cycle.pk}/account/").content.decode()
    assert "12 + 8 = 20" in page
    assert ">12台次</a>" in page
    assert ">8台次</a>" in page

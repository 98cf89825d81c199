"""The account as a table."""


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

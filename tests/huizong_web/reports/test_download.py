"""The compiled report as a file."""

import io
from urllib.parse import unquote

import pytest
from docx import Document


def get(client, cast, kind):
    return client.get(f"/cycles/{cast.cycle.pk}/report.{kind}")


def test_docx(editor, cast, compilation):
    response = get(editor, cast, "docx")
    text = "\n".join(each.text for each in Document(io.BytesIO(response.getvalue())).paragraphs)
    assert "办理来文31件" in text
    name = unquote(response.headers["Content-Disposition"])
    assert "attachment" in name
    assert "青河县委办公室2026年10月工作总结.docx" in name


def test_pdf(editor, cast, compilation):
    response = get(editor, cast, "pdf")
    assert response.getvalue().startswith(b"%PDF-")
    assert response.headers["Content-Type"] == "application/pdf"


def test_markdown(editor, cast, compilation):
    text = get(editor, cast, "md").getvalue().decode()
    assert text.startswith("# 青河县委办公室2026年10月工作总结")


@pytest.mark.parametrize("kind", ["exe", "html", "docx.exe"])
def test_other_kinds_are_not_there(editor, cast, compilation, kind):
    assert get(editor, cast, kind).status_code == 404


def test_without_a_report_there_is_nothing(editor, cast):
    assert get(editor, cast, "docx").status_code == 404


def test_the_table_of_sources_is_put_behind_on_wish(editor, cast, compilation):
    plain = get(editor, cast, "md").getvalue().decode()
    told = get(editor, cast, "md?annex=1").getvalue().decode()
    assert "数据来源表" not in plain
    assert told.startswith(plain.rstrip()[:40])
    assert "数据来源表" in told
    assert "办理来文31件，均按时办结" in told.split("数据来源表")[1]


def test_a_section_gets_the_report_without_the_sources(clerk, cast, compilation):
    assert get(clerk, cast, "md").status_code == 200
    assert get(clerk, cast, "md?annex=1").status_code == 403


@pytest.mark.parametrize("form", ["gbt9704", "report", "../x", "letter"])
def test_a_form_is_chosen_and_an_unknown_one_is_the_usual(editor, cast, compilation, form):
    assert get(editor, cast, f"docx?form={form}&charts=1").status_code == 200


def test_a_brief_says_so_in_its_name(editor, cast, submissions):
    editor.post(f"/cycles/{cast.cycle.pk}/compile/", {"by": "brief", "length": "1000"})
    name = unquote(get(editor, cast, "md?by=brief").headers["Content-Disposition"])
    assert "（摘要）.md" in name

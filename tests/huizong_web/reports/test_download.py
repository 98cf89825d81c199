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

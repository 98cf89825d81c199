"""Submitting a file: taken in whole, or refused with what to do and nothing changed."""

import hashlib
import io
import zipfile

import pytest
from cast import SECRETARIAT, content, signed_in, upload

from huizong_web.reports.models import Submission


def send(client, cast, name, data, *, unit=None, **more):
    fields = {"unit": (unit or cast.secretariat).pk, "file": upload(name, data), **more}
    return client.post(f"/cycles/{cast.cycle.pk}/submissions/", fields, follow=True)


def broken_docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("word/document.xml", "<w:document")
    return stream.getvalue()


def test_it_works(clerk, cast, kept_files):
    response = send(clerk, cast, "十月总结.txt", SECRETARIAT)
    assert response.redirect_chain == [(f"/cycles/{cast.cycle.pk}/submissions/", 302)]
    assert "已收下秘书科的“十月总结.txt”，共 2 条" in response.content.decode()
    submission = Submission.objects.get()
    assert submission.uploaded_by == cast.clerk
    assert submission.unit == cast.secretariat
    assert submission.sha256 == hashlib.sha256(SECRETARIAT.encode()).hexdigest()
    assert content(submission) == SECRETARIAT.encode()
    assert len(kept_files()) == 1
    assert "十月" not in kept_files()[0]


@pytest.mark.parametrize("person", ["clerk", "head"])
def test_nobody_submits_for_another_section(cast, person):
    client = signed_in(cast.person(person))
    response = send(client, cast, "总结.txt", SECRETARIAT, unit=cast.rural)
    assert response.status_code == 422
    assert "只能为自己的科室报送" in response.content.decode()
    assert not Submission.objects.exists()


def test_an_editor_submits_for_any_section(editor, cast):
    send(editor, cast, "总结.txt", SECRETARIAT, unit=cast.rural)
    assert Submission.objects.get().unit == cast.rural


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("空.txt", b"", ("空.txt", "没有文字")),
        ("空白.txt", " \n\n　".encode(), ("空白.txt", "没有文字")),
        ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(64), ("图.png", "另存为")),
        ("总结.docx", SECRETARIAT.encode(), ("总结.docx", "扩展名")),
        ("坏.docx", broken_docx(), ("坏.docx", "已损坏")),
        ("断.docx", broken_docx()[:40], ("断.docx", "已损坏")),
        ("乱.txt", bytes(range(128, 256)) * 9, ("乱.txt", "编码")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_files(clerk, cast, kept_files, name, data, says):
    send(clerk, cast, "好.txt", SECRETARIAT)
    before = list(Submission.objects.values()), kept_files()
    response = send(clerk, cast, name, data, replace="on")
    assert response.status_code == 422
    page = response.content.decode()
    assert all(words in page for words in says)
    assert (list(Submission.objects.values()), kept_files()) == before


def test_a_file_over_the_limit(clerk, cast, settings, kept_files):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    response = send(clerk, cast, "大.txt", SECRETARIAT + "好" * 400_000)
    assert response.status_code == 422
    page = response.content.decode()
    assert "“大.txt”超过了 1 MB 的上限" in page
    assert "请选择要报送的文件" not in page
    assert not Submission.objects.exists()
    assert kept_files() == []


def test_a_file_at_the_limit_is_taken_in(clerk, cast, settings):
    settings.MAX_UPLOAD_BYTES = len(SECRETARIAT.encode())
    assert "已收下" in send(clerk, cast, "刚好.txt", SECRETARIAT).content.decode()


def test_no_file(clerk, cast):
    fields = {"unit": cast.secretariat.pk}
    response = clerk.post(f"/cycles/{cast.cycle.pk}/submissions/", fields)
    assert response.status_code == 422
    assert "请选择要报送的文件" in response.content.decode()


def test_a_second_file_is_refused(clerk, cast, kept_files):
    send(clerk, cast, "一稿.txt", SECRETARIAT)
    before = kept_files()
    response = send(clerk, cast, "二稿.txt", SECRETARIAT)
    assert response.status_code == 422
    assert "秘书科本期已报送“一稿.txt”，“二稿.txt”没有收下" in response.content.decode()
    assert Submission.objects.get().name == "一稿.txt"
    assert kept_files() == before


def test_a_second_file_replaces_where_asked_and_the_first_stays_as_history(clerk, cast):
    send(clerk, cast, "一稿.txt", SECRETARIAT)
    page = send(clerk, cast, "二稿.txt", SECRETARIAT, replace="on").content.decode()
    assert dict(Submission.objects.values_list("name", "current")) == {
        "一稿.txt": False,
        "二稿.txt": True,
    }
    assert "以前 1 份" in page
    assert content(Submission.objects.get(name="一稿.txt")) == SECRETARIAT.encode()


def test_nothing_is_left_where_storing_fails(clerk, cast, kept_files, monkeypatch):
    send(clerk, cast, "一稿.txt", SECRETARIAT)
    before = kept_files()

    def fail(*_args, **_kwargs):
        msg = "the disk is full"
        raise OSError(msg)

    monkeypatch.setattr(Submission, "save", fail)
    with pytest.raises(OSError, match="the disk is full"):
        send(clerk, cast, "二稿.txt", SECRETARIAT, replace="on")
    monkeypatch.undo()
    assert kept_files() == before
    assert Submission.objects.get().current


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/总结.txt", "总结.txt"),
        ("C:\\桌面\\总结.txt", "总结.txt"),
        ("总\u202e结.txt", "总结.txt"),
        ("总\n结.txt", "总结.txt"),
    ],
)
def test_names_are_cleaned(clerk, cast, given, kept):
    send(clerk, cast, given, SECRETARIAT)
    assert Submission.objects.get().name == kept


def test_a_name_of_markup_is_shown_as_text(clerk, cast):
    page = send(clerk, cast, "<b>总结.txt", SECRETARIAT).content.decode()
    assert "<b>" not in page


def test_a_name_too_long(clerk, cast):
    response = send(clerk, cast, "长" * 197 + ".txt", SECRETARIAT)
    assert response.status_code == 422
    assert "文件名太长" in response.content.decode()


def test_a_docx_is_read(clerk, cast):
    from docx import Document

    document = Document()
    for line in SECRETARIAT.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    send(clerk, cast, "总结.docx", stream.getvalue())
    assert Submission.objects.get().items == 2

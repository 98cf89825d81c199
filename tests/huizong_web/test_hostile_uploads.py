"""Files that do harm, at each door by which files come in: nothing is lost, nobody gets in."""

import hostilefiles as files
import pytest
from cast import SECRETARIAT, content, signed_in, upload
from test_matrix import _issue

from huizong_web.indicators.models import Kept
from huizong_web.offices.models import Duty, Unit
from huizong_web.reports.models import Submission

SECRET = "不该被人看到的一行"


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.fixture
def hostile(secret) -> dict[str, bytes]:
    return {
        "图片改名.docx": files.PNG,
        "程序改名.docx": files.PROGRAM,
        "程序改名.txt": files.PROGRAM,
        "网页改名.docx": files.HTML,
        "表格改名.docx": files.book(("名称",)),
        "图形.svg": files.SVG,
        "空.docx": b"",
        "解压炸弹.docx": files.word_bomb(),
        "实体炸弹.docx": files.word_of_entities(files.ENTITIES),
        "外部实体.docx": files.word_of_entities(files.secret_entity(secret)),
        "文字改名.xlsx": files.TEXT,
        "表格炸弹.xlsx": files.book_bomb(),
        "表格实体.xlsx": files.book_of_entities(files.ENTITIES),
        "表格外部实体.xlsx": files.book_of_entities(files.secret_entity(secret)),
    }


DOORS = {
    "submissions": ("clerk", "/cycles/{cycle}/submissions/", {"replace": "on"}),
    "duties": ("system_admin", "/units/duties/", {}),
    "workbook": ("system_admin", "/office/workbook/", {"take": "1"}),
    "indicators": ("editor", "/indicators/workbook/?set=exams", {}),
    "compare": ("leader", "/cycles/{cycle}/issuing/compare/", {}),
}


def send(cast, door: str, name: str, data: bytes):
    person, path, fields = DOORS[door]
    client = signed_in(cast.person(person))
    fields = {**fields, "file": upload(name, data), "unit": cast.secretariat.pk}
    return client.post(path.format(cycle=cast.cycle.pk), fields, follow=True)


@pytest.mark.parametrize("door", DOORS)
def test_nothing_is_lost_and_nobody_gets_in(cast, compilation, hostile, kept_files, door):
    _issue(cast, compilation)
    _open_doors(cast)
    before = _kept(kept_files)
    for name, data in hostile.items():
        response = send(cast, door, name, data)
        page = response.content.decode()
        assert response.status_code in (200, 422), name
        assert SECRET not in page, name
        assert "alert(" not in page, name
        assert _kept(kept_files) == before, name


def test_a_workbook_of_billions_of_empty_cells(cast):
    response = send(cast, "workbook", "远.xlsx", files.wide_book())
    assert response.status_code == 422
    assert "一直用到第 1048576 行、第 16384 列" in response.content.decode()


def _open_doors(cast) -> None:
    """Have the office enter a set of indicators: without one there is no workbook of it."""
    Kept.objects.create(office=cast.office, group="exams").units.add(cast.rural)


def _kept(kept_files) -> tuple[object, ...]:
    return (
        list(Submission.objects.values_list("pk", "name", "current")),
        list(Unit.objects.values_list("pk", "name", "until")),
        list(Duty.objects.values_list("pk", "text")),
        kept_files(),
    )


@pytest.mark.parametrize("name", ["总结.docx", "总结.docm"])
def test_macros_are_told_never_run_and_kept_as_given(cast, name):
    data = files.with_macros()
    send(cast, "submissions", name, data)
    submission = Submission.objects.get()
    assert content(submission) == data
    page = signed_in(cast.clerk).get(f"/submissions/{submission.pk}/").content.decode()
    assert "带有宏，宏没有运行" in page


@pytest.mark.parametrize(("name", "data"), [("总结.html", files.HTML), ("总结.txt", files.TEXT)])
def test_markup_is_words_and_goes_out_as_a_file(cast, name, data):
    send(cast, "submissions", name, data)
    submission = Submission.objects.get()
    client = signed_in(cast.editor)
    for path in ("", "check/", "review/", "versions/"):
        page = client.get(f"/submissions/{submission.pk}/{path}").content.decode()
        assert "<script>alert" not in page
        assert "onerror" not in page
    assert b"".join(_file(client, submission)) == data


def _file(client, submission):
    answer = client.get(f"/submissions/{submission.pk}/file/")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    return answer.streaming_content


NAMES = {
    "../../../../etc/passwd.txt": "passwd.txt",
    "..\\..\\windows\\总结.txt": "总结.txt",
    "/etc/cron.d/总结.txt": "总结.txt",
    "总\u202etxt.结.txt": "总txt.结.txt",
    "总\x1b[2J结\x07.txt": "总[2J结.txt",
    "总\x00结.txt": "总结.txt",
    "总\r\nSet-Cookie: a=b\r\n结.txt": None,
    '总"; filename="x.html.txt': None,
    "=cmd|' 'calc'!A0.txt": "=cmd|' 'calc'!A0.txt",
    "%2e%2e%2f总结.txt": "%2e%2e%2f总结.txt",
}


@pytest.mark.parametrize(("given", "kept"), NAMES.items())
def test_names_lead_nowhere(cast, kept_files, settings, given, kept):
    send(cast, "submissions", given, SECRETARIAT.encode())
    submission = Submission.objects.get()
    assert kept in (None, submission.name)
    (stored,) = kept_files()
    assert "passwd" not in stored
    assert (
        (settings.MEDIA_ROOT / submission.file.name)
        .resolve()
        .is_relative_to(settings.MEDIA_ROOT.resolve())
    )
    answer = signed_in(cast.editor).get(f"/submissions/{submission.pk}/file/")
    head = answer.headers["Content-Disposition"]
    assert head.startswith("attachment;")
    assert head.isprintable()
    assert "Set-Cookie" not in answer.headers
    assert answer.getvalue() == SECRETARIAT.encode()


@pytest.mark.parametrize("length", [201, 256, 5000])
def test_names_that_are_too_long(cast, kept_files, length):
    name = "长" * (length - 4) + ".txt"
    response = send(cast, "submissions", name, SECRETARIAT.encode())
    assert response.status_code == 422
    assert "文件名太长" in response.content.decode()
    assert kept_files() == []


@pytest.mark.parametrize("door", DOORS)
def test_one_byte_too_many(cast, compilation, kept_files, settings, door):
    """The limit of the site is 50 MB; here a smaller one, so that the test is quick."""
    assert settings.MAX_UPLOAD_BYTES == 50 * 1024 * 1024
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    _open_doors(cast)
    before = _kept(kept_files)
    response = send(cast, door, "大.docx", bytes(1024 * 1024 + 1))
    page = response.content.decode()
    assert "“大.docx”超过了 1 MB 的上限" in page
    assert "请选择" not in page
    assert _kept(kept_files) == before


def test_fifty_megabytes_and_one(cast, kept_files):
    response = send(cast, "submissions", "大.docx", bytes(50 * 1024 * 1024 + 1))
    assert response.status_code == 422
    assert "超过了 50 MB 的上限" in response.content.decode()
    assert kept_files() == []

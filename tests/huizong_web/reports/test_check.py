"""The page of a submission's findings: the text, the words that are pointed at, the list."""

import re
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import docx as word
import pytest
from cast import signed_in
from checked import WRONG
from django.core.files.base import ContentFile

from huizong_web.reports import checking, library
from huizong_web.reports.models import Check, Cycle, Dismissal, Found, Submission
from huizong_web.reports.submitting import submit

TEXT = """秘书科2026年10月工作总结

1、新设帐户2个，按装电话3部。
2、接待来访30批左右。
3、注销帐户1个。
"""
WHY = "单位自定的写法"
CHECK = library.check_document

pytestmark = pytest.mark.usefixtures("rules")


def send(cast, text: str | bytes, *, name: str = "总结.txt") -> Submission:
    data = text.encode() if isinstance(text, str) else text
    return submit(cast.cycle, cast.secretariat, name=name, data=data, by=cast.clerk, replace=True)


def docx(text: str) -> bytes:
    document = word.Document()
    for line in text.rstrip("\n").split("\n"):
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def real_rules(monkeypatch):
    """The library's own rules."""
    monkeypatch.setattr(library, "check_document", CHECK)


@pytest.fixture
def submission(cast) -> Submission:
    return send(cast, TEXT)


def page_of(client, submission, query: str = "") -> str:
    return client.get(f"/submissions/{submission.pk}/check/{query}").content.decode()


def marks_in(page: str) -> list[str]:
    return re.findall(r'<a class="fault[^>]*>([^<]*)</a>', page)


def cards_in(page: str) -> list[str]:
    return re.findall(r'<p class="what" id="s\d+"><span[^>]*>..</span> ([^<]*)</p>', page)


def fingerprint(submission: Submission, position: int) -> str:
    return submission.check_made.found.get(position=position).fingerprint


def post(client, submission, what: str, position: int, query: str = "", **more):
    address = f"/submissions/{submission.pk}/check/{what}/{query}"
    fields = {"fingerprint": fingerprint(submission, position), **more}
    return client.post(address, fields, follow=True)


def test_it_works(clerk, submission):
    page = page_of(clerk, submission)
    assert marks_in(page) == ["帐户", "按装", "左右", "帐户"]
    assert cards_in(page) == [
        "“帐户”是错别字",
        "“按装”是错别字",
        "“帐户”是错别字",
        "“左右”说不准",
    ]
    assert '<span class="state error">错误 3</span>' in page
    assert '<span class="state warning">提醒 1</span>' in page
    assert "错别字 <span" in page
    assert "<del>按装</del><ins>安装</ins>" in page


def test_words_and_cards_lead_to_each_other(clerk, submission):
    page = page_of(clerk, submission)
    for anchor in re.findall(r'href="#(\w[\w-]*)"', page):
        assert f'id="{anchor}"' in page, anchor


def test_submitting_checks(submission):
    check = submission.check_made
    assert check.version == library.rules_version()
    assert [found.severity for found in check.found.all()] == ["error", "error", "warning", "error"]


def test_a_check_by_other_rules_is_made_anew(clerk, submission):
    Check.objects.update(version="old", findings="[]")
    Found.objects.all().delete()
    assert len(cards_in(page_of(clerk, submission))) == 4
    assert Check.objects.get().version == library.rules_version()


def test_a_check_of_today_is_not_made_twice(clerk, submission, monkeypatch):
    monkeypatch.setattr(library, "check_document", lambda *_: pytest.fail("checked again"))
    page_of(clerk, submission)


def test_a_crash_of_ours_neither_refuses_the_file_nor_breaks_the_page(
    clerk, cast, monkeypatch, caplog
):
    monkeypatch.setattr(library, "check_document", lambda *_: 1 / 0)
    submission = send(cast, TEXT)
    assert "ZeroDivisionError" in caplog.text
    page = page_of(clerk, submission)
    assert "检查没有做成" in page
    assert "新设帐户2个" in page
    assert "未检查" in clerk.get(f"/cycles/{cast.cycle.pk}/submissions/").content.decode()


def test_it_is_compared_with_the_earlier_reports_of_the_section(cast, monkeypatch):
    seen = []
    monkeypatch.setattr(library, "check_document", lambda _, earlier: seen.append(earlier) or ())
    for year, month in ((2025, 10), (2026, 9), (2026, 11)):
        cycle = Cycle.objects.create(office=cast.office, year=year, month=month)
        for unit in (cast.secretariat, cast.rural):
            text = f"{unit.name}{month}月工作总结\n\n1、办文{month}件。\n".encode()
            submit(cycle, unit, name="总结.txt", data=text, by=cast.editor)
    send(cast, TEXT)
    assert [(each.path, each.text[-6:].strip()) for each in seen[-1]] == [
        ("秘书科/2026年9月 总结.txt", "办文9件。"),
        ("秘书科/2025年10月 总结.txt", "文10件。"),
    ]
    for document in seen[-1]:
        assert {each.place.path for each in document.paragraphs} == {document.path}


def test_what_was_copied_is_found(clerk, cast, real_rules):
    earlier = Cycle.objects.create(office=cast.office, year=2026, month=9)
    line = (
        "{}月接待群众来访{}批，均由值班领导接谈并交有关单位限期办理，做到件件有着落、事事有回音。"
    )
    for cycle, month, count in ((earlier, 9, 30), (cast.cycle, 10, 31)):
        text = f"秘书科{month}月工作总结\n\n1、{line.format(month, count)}\n".encode()
        new = submit(cycle, cast.secretariat, name="总结.txt", data=text, by=cast.clerk)
    page = page_of(clerk, new)
    assert "2026年9月 总结.txt" in page
    assert "30→31" in page


def test_nothing_found(clerk, cast):
    page = page_of(clerk, send(cast, "秘书科10月工作总结\n\n1、办理来文31件。\n"))
    assert "没有发现问题" in page
    assert "没有问题" in page


def test_words_of_the_file_cannot_become_markup(clerk, cast):
    page = page_of(clerk, send(cast, "秘书科10月工作总结\n\n1、新设<b>帐户</b>1个。\n"))
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


# Asking for some


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?q=按装", ["“按装”是错别字"]),
        ("?q=vague", ["“左右”说不准"]),
        ("?q=hz902", ["“左右”说不准"]),
        ("?q=错别字+帐户", ["“帐户”是错别字", "“帐户”是错别字"]),
        ("?rule=vague-word", ["“左右”说不准"]),
        ("?rule=vague-word&page=x", ["“左右”说不准"]),
        ("?q=没有的话", []),
        ("?rule=none", []),
    ],
)
def test_asking(clerk, submission, query, said):
    page = page_of(clerk, submission, query)
    assert cards_in(page) == said
    assert f"符合的有 {len(said)} 处" in page


def test_many_of_one_rule_are_capped_and_told(clerk, cast):
    submission = send(
        cast, "秘书科10月工作总结\n\n" + "".join(f"{n}、撤帐户。\n" for n in range(1, 251))
    )
    page = page_of(clerk, submission)
    assert len(cards_in(page)) == len(marks_in(page)) == 20
    assert "列出第 1–20 处，共 250 处" in page
    one = page_of(clerk, submission, "?at=123")
    assert len(cards_in(one)) == 21
    assert 'id="f123"' in one
    assert "列出第 1–20 处，共 250 处" in one
    whole = page_of(clerk, submission, "?rule=wrong-word")
    assert len(cards_in(whole)) == 200
    assert 'rel="next"' in whole
    last = page_of(clerk, submission, "?rule=wrong-word&page=2")
    assert len(cards_in(last)) == 50
    assert "列出第 201–250 处，共 250 处" in last
    assert 'rel="next"' not in last
    assert 'rel="prev"' in last


def test_ten_thousand_stay_usable(clerk, cast, django_assert_max_num_queries):
    lines = "".join(f"{n}、撤帐户{n}个，按装{n}部。\n" for n in range(1, 5001))
    submission = send(cast, "秘书科10月工作总结\n\n" + lines)
    assert submission.check_made.found.count() == 10_000
    with django_assert_max_num_queries(24):
        page = page_of(clerk, submission)
    assert "错误 10000" in page
    assert len(cards_in(page)) == 20


def test_queries_do_not_grow_with_findings(clerk, cast, submission, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        page_of(clerk, submission)
    more = send(cast, TEXT + "4、撤帐户。\n" * 50)
    with django_assert_num_queries(len(few)):
        page_of(clerk, more)


# Not a fault


def test_dismissing(clerk, cast, submission):
    response = post(clerk, submission, "dismiss", 1, reason=WHY, following="f3")
    assert response.redirect_chain == [(f"/submissions/{submission.pk}/check/#f3", 302)]
    page = response.content.decode()
    assert len(cards_in(page)) == 3
    assert marks_in(page) == ["帐户", "左右", "帐户"]
    assert "已判为不是问题 1 处" in page
    assert "陈墨" in page
    assert WHY in page
    dismissal = Dismissal.objects.get()
    assert (dismissal.unit, dismissal.office) == (cast.secretariat, cast.office)
    assert (dismissal.code, dismissal.words) == ("HZ901", "按装")
    assert dismissal.says == "“按装”是错别字"


@pytest.mark.parametrize("reason", ["", "  \n", "长" * 301])
def test_a_reason_is_required(clerk, submission, reason):
    response = post(clerk, submission, "dismiss", 1, reason=reason)
    assert response.redirect_chain[-1][0].endswith("#f1")
    assert "请写明为什么不是问题" in response.content.decode()
    assert not Dismissal.objects.exists()


def test_dismissing_keeps_what_was_asked_for(clerk, submission):
    response = post(clerk, submission, "dismiss", 0, "?q=帐户", reason=WHY, following="f3")
    assert response.redirect_chain[0][0].endswith("?q=%E5%B8%90%E6%88%B7#f3")
    assert cards_in(response.content.decode()) == ["“帐户”是错别字"]


@pytest.mark.parametrize("following", ["https://elsewhere.example", "f1\nx", "//x", "f"])
def test_it_leads_nowhere_else(clerk, submission, following):
    response = post(clerk, submission, "dismiss", 1, reason=WHY, following=following)
    assert response.redirect_chain == [(f"/submissions/{submission.pk}/check/", 302)]


def test_the_same_words_elsewhere_stay_open(clerk, submission):
    page = post(clerk, submission, "dismiss", 0, reason=WHY).content.decode()
    assert marks_in(page) == ["按装", "左右", "帐户"]


def test_it_stays_dismissed_when_the_file_comes_again(clerk, cast, submission):
    post(clerk, submission, "dismiss", 1, reason=WHY)
    changed = TEXT.replace("1、新设", "1、举办培训1期。\n2、新设").replace("30批", "31批")
    again = send(cast, changed, name="总结（改）.txt")
    page = page_of(clerk, again)
    assert "按装" not in marks_in(page)
    assert "已判为不是问题 1 处" in page


def test_it_comes_back_when_its_words_change(clerk, cast, submission):
    post(clerk, submission, "dismiss", 1, reason=WHY)
    again = send(cast, TEXT.replace("按装电话3部", "按装电视3部"))
    assert "按装" in marks_in(page_of(clerk, again))


def test_another_section_judges_for_itself(clerk, editor, cast, submission):
    post(clerk, submission, "dismiss", 1, reason=WHY)
    text = TEXT.replace("秘书科", "农业科").encode()
    other = submit(cast.cycle, cast.rural, name="总结.txt", data=text, by=cast.editor)
    assert "按装" in marks_in(page_of(editor, other))


def test_undoing(clerk, cast, submission):
    post(clerk, submission, "dismiss", 1, reason=WHY)
    page = post(signed_in(cast.head), submission, "undo", 1).content.decode()
    assert len(cards_in(page)) == 4
    dismissal = Dismissal.objects.get()
    assert dismissal.undone_by == cast.head
    assert dismissal.undone_at is not None
    post(clerk, submission, "dismiss", 1, reason="再判")
    assert Dismissal.objects.count() == 2


def test_dismissing_twice_is_dismissing_once(clerk, submission):
    post(clerk, submission, "dismiss", 1, reason=WHY)
    post(clerk, submission, "dismiss", 1, reason="又一次")
    assert Dismissal.objects.get().reason == WHY


def test_what_is_no_longer_there_cannot_be_dismissed(clerk, submission):
    address = f"/submissions/{submission.pk}/check/dismiss/"
    page = clerk.post(address, {"fingerprint": "0" * 32, "reason": WHY}, follow=True)
    assert "已不在这份文件里" in page.content.decode()
    assert not Dismissal.objects.exists()


def test_a_leader_reads_and_judges_nothing(leader, submission):
    page = page_of(leader, submission)
    assert len(cards_in(page)) == 4
    assert "<form method" not in page.split('id="checks"')[1]


# Accepting a fix


def test_accepting_a_fix_makes_a_new_version(clerk, cast, submission):
    response = post(clerk, submission, "mend", 1)
    new = cast.cycle.submissions.get(current=True)
    assert response.redirect_chain == [(f"/submissions/{new.pk}/check/", 302)]
    page = response.content.decode()
    assert "已采纳 1 处修改" in page
    assert "安装电话3部" in page
    assert marks_in(page) == ["帐户", "左右", "帐户"]
    assert (new.name, new.uploaded_by) == ("总结.txt", cast.clerk)
    submission.refresh_from_db()
    assert not submission.current
    with submission.file.open("rb") as file:
        assert file.read() == TEXT.encode()


def test_accepting_all(clerk, cast, submission):
    address = f"/submissions/{submission.pk}/check/mend/"
    page = clerk.post(address, {"all": "1"}, follow=True).content.decode()
    assert "已采纳 3 处修改" in page
    assert marks_in(page) == ["左右"]


def test_what_was_dismissed_is_not_mended(clerk, cast, submission):
    post(clerk, submission, "dismiss", 0, reason=WHY)
    response = clerk.post(f"/submissions/{submission.pk}/check/mend/", {"all": "1"}, follow=True)
    page = response.content.decode()
    assert "已采纳 2 处修改" in page
    assert (
        "新设帐户2个，安装" in page
    )  # though the words beside it have changed, it stays dismissed
    assert marks_in(page) == ["左右"]
    assert "已判为不是问题 1 处" in page
    old, new = Dismissal.objects.order_by("pk")
    # The words beside it have changed, yet it stays dismissed.
    assert (old.reason, old.by, old.at) == (new.reason, new.by, new.at)
    assert old.fingerprint != new.fingerprint


def test_a_replaced_file_is_not_mended(clerk, cast, submission):
    send(cast, TEXT.replace("3部", "4部"))
    page = post(clerk, submission, "mend", 1).content.decode()
    assert "没有可以直接采纳的修改" in page
    assert cast.cycle.submissions.count() == 2
    assert "采纳修改" not in page


def test_two_at_once_do_not_undo_each_other(clerk, cast, submission, monkeypatch):
    mend = library.mend

    def meanwhile(*given):
        send(cast, TEXT.replace("3部", "4部"))
        return mend(*given)

    monkeypatch.setattr(library, "mend", meanwhile)
    page = post(clerk, submission, "mend", 1).content.decode()
    assert "已被新的报送替换" in page
    assert cast.cycle.submissions.count() == 2


def test_a_fix_that_cannot_be_made_is_told(clerk, cast, monkeypatch):
    monkeypatch.setitem(WRONG, "帐户", "\N{SNOWMAN}")
    submission = send(cast, TEXT.encode("gb2312"))
    assert "GB" in post(clerk, submission, "mend", 0).content.decode()
    assert cast.cycle.submissions.count() == 1
    address = f"/submissions/{submission.pk}/check/mend/"
    page = clerk.post(address, {"all": "1"}, follow=True).content.decode()
    assert "已采纳 1 处修改" in page
    assert "没有改成“\N{SNOWMAN}”" in page


def test_a_docx_is_mended_in_place(clerk, cast):
    submission = send(cast, docx(TEXT), name="总结.docx")
    page = clerk.post(f"/submissions/{submission.pk}/check/mend/", {"all": "1"}, follow=True)
    assert "已采纳 3 处修改" in page.content.decode()
    new = cast.cycle.submissions.get(current=True)
    with new.file.open("rb") as file:
        text = "\n".join(each.text for each in word.Document(file).paragraphs)
    assert text == TEXT.replace("帐户", "账户").replace("按装", "安装").rstrip("\n")


def test_other_formats_are_not_offered_fixes(clerk, cast):
    html = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
    submission = send(cast, f"<!doctype html><meta charset=utf-8><body>{html}", name="总结.html")
    page = page_of(clerk, submission)
    assert "帐户" in marks_in(page)
    assert "采纳" not in page
    assert "没有可以直接采纳的修改" in post(clerk, submission, "mend", 0).content.decode()


def test_what_has_no_fix_is_not_offered_one(clerk, cast, submission):
    assert page_of(clerk, submission).count(">采纳修改<") == 3
    assert "没有可以直接采纳的修改" in post(clerk, submission, "mend", 2).content.decode()


@pytest.mark.parametrize("name", ["总结.txt", "总结.docx"])
def test_the_file_with_comments(clerk, cast, name):
    submission = send(cast, docx(TEXT) if name.endswith("docx") else TEXT, name=name)
    post(clerk, submission, "dismiss", 0, reason=WHY)
    response = clerk.get(f"/submissions/{submission.pk}/annotated.docx")
    with ZipFile(BytesIO(response.getvalue())) as archive:
        comments = archive.read("word/comments.xml").decode()
    assert re.findall("“..”(?:是错别字|说不准)", comments) == [
        "“按装”是错别字",
        "“左右”说不准",
        "“帐户”是错别字",
    ]
    assert "总结（批注）.docx" in unquote(response.headers["Content-Disposition"])


def test_a_file_that_cannot_be_read_again_is_told(clerk, submission):
    submission.file.storage.delete(submission.file.name)
    submission.file.save(submission.file.name, ContentFile(b"PK\x03\x04"))
    submission.reading = submission.reading.replace('"format":"txt"', '"format":"docx"')
    submission.save()
    page = clerk.get(f"/submissions/{submission.pk}/annotated.docx", follow=True)
    assert "总结.txt" in page.content.decode()
    assert page.redirect_chain == [(f"/submissions/{submission.pk}/check/", 302)]


# Counted elsewhere


def test_counts_in_the_list(clerk, cast, submission):
    def shown() -> str:
        page = clerk.get(f"/cycles/{cast.cycle.pk}/submissions/").content.decode()
        return re.sub(r"<[^>]+>", "", page.split('class="check"')[1].split("</td>")[0])

    assert shown().split() == [">错误", "3", "提醒", "1"]
    post(clerk, submission, "dismiss", 1, reason=WHY)
    assert shown().split() == [">错误", "2", "提醒", "1"]


def test_counting_takes_two_queries(cast, submission, django_assert_num_queries):
    submissions = [submission, send(cast, TEXT)]
    with django_assert_num_queries(2):
        counts = checking.open_counts(submissions)
    assert [sum(counts[each.pk].values()) for each in submissions] == [4, 4]


def test_a_file_that_is_checked_while_one_counts_is_counted(submission, monkeypatch):
    """Another process may store a check between the query of checks and that of findings."""
    none_yet = Check.objects.none()
    monkeypatch.setattr(checking.Check.objects, "filter", lambda **_given: none_yet)
    counts = checking.open_counts([submission])
    assert sum(counts[submission.pk].values()) == 4

"""What is open against a compiled report: between the sections, and in their own texts."""

import re

import pytest
from cast import signed_in

from huizong.values import (
    Document,
    Finding,
    Item,
    ItemKind,
    Message,
    Place,
    Report,
    Run,
    Severity,
    own,
)
from huizong_web.reports import library
from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.models import Compilation, Dismissal
from huizong_web.reports.printed import read_printed
from huizong_web.reports.submitting import submit


@pytest.fixture
def disagreement(cast, rules) -> Compilation:
    """Two sections that give different numbers of one meeting; one has a wrong word besides."""
    for unit, people, more in ((cast.secretariat, 45, "2、新设帐户3个。\n"), (cast.rural, 47, "")):
        item = f"1、筹备召开全县秋粮收购推进会，共有{people}人参加。\n"
        text = f"{unit.name}10月工作总结\n\n{item}{more}"
        submit(cast.cycle, unit, name="总结.txt", data=text.encode(), by=cast.editor)
    compilation = compile_cycle(cast.cycle, by=cast.editor)
    assert compilation is not None
    return compilation


def month(client, cast) -> str:
    return client.get(f"/cycles/{cast.cycle.pk}/").content.decode()


def post(client, cast, what: str, **fields):
    return client.post(f"/cycles/{cast.cycle.pk}/findings/{what}/", fields, follow=True)


def mark(compilation: Compilation) -> str:
    return compilation.check_made.found.get().fingerprint


def test_findings_of_the_inputs_stand_beside_the_compiled_sentence(editor, cast, disagreement):
    page = month(editor, cast)
    assert '<span class="doubted">帐户</span>' in page
    submission = cast.cycle.submissions.get(unit=cast.secretariat)
    assert f'<a href="/submissions/{submission.pk}/check/?at=0#f0">“帐户”是错别字</a>' in page
    total = page.split("各科室报送里的问题")[1].split("</p>")[0]
    assert '<span class="state error">错误 1</span>' in total


def test_a_dismissed_one_is_not_shown(editor, cast, disagreement):
    submission = cast.cycle.submissions.get(unit=cast.secretariat)
    fingerprint = submission.check_made.found.get().fingerprint
    address = f"/submissions/{submission.pk}/check/dismiss/"
    editor.post(address, {"fingerprint": fingerprint, "reason": "账号名"})
    page = month(editor, cast)
    assert 'class="doubted"' not in page
    assert "是错别字" not in page


def test_the_page_of_findings_leads_to_the_sections(editor, cast, disagreement):
    page = editor.get(f"/cycles/{cast.cycle.pk}/findings/").content.decode()
    assert "1 处问题" in page
    for submission in disagreement.submissions.all():
        assert f'href="/submissions/{submission.pk}/check/"' in page


def test_dismissing_in_the_report(editor, cast, disagreement):
    page = post(editor, cast, "dismiss", fingerprint=mark(disagreement), reason="一为报到人数")
    assert "0 处问题" in page.content.decode()
    assert "已判为不是问题 1 处" in page.content.decode()
    assert 'class="figure doubted"' not in month(editor, cast)
    dismissal = Dismissal.objects.get()
    assert (dismissal.unit, dismissal.words) == (None, "45人；47人")


def test_it_stays_dismissed_when_compiled_again(editor, cast, disagreement):
    post(editor, cast, "dismiss", fingerprint=mark(disagreement), reason="一为报到人数")
    editor.post(f"/cycles/{cast.cycle.pk}/compile/")
    assert "0 处问题" in month(editor, cast)


def test_undoing_in_the_report(editor, cast, disagreement):
    post(editor, cast, "dismiss", fingerprint=mark(disagreement), reason="一为报到人数")
    page = post(editor, cast, "undo", fingerprint=mark(disagreement)).content.decode()
    assert "1 处问题" in page


@pytest.mark.parametrize("fields", [{"reason": "好"}, {"fingerprint": "0" * 32, "reason": "好"}])
def test_what_is_not_there_is_told(editor, cast, disagreement, fields):
    assert "已不在汇总稿里" in post(editor, cast, "dismiss", **fields).content.decode()


DOUBTED = '<span class="figure doubted"'


def test_a_mark_goes_from_a_kept_page_and_comes_back(editor, cast, disagreement):
    assert DOUBTED in month(editor, cast)
    assert DOUBTED in month(editor, cast)
    post(editor, cast, "dismiss", fingerprint=mark(disagreement), reason="两会不同")
    assert DOUBTED not in month(editor, cast)
    post(editor, cast, "undo", fingerprint=mark(disagreement))
    assert DOUBTED in month(editor, cast)


def test_a_kept_page_shows_nobody_anothers_marks(editor, clerk, cast, disagreement):
    assert DOUBTED in month(editor, cast)
    assert DOUBTED not in month(clerk, cast)
    assert DOUBTED in month(editor, cast)


def test_a_reason_is_required(editor, cast, disagreement):
    page = post(editor, cast, "dismiss", fingerprint=mark(disagreement), reason=" ")
    assert "请写明为什么不是问题" in page.content.decode()
    assert not Dismissal.objects.exists()


def test_without_a_report_there_is_nothing_to_judge(editor, cast):
    assert post(editor, cast, "dismiss", reason="x").status_code == 404


def test_an_earlier_compilation_is_checked_when_first_seen(editor, cast, disagreement):
    disagreement.check_made.delete()
    assert "1 处问题" not in month(editor, cast)  # the line above the page was written before
    assert "1 处问题" in month(editor, cast)


def test_queries_of_the_month_do_not_grow_with_findings(
    editor, cast, disagreement, django_assert_max_num_queries
):
    text = "秘书科10月工作总结\n\n1、新设帐户3个。\n" + "2、撤帐户。\n" * 60
    submit(
        cast.cycle,
        cast.secretariat,
        name="新.txt",
        data=text.encode(),
        by=cast.editor,
        replace=True,
    )
    compile_cycle(cast.cycle, by=cast.editor)
    with django_assert_max_num_queries(29):
        month(editor, cast)


def test_a_leader_sees_and_is_not_offered_to_judge(cast, disagreement):
    leader = signed_in(cast.leader)
    page = leader.get(f"/cycles/{cast.cycle.pk}/findings/").content.decode()
    assert "说法不一" in page
    assert "确定不是问题" not in page


@pytest.fixture
def full_of_it(cast, rules) -> Compilation:
    """A hundred and twenty meetings of which two sections give different numbers."""
    for unit, more in ((cast.secretariat, 0), (cast.rural, 7)):
        items = "".join(
            f"{n}、筹备召开全县第{n}次秋粮收购推进会，共有{100 + n + more}人参加。\n"
            for n in range(1, 121)
        )
        data = f"{unit.name}10月工作总结\n\n{items}".encode()
        submit(cast.cycle, unit, name="总结.txt", data=data, by=cast.editor)
    compilation = compile_cycle(cast.cycle, by=cast.editor)
    assert compilation is not None
    return compilation


def test_many_findings_are_turned_over_and_each_is_found_by_its_link(editor, cast, full_of_it):
    def numbers(query: str) -> list[int]:
        page = editor.get(f"/cycles/{cast.cycle.pk}/findings/{query}").content.decode()
        return [int(each) for each in re.findall(r'<li id="f(\d+)">', page)]

    first, second = numbers(""), numbers("?page=2")
    assert len(first) == len(second) == 50
    assert first + second == numbers("?all=1")[:100]
    assert numbers(f"?at={second[0]}") == second
    assert numbers("?at=x") == first
    anchors = set(re.findall(r'/findings/\?at=(\d+)#f(\d+)"', month(editor, cast)))
    origins = editor.get(f"/cycles/{cast.cycle.pk}/origins/?part=0").content.decode()
    anchors |= set(re.findall(r'/findings/\?at=(\d+)#f(\d+)"', origins))
    assert anchors
    assert all(at == anchor for at, anchor in anchors)


# The compiled text as a document of its own


def report(*items: Item) -> Report:
    return Report((own("题"),), "summary", "", "", "", None, items)


def item(kind: ItemKind, marker: str, *runs: Run) -> Item:
    return Item(kind, marker, runs, None)


def run(text: str, path: str, start: int) -> Run:
    return Run(text, Place(path, start, start + len(text)))


def at(document: Document, *words: str) -> Finding:
    places = tuple(
        Place(document.path, start, start + len(each))
        for each in words
        for start in [document.text.index(each)]
    )
    return Finding("HZ9", "r", Severity.ERROR, Message("m"), Message("h"), places)


def test_the_printed_text_reads_as_printed():
    row = item(ItemKind.ROW, "", run("甲", "a", 0), own("\t"), run("乙", "a", 2))
    printed = read_printed(report(item(ItemKind.ITEM, "1.", run("办文3件。", "a", 5)), row))
    assert printed.document.text == "题\n1.办文3件。\n甲\t乙\n"
    paragraphs = [each.text for each in printed.document.paragraphs]
    assert paragraphs == ["题", "1.办文3件。"]
    assert all(
        printed.document.quote(each.place) == each.text for each in printed.document.paragraphs
    )


def test_findings_between_files_are_led_back_to_them():
    items = [
        item(ItemKind.ITEM, "1.", run("办文3件。", "a", 5)),
        item(
            ItemKind.ITEM, "2.", run("共办文4件。", "b", 9), own("（据报）"), run("按时。", "b", 30)
        ),
    ]
    printed = read_printed(report(*items))
    both = at(printed.document, "3件", "4件。（据报）按")
    (found,) = printed.across([both, at(printed.document, "3件"), at(printed.document, "题")])
    assert found.places == (Place("a", 7, 9), Place("b", 12, 15), Place("b", 30, 31))


def test_what_is_found_in_the_whole_is_kept_with_the_compilation(editor, cast, monkeypatch):
    def between(document: Document, _earlier=()):
        if "45人" in document.text and "粮库4处" in document.text:
            yield at(document, "45人", "4处")

    monkeypatch.setattr(library, "check_document", lambda *given: tuple(between(*given)))
    for unit, line in (
        (cast.secretariat, "筹备推进会，共有45人参加。"),
        (cast.rural, "下乡查看粮库4处。"),
    ):
        text = f"{unit.name}10月工作总结\n\n1、{line}\n"
        submit(cast.cycle, unit, name="总结.txt", data=text.encode(), by=cast.editor)
    compilation = compile_cycle(cast.cycle, by=cast.editor)
    assert compilation is not None
    assert compilation.check_made.found.count() == 1
    page = editor.get(f"/cycles/{cast.cycle.pk}/findings/").content.decode()
    assert re.findall(r"<mark>([^<]*)</mark>", page) == ["45人", "4处"]


def test_a_crash_of_ours_does_not_stop_compiling(editor, cast, submissions, monkeypatch, caplog):
    monkeypatch.setattr(library, "check_document", lambda *_: 1 / 0)
    assert compile_cycle(cast.cycle, by=cast.editor) is not None
    assert "ZeroDivisionError" in caplog.text

"""The button 重新汇总."""

import pytest
from cast import signed_in

from huizong_web.reports import library
from huizong_web.reports.models import Compilation


def press(client, cast):
    return client.post(f"/cycles/{cast.cycle.pk}/compile/", follow=True)


def test_it_works(editor, cast, submissions):
    response = press(editor, cast)
    assert response.redirect_chain == [(f"/cycles/{cast.cycle.pk}/?by=matter", 302)]
    assert "已汇总 2 份报送" in response.content.decode()
    compilation = Compilation.objects.get()
    assert compilation.number == 1
    assert compilation.made_by == cast.editor
    assert set(compilation.submissions.all()) == set(submissions)


def test_numbers_follow_each_other(editor, cast, submissions):
    press(editor, cast)
    press(editor, cast)
    assert [each.number for each in Compilation.objects.order_by("pk")] == [1, 2]


def test_nobody_compiles_without_end(editor, other_editor, cast, submissions, monkeypatch):
    monkeypatch.setattr("huizong_web.reports.views.compile.OFTEN", 2)
    for _ in range(3):
        answer = press(editor, cast)
    assert "一分钟里已经汇总了 2 次" in answer.content.decode()
    assert Compilation.objects.count() == 2
    assert "已汇总" in press(other_editor, cast).content.decode()


def test_every_item_of_every_section_is_in_the_account(compilation):
    account = library.load_compilation(compilation.result).account
    texts = " ".join(entry.text for entry in account.entries)
    for words in ("办理来文31件", "查看粮库4处", "部署收购任务"):
        assert words in texts


def test_the_replaced_file_is_not_compiled(editor, cast, submissions):
    from huizong_web.reports.submitting import submit

    new = "秘书科2026年10月工作总结\n\n1、接待来访7批。\n".encode()
    submit(cast.cycle, cast.secretariat, name="新.txt", data=new, by=cast.clerk, replace=True)
    page = press(editor, cast).content.decode()
    assert "接待来访" in page
    assert "办理来文" not in page


def test_nothing_submitted(editor, cast):
    response = press(editor, cast)
    assert "还没有科室报送" in response.content.decode()
    assert not Compilation.objects.exists()


def test_a_refusal_keeps_the_earlier_report(editor, cast, compilation, monkeypatch):
    from huizong.compiling import CompilationError
    from huizong.values import Finding, Message, Severity

    def refuse(*_args, **_kwargs):
        lost = Message("“{words}”在汇总稿里没有着落", words="收文31件")
        raise CompilationError([Finding("HZ1", "lost", Severity.ERROR, lost, Message("x"), ())])

    monkeypatch.setattr(library, "compile_readings", refuse)
    response = press(editor, cast)
    assert (
        "没有汇总，原来的汇总稿保持不变：“收文31件”在汇总稿里没有着落" in response.content.decode()
    )
    assert Compilation.objects.get() == compilation


def test_a_leader_may_not(cast, submissions):
    assert press(signed_in(cast.leader), cast).status_code == 403
    assert not Compilation.objects.exists()


def test_a_brief_keeps_its_length_and_tells_what_it_left_out(editor, cast, submissions):
    address = f"/cycles/{cast.cycle.pk}/compile/"
    response = editor.post(address, {"by": "brief", "length": "100"}, follow=True)
    compilation = Compilation.objects.get()
    assert (compilation.way, compilation.length) == ("brief", 100)
    assert "不超过 100 字" in response.content.decode()
    account = editor.get(f"/cycles/{cast.cycle.pk}/account/?by=brief")
    assert any(row.fate == "left-out" for row in account.context["rows"])


@pytest.mark.parametrize("length", ["0", "99", "20001", "abc", "-5", "１００", "9" * 30])
def test_a_length_that_cannot_be(editor, cast, submissions, length):
    address = f"/cycles/{cast.cycle.pk}/compile/"
    response = editor.post(address, {"by": "brief", "length": length}, follow=True)
    assert "摘要的字数请填 100 到 20000 之间的整数" in response.content.decode()
    assert not Compilation.objects.exists()


def test_by_section(editor, cast, submissions):
    page = editor.post(f"/cycles/{cast.cycle.pk}/compile/", {"by": "section"}, follow=True)
    text = page.content.decode()
    assert text.index("秘书科") < text.index("农业科")
    assert Compilation.objects.get().way == "section"

"""The page of the matters: what is one thing, why, and what people decide about it."""

import re

import pytest
from cast import SECRETARIAT, signed_in

from huizong_web.reports import library
from huizong_web.reports.compiling import compile_cycle, is_stale
from huizong_web.reports.models import Compilation, Cycle, Decision
from huizong_web.reports.submitting import submit


def see(client, cast, **query):
    return client.get(f"/cycles/{cast.cycle.pk}/matters/", query)


def post(client, cast, kind, *chosen, seen=None, **more):
    """Tick the rows in which words stand, and press a button."""
    page = see(client, cast)
    entries = page.context["total"].entries
    names = [name for words in chosen for name, each in entries.items() if words in each.words]
    seen = page.context["seen"] if seen is None else seen
    data = {"kind": kind, "item": names, "seen": seen} | more
    return client.post(f"/cycles/{cast.cycle.pk}/matters/decide/", data, follow=True)


def titles(response):
    return {
        matter.title: [share.entry.section for share in matter.shares]
        for matter in response.context["agenda"].matters
    }


@pytest.fixture
def split(editor, cast, submissions):
    """The meeting taken apart."""
    return post(editor, cast, "split", "牵头召开")


def test_it_works(editor, cast, submissions):
    response = see(editor, cast)
    assert titles(response) == {"全县秋粮收购推进会": ["秘书科", "农业科"]}
    page = response.content.decode()
    assert f"{response.context['agenda'].matters[0].lead}牵头" in page
    assert "都写到“召开全县秋粮收购推进会”" in page
    assert [each.section for each in response.context["agenda"].alone] == ["秘书科", "农业科"]


def test_split_and_join_again(editor, cast, submissions, split):
    assert "已记下" in split.content.decode()
    assert titles(split) == {}
    again = post(editor, cast, "join", "牵头召开", "筹备召开", why="就是同一个会")
    assert titles(again) == {"全县秋粮收购推进会": ["秘书科", "农业科"]}
    page = again.content.decode()
    assert "周文定为同一件事：就是同一个会" in page
    assert "后来的决定改了其中一部分或全部" in page  # the split


def test_join_what_the_words_do_not_say(editor, cast, submissions):
    response = post(editor, cast, "join", "办理来文", "查看粮库")
    assert ["秘书科", "农业科"] in titles(response).values()
    assert len(titles(response)) == 2


def test_keep(editor, cast, submissions):
    response = post(editor, cast, "keep", "筹备召开")
    assert titles(response) == {}
    assert Decision.objects.get().kind == "keep"


def test_lead(editor, cast, submissions):
    response = post(editor, cast, "lead", "筹备召开")
    matter = response.context["agenda"].matters[0]
    assert (matter.lead, matter.lead_decided) == ("秘书科", "周文")
    assert "（周文定）" in response.content.decode()


def test_what_was_decided_is_kept_when_the_month_is_compiled_again(editor, cast, submissions):
    before = compile_cycle(cast.cycle, by=cast.editor)
    post(editor, cast, "split", "牵头召开")
    cast.cycle.refresh_from_db()
    before = Compilation.objects.get(pk=before.pk)
    assert is_stale(before)
    for _again in range(2):
        after = compile_cycle(cast.cycle, by=cast.editor)
        after = Compilation.objects.get(pk=after.pk)
        assert not is_stale(after)
        assert library.load_compilation(after.result).matters == ()


def test_it_holds_when_the_file_comes_again(editor, cast, submissions, split):
    new = SECRETARIAT.replace("1、筹备", "1、接待来访7批。\n2、筹备").replace("2、办理", "3、办理")
    submit(
        cast.cycle, cast.secretariat, name="新.txt", data=new.encode(), by=cast.clerk, replace=True
    )
    assert titles(see(editor, cast)) == {}


def test_a_decision_about_an_item_that_is_gone_is_told(editor, cast, submissions, split):
    new = "秘书科2026年10月工作总结\n\n1、接待来访7批。\n".encode()
    submit(cast.cycle, cast.secretariat, name="新.txt", data=new, by=cast.clerk, replace=True)
    page = see(editor, cast).content.decode()
    assert "条目找不到" in page
    assert "筹备召开" in page


def test_undo(editor, cast, submissions, split):
    number = Decision.objects.get().number
    address = f"/cycles/{cast.cycle.pk}/matters/undo/"
    response = editor.post(address, {"number": number}, follow=True)
    assert titles(response) == {"全县秋粮收购推进会": ["秘书科", "农业科"]}
    assert "已撤销的决定 1 个" in response.content.decode()
    decision = Decision.objects.get()
    assert (decision.undone_by, decision.undone_at is None) == (cast.editor, False)
    again = editor.post(address, {"number": number}, follow=True)
    assert "这个决定已被撤销，没有改动" in again.content.decode()
    assert Decision.objects.get().undone_at == decision.undone_at


def test_of_two_at_once_the_second_is_told_who_was_first(editor, cast, submissions, other_editor):
    first = see(editor, cast).context["seen"]
    post(other_editor, cast, "split", "牵头召开")
    response = post(editor, cast, "lead", "筹备召开", seen=first)
    assert response.status_code == 422  # they are no matter any more
    response = post(editor, cast, "keep", "筹备召开", seen=first, why="单列")
    assert response.status_code == 409
    page = response.content.decode()
    assert "宋远刚刚对其中的条目作了决定，您的决定没有记下" in page
    assert Decision.objects.count() == 1
    assert re.search(r'name="item" value="[\d-]+"[^>]* checked', page)  # what was chosen stays
    assert 'value="单列"' in page
    assert post(editor, cast, "keep", "筹备召开").status_code == 200  # having seen it


def test_of_two_at_once_about_different_items_both_are_kept(
    editor, cast, submissions, other_editor
):
    seen = see(editor, cast).context["seen"]
    post(other_editor, cast, "keep", "办理来文")
    assert post(editor, cast, "split", "牵头召开", seen=seen).status_code == 200
    assert Decision.objects.count() == 2


def test_the_undoing_of_another_counts_as_a_decision(
    editor, cast, submissions, split, other_editor
):
    seen = see(editor, cast).context["seen"]
    other_editor.post(
        f"/cycles/{cast.cycle.pk}/matters/undo/", {"number": Decision.objects.get().number}
    )
    assert post(editor, cast, "keep", "牵头召开", seen=seen).status_code == 409


@pytest.mark.parametrize(
    ("kind", "chosen", "said"),
    [
        ("join", ["办理来文"], "合为一件事要选两条以上"),
        ("join", [], "还没有选条目"),
        ("split", ["办理来文"], "没有与别的条目算作一件事"),
        ("lead", ["办理来文"], "没有与别的条目算作一件事"),
        ("lead", ["筹备召开", "牵头召开"], "牵头的条目只能选一条"),
        ("burn", ["办理来文"], "不知道要定什么"),
    ],
)
def test_what_does_not_suit_is_refused(editor, cast, submissions, kind, chosen, said):
    response = post(editor, cast, kind, *chosen)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Decision.objects.exists()


def test_an_item_of_a_replaced_file_is_refused(editor, cast, submissions):
    address = f"/cycles/{cast.cycle.pk}/matters/decide/"
    response = editor.post(address, {"kind": "keep", "item": ["99999-0"], "seen": "0"})
    assert response.status_code == 422
    assert "已不在现在的报送里" in response.content.decode()


def test_a_reason_that_is_too_long(editor, cast, submissions):
    assert post(editor, cast, "keep", "办理来文", why="长" * 301).status_code == 422
    assert not Decision.objects.exists()


def test_the_list_is_filtered_on_the_server_too(editor, cast, submissions):
    response = see(editor, cast, q="粮库 农业科")
    assert titles(response) == {}
    assert [each.words for each in response.context["agenda"].alone] == [
        "下乡查看粮库4处，发现隐患3处。"
    ]
    assert "看全部" in response.content.decode()


def test_a_leader_sees_it_and_is_not_offered_to_decide(cast, submissions):
    page = see(signed_in(cast.leader), cast).content.decode()
    assert "全县秋粮收购推进会" in page
    assert "checkbox" not in page


def test_words_of_a_section_cannot_become_markup(editor, cast):
    data = "秘书科10月工作总结\n\n1、印发<script>alert(1)</script>通知3份。\n".encode()
    submit(cast.cycle, cast.secretariat, name="x.txt", data=data, by=cast.clerk)
    assert "<script>alert" not in see(editor, cast).content.decode()


def test_before_the_first_submission(editor, cast):
    assert see(editor, cast).status_code == 200


def test_it_takes_few_queries(editor, cast, submissions, split, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        see(editor, cast)


def test_decisions_are_counted_round_by_round(editor, cast, submissions, split):
    assert Cycle.objects.get().decided == 1
    assert Cycle.objects.create(office=cast.office, year=2026, month=11).decided == 0

"""The page of a draft and what its buttons and its script ask for."""

import json

import pytest
from cast import SECRETARIAT, content, signed_in, upload
from django.test import Client
from django.utils import timezone
from django.utils.timezone import timedelta

from huizong.pipeline import read_report
from huizong.values import Source
from huizong_web.audit.models import Entry
from huizong_web.offices.handover import leaving
from huizong_web.offices.models import Post
from huizong_web.reports import library
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.reviewing.acts import Marked, accept, give_back
from huizong_web.reports.rounds import acts
from huizong_web.reports.submitting import submit
from huizong_web.reports.writing import sending
from huizong_web.reports.writing.keeping import draft_of
from huizong_web.reports.writing.leaving import leaving_drafts
from huizong_web.reports.writing.lines import LONGEST, MOST, load_lines

LINES = [("会务工作", 0), ("筹备召开推进会2次。", 1), ("办理来文31件。", 1)]


def body(lines, *, seen=0, pen="p1"):
    rows = [
        {"key": f"k{n}", "text": text, "level": level, "clash": False}
        for n, (text, level) in enumerate(lines)
    ]
    return {"pen": pen, "seen": seen, "lines": rows}


@pytest.fixture
def address(cast) -> str:
    return f"/cycles/{cast.cycle.pk}/write/{cast.secretariat.pk}/"


@pytest.fixture
def post(address):
    """Send JSON to an address of the draft."""

    def send(client: Client, value, to="save/"):
        data = value if isinstance(value, (str, bytes)) else json.dumps(value)
        return client.post(address + to, data, content_type="application/json")

    return send


@pytest.fixture
def drafted(cast, clerk, post) -> None:
    assert post(clerk, body(LINES)).status_code == 200


def texts(cast) -> list[tuple[str, int]]:
    draft = draft_of(cast.cycle, cast.secretariat)
    return [(line.text, line.level) for line in load_lines(draft.lines)] if draft else []


def html(response) -> str:
    return response.content.decode()


def test_it_works(cast, clerk, address, post):
    assert "怎么开头" in html(clerk.get(address))
    assert post(clerk, body(LINES)).json() == {"version": 1, "merged": False}
    assert texts(cast) == LINES
    page = html(clerk.get(address))
    assert "一、会务工作\n\t（一）筹备召开推进会2次。\n\t（二）办理来文31件。" in page


@pytest.mark.parametrize(
    ("person", "status"),
    [("clerk", 200), ("head", 200), ("editor", 403), ("leader", 403), ("stranger", 404)],
)
def test_who_may_write(cast, address, person, status):
    assert signed_in(cast.person(person)).get(address).status_code == status


def test_the_office_sees_what_was_handed_in_and_nothing_before(cast, editor, drafted, address):
    for page in (f"/cycles/{cast.cycle.pk}/submissions/", "/cycles/", f"/cycles/{cast.cycle.pk}/"):
        shown = html(editor.get(page, follow=True))
        assert "推进会2次" not in shown
        assert address not in shown
    assert editor.post(f"{address}send/").status_code == 403


def test_a_round_of_another_office_is_not_there(cast, clerk, stranger):
    other = Cycle.objects.create(
        office=Post.objects.get(user=cast.stranger).office, year=2026, month=10
    )
    assert clerk.get(f"/cycles/{other.pk}/write/{cast.secretariat.pk}/").status_code == 404
    assert clerk.get(f"/cycles/999999/write/{cast.secretariat.pk}/").status_code == 404


def test_a_unit_that_does_not_report_in_the_round_is_not_there(cast, clerk, address):
    cast.cycle.units.set([cast.rural])
    assert clerk.get(address).status_code == 404


LINE = {"key": "a", "text": "甲", "level": 0, "clash": False}
HOSTILE = {
    "no JSON": "{",
    "a list": "[]",
    "no lines": '{"pen":"p","seen":0}',
    "version below none": json.dumps({"pen": "p", "seen": -1, "lines": []}),
    "version too large": json.dumps({"pen": "p", "seen": 10**30, "lines": []}),
    "pen with a path": json.dumps({"pen": "../x", "seen": 0, "lines": []}),
    "level too deep": json.dumps({"pen": "p", "seen": 0, "lines": [LINE | {"level": 9}]}),
    "key with markup": json.dumps({"pen": "p", "seen": 0, "lines": [LINE | {"key": "<b>"}]}),
    "text is a list": json.dumps({"pen": "p", "seen": 0, "lines": [LINE | {"text": ["x"]}]}),
    "half a character": '{"pen":"p","seen":0,"lines":[{"key":"a","text":"\\ud800","level":0}]}',
    "deep": '{"pen":' * 5000,
    "not UTF-8": b'{"pen":"\xff"}',
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_no_page_sends_is_refused(cast, clerk, post, value):
    answer = post(clerk, value)
    assert answer.status_code == 422
    assert answer.json()["fault"]
    assert texts(cast) == []
    assert post(clerk, value, "paste/").status_code == 422


@pytest.mark.parametrize(
    ("lines", "words"),
    [([("长" * (LONGEST + 1), 0)], str(LONGEST)), ([("短", 0)] * (MOST + 1), str(MOST))],
)
def test_limits_are_told_and_nothing_is_cut(cast, clerk, post, lines, words):
    answer = post(clerk, body(lines))
    assert answer.status_code == 422
    assert words in answer.json()["fault"]
    assert texts(cast) == []


def test_more_than_any_draft_is_refused(clerk, post):
    assert 400 <= post(clerk, b"x" * 3_000_000).status_code < 500


def test_two_people_lose_nothing_and_are_told(cast, clerk, post, drafted):
    head = signed_in(cast.head)
    post(head, body([LINES[0], ("筹备召开推进会3次。", 1), LINES[2]], seen=1, pen="p2"))
    answer = post(clerk, body([*LINES, ("接待来访5批。", 1)], seen=1)).json()
    assert answer["merged"]
    found = [line["text"] for line in answer["lines"]]
    assert found == ["会务工作", "筹备召开推进会3次。", "办理来文31件。", "接待来访5批。"]
    assert [text for text, _level in texts(cast)] == found


def test_the_form_without_a_script(cast, clerk, address, drafted):
    text = "一、会务工作\n\t（一）筹备召开推进会2次。\n\t\t分会场3个。\n二、值班"
    answer = clerk.post(f"{address}save/", {"pen": "p2", "seen": "1", "text": text, "do": "save"})
    assert answer.status_code == 302
    assert texts(cast) == [LINES[0], LINES[1], ("分会场3个。", 2), ("值班", 0)]


def test_the_form_without_a_script_beside_another_page(cast, clerk, address, post, drafted):
    post(clerk, body([LINES[0], ("筹备召开推进会3次。", 1), LINES[2]], seen=1, pen="p2"))
    text = "一、会务工作\n\t（一）筹备召开推进会4次。\n\t（二）办理来文31件。"
    data = {"pen": "p3", "seen": "1", "text": text, "do": "save"}
    assert "两人的都留着" in html(clerk.post(f"{address}save/", data, follow=True))
    assert ("筹备召开推进会3次。", 1) in texts(cast)
    assert ("筹备召开推进会4次。", 1) in texts(cast)
    assert "※" in html(clerk.get(address))


def test_a_form_that_is_too_long_gives_the_text_back(clerk, address):
    data = {"pen": "p", "seen": "0", "text": "写" * (LONGEST + 1)}
    answer = clerk.post(f"{address}save/", data)
    assert answer.status_code == 422
    assert "写" * (LONGEST + 1) in html(answer)


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>
<p class=MsoNormal>一、会务工作</p><p class=MsoNormal>（一）筹备召开推进会2次。</p>
<p class=MsoNormal>（二）办理来文31件。</p><p class=MsoNormal>二、文稿工作</p>
<p class=MsoNormal>（一）起草讲话稿3篇。</p><script>alert(1)</script></body></html>"""


def test_pasting_from_word_keeps_the_structure(cast, clerk, post):
    answer = post(clerk, {"text": "x", "html": WORD}, "paste/").json()
    assert [(line["text"], line["level"]) for line in answer["lines"]] == [
        *LINES,
        ("文稿工作", 0),
        ("起草讲话稿3篇。", 1),
    ]
    assert texts(cast) == []


def test_pasting_lines_and_what_of_them_is_no_item(clerk, post):
    answer = post(clerk, {"text": SECRETARIAT}, "paste/").json()
    assert [(line["text"][:4], line["level"]) for line in answer["lines"]] == [
        ("会务工作", 0),
        ("筹备召开", 1),
        ("办理来文", 1),
    ]
    assert answer["left"] == ["秘书科2026年10月工作总结"]


def test_too_much_at_once_is_told(clerk, post):
    assert post(clerk, {"text": "长\n" * 1_000_001}, "paste/").status_code in (400, 413, 422)


def test_starting_from_a_file(cast, clerk, address, drafted):
    answer = clerk.post(f"{address}start/", {"file": upload("总结.txt", SECRETARIAT)}, follow=True)
    assert "已放进 3 条" in html(answer)
    assert "没有放进来：“秘书科2026年10月工作总结”" in html(answer)
    assert texts(cast)[:3] == LINES
    assert len(texts(cast)) == 6


@pytest.mark.parametrize("name", ["坏.docx", "空.txt"])
def test_a_file_that_gives_no_items_is_told(cast, clerk, address, drafted, name):
    data = b"PK\x03\x04broken" if name.endswith("docx") else b" "
    answer = clerk.post(f"{address}start/", {"file": upload(name, data)})
    assert answer.status_code == 422
    assert texts(cast) == LINES


def test_starting_from_what_was_returned_with_the_marks_beside(cast, clerk, address, submissions):
    mine = submissions[0]
    place = SECRETARIAT.index("2、办理来文")
    mark = Marked(place, place + 8, "2、办理来文31件", note="注明类别")
    give_back(mine, reason="数字不细", marks=[mark], by=cast.editor)
    assert "放进已报的" in html(clerk.get(address))
    clerk.post(f"{address}start/", {"from": "submission"})
    page = clerk.get(address)
    assert "数字不细" in html(page)
    assert "放进已报的" not in html(page)  # they are here
    remarks = page.context["remarks"]
    line = load_lines(draft_of(cast.cycle, cast.secretariat).lines)[2]
    assert [(each.keys, each.text) for each in remarks] == [((line.key,), "注明类别")]


def test_last_months_report_stands_beside_and_comes_in_by_nothing(cast, clerk, address):
    earlier = Cycle.objects.create(office=cast.office, year=2026, month=9)
    submit(earlier, cast.secretariat, name="九月.txt", data=SECRETARIAT.encode(), by=cast.clerk)
    page = clerk.get(address)
    assert "筹备召开全县秋粮收购推进会" in html(page)
    assert page.context["data"]["lines"] == []
    assert clerk.post(f"{address}start/", {"from": "submission"}).status_code == 422
    assert texts(cast) == []


def test_checking_shows_what_the_rules_find_at_their_items(cast, clerk, address, post):
    post(clerk, body([("会务工作", 0), ("按装电话2部。", 1), ("核对帐户3次。", 1)]))
    assert clerk.get(address).context["remarks"] == []
    remarks = clerk.get(f"{address}?check=1").context["remarks"]
    assert [each.keys for each in remarks if "按装" in each.text] == [("k1",)]
    assert Submission.objects.count() == 0


def test_handing_in(cast, clerk, address, drafted):
    answer = clerk.post(f"{address}send/", follow=True)
    assert "已报送" in html(answer)
    mine = Submission.objects.get(current=True)
    assert (mine.name, mine.items) == ("秘书科2026年10月工作总结.docx", 2)
    reading = read_report(Source(mine.path, content(mine)), section="秘书科")
    assert reading.document.text.splitlines()[:2] == ["秘书科2026年10月工作总结", "一、会务工作"]
    assert texts(cast) == LINES


def test_a_later_change_is_told_and_may_be_handed_in_again(cast, clerk, address, post, drafted):
    clerk.post(f"{address}send/")
    post(clerk, body([*LINES, ("接待来访5批。", 1)], seen=1))
    assert "已改，尚未报送" in html(clerk.get(address))
    post(clerk, body(LINES, seen=2))
    assert "已改，尚未报送" not in html(clerk.get(address))
    post(clerk, body([*LINES, ("接待来访6批。", 1)], seen=3))
    clerk.post(f"{address}send/")
    assert Submission.objects.filter(current=True).get().items == 3
    assert Submission.objects.count() == 2


def test_the_form_hands_in_as_well(cast, clerk, address):
    data = {"pen": "p", "seen": "0", "text": "一、会务工作\n\t办理来文31件。", "do": "send"}
    assert "已报送" in html(clerk.post(f"{address}save/", data, follow=True))
    assert Submission.objects.get().items == 1


def test_a_file_that_came_otherwise_is_replaced_only_when_ticked(
    clerk, address, submissions, drafted
):
    assert "本期已报送" in html(clerk.post(f"{address}send/"))
    assert Submission.objects.filter(unit=submissions[0].unit).count() == 1
    assert clerk.post(f"{address}send/", {"replace": "1"}).status_code == 302
    assert Submission.objects.filter(unit=submissions[0].unit).count() == 2


def test_the_rules_of_handing_in_hold(cast, clerk, address, post, drafted):
    clerk.post(f"{address}send/")
    accept(Submission.objects.get(), by=cast.editor)
    post(clerk, body([*LINES, ("接待来访5批。", 1)], seen=1))
    assert "已审定，没有改动" in html(clerk.post(f"{address}send/"))
    assert Submission.objects.count() == 1
    assert len(texts(cast)) == 4


def test_late_or_locked_it_is_not_handed_in_and_stays(cast, clerk, address, drafted):
    Cycle.objects.update(due_at=timezone.now() - timedelta(hours=1))
    assert "现已逾期" in html(clerk.get(address))
    assert clerk.post(f"{address}send/").status_code == 422
    acts.permit(
        Cycle.objects.get(), cast.secretariat, reason="在外出差", until=None, by=cast.editor
    )
    assert clerk.post(f"{address}send/").status_code == 302
    acts.lock(Cycle.objects.get(), reason="已汇总", by=cast.editor)
    assert clerk.post(f"{address}send/").status_code == 422
    assert texts(cast) == LINES


def test_what_was_returned_is_mended_and_sent_again(cast, clerk, address, post, drafted):
    clerk.post(f"{address}send/")
    mine = Submission.objects.get()
    words = "办理来文31件"
    at = library.load_reading(mine.reading).document.text.index(words)
    mark = Marked(at, at + len(words), words, note="分类写")
    give_back(mine, reason="太粗", marks=[mark], by=cast.editor)
    remarks = clerk.get(address).context["remarks"]
    assert [(each.keys, each.text) for each in remarks] == [(("k2",), "分类写")]
    post(clerk, body([*LINES[:2], ("办理上级来文31件。", 1)], seen=1))
    assert clerk.post(f"{address}send/").status_code == 302
    assert Submission.objects.filter(current=True).get() != mine


@pytest.mark.parametrize("lines", [[], [("", 0), ("  ", 0)]])
def test_nothing_is_not_handed_in(clerk, address, post, lines):
    post(clerk, body(lines))
    assert "还没有写内容" in html(clerk.post(f"{address}send/"))


def test_an_open_clash_is_not_handed_in(cast, clerk, address, post, drafted):
    post(clerk, body([LINES[0], ("推进会3次。", 1), LINES[2]], seen=1, pen="p2"))
    post(clerk, body([LINES[0], ("推进会4次。", 1), LINES[2]], seen=1, pen="p3"))
    assert "两个人同时改的" in html(clerk.post(f"{address}send/"))
    assert Submission.objects.count() == 0


def test_a_kill_between_storing_the_file_and_saying_so_is_no_matter(
    cast, clerk, address, drafted, monkeypatch
):
    def killed(*args, **named):
        submit(*args, **named)
        raise SystemExit

    monkeypatch.setattr(sending, "submit", killed)
    with pytest.raises(SystemExit):
        clerk.post(f"{address}send/")
    assert "已报送" in html(clerk.get(address))


def test_typing_is_not_in_the_log_and_handing_in_is(cast, clerk, address, post, drafted):
    before = Entry.objects.count()
    post(clerk, body([*LINES, ("接待来访5批。", 1)], seen=1))
    assert Entry.objects.count() == before
    clerk.post(f"{address}send/")
    assert Entry.objects.count() > before


def test_an_open_draft_is_handed_over(cast, clerk, address, post, drafted):
    work = leaving(cast.clerk, cast.office).work
    assert [each.what for each in work] == ["秘书科的2026年10月还在写，没有报送"]
    leaving_drafts().leave(cast.clerk, cast.head, cast.office)
    assert leaving(cast.clerk, cast.office).work == ()
    assert len(leaving(cast.head, cast.office).work) == 1
    clerk.post(f"{address}send/")
    assert leaving(cast.head, cast.office).work == ()


def test_pages_ask_the_database_little(
    cast, clerk, address, post, drafted, django_assert_max_num_queries
):
    clerk.get(address)
    with django_assert_max_num_queries(28):
        clerk.get(address)
    with django_assert_max_num_queries(16):
        post(clerk, body([*LINES, ("接待来访5批。", 1)], seen=1))

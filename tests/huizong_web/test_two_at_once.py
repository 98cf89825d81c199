"""Two people at once: both open a page, both send; the second is told, and nothing is lost.

Each meeting is played on the pages as they are: what a form carries is read off it. Afterwards the
second sends once more what the new page offers, and then it is stored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from cast import PASSWORD, Cast, signed_in, upload
from django.apps import apps
from django.test import Client
from django.utils import timezone
from lxml import html

from huizong_web import workbooks
from huizong_web.accounts.models import User
from huizong_web.audit.audited import Audited
from huizong_web.notifications.models import Preference
from huizong_web.offices.models import Post, Unit
from huizong_web.policy import Role
from huizong_web.reports.issuing.models import Paper, Series
from huizong_web.reports.models import Dismissal, Submission
from huizong_web.reports.reviewing.acts import give_back, standing_review, take_back
from huizong_web.reports.rounds.acts import lock, permit
from huizong_web.reports.rounds.models import Held, Lock, Permit, Schedule, ZeroReport
from huizong_web.reports.submitting import submit

ON = "2026-06-01"
HEADS = ("名称", "改为", "上级", "类别", "次序", "成立日期")


@dataclass(frozen=True)
class Meeting:
    """Two of one role at one page: what each sends, what the second must read, what is stored.

    `to` ends the address of the form; `do` is the value of its field of that name, if it has one.
    `stored` is asked after the first has sent, after the second has, and after that one again.
    """

    role: Role
    page: Callable[[Cast], str]
    to: str
    first: Mapping[str, Any]
    second: Mapping[str, Any]
    reads: tuple[str, ...]
    stored: Callable[[Cast], Any]
    then: tuple[Any, Any]
    do: str = ""
    second_to: str = ""
    second_do: str = ""
    before: Callable[[Cast], object] = field(default=lambda _cast: None)
    status: int = 409
    one: bool = False  # one person on two pages


def _unit(cast: Cast) -> str:
    return f"/units/{cast.rural.pk}/"


def _round(page: str) -> Callable[[Cast], str]:
    return lambda cast: f"/cycles/{cast.cycle.pk}/{page}"


def _mine(cast: Cast) -> Submission:
    return Submission.objects.get(unit=cast.secretariat, current=True)


def _review(cast: Cast) -> str:
    return f"/submissions/{_mine(cast).pk}/review/"


def _person(cast: Cast) -> str:
    return f"/people/{cast.clerk.pk}/"


def _late(cast: Cast) -> None:
    now = timezone.now()
    type(cast.cycle).objects.filter(pk=cast.cycle.pk).update(
        opens_at=now - timedelta(9), due_at=now - timedelta(1)
    )


def _empty_and_late(cast: Cast) -> None:
    _late(cast)
    Submission.objects.filter(unit=cast.secretariat).update(current=False)


def _now(cast: Cast, name: str) -> Any:
    """Return a field of 农业科 as it is stored."""
    return Unit.objects.values_list(name, flat=True).get(pk=cast.rural.pk)


def _verdict(cast: Cast) -> str:
    standing = standing_review(_mine(cast))
    return f"{standing.verdict} {standing.reason}" if standing else ""


def _book(name: str) -> Any:
    return lambda: upload(
        "a.xlsx", workbooks.write({"单位": (HEADS, [(name, "", "", "", "9", "")])})
    )


def _file(name: str) -> Any:
    return lambda: upload(name, "秘书科2026年10月工作总结\n\n1、整理档案30卷。\n")


def _only(model: Any, name: str, **of: Any) -> Any:
    return model.objects.filter(**of).values_list(name, flat=True).order_by("-pk").first()


MEETINGS = {
    "a unit is renamed": Meeting(
        Role.SYSTEM_ADMIN, _unit, "/change/", do="rename",
        first={"name": "农业农村科", "on": ON}, second={"name": "乡村振兴科", "on": ON},
        reads=("农业农村科", "乡村振兴科"),
        stored=lambda cast: _now(cast, "name"), then=("农业农村科", "乡村振兴科"),
    ),
    "a unit is moved": Meeting(
        Role.SYSTEM_ADMIN, _unit, "/change/", do="move",
        first={"parent": "秘书科", "on": ON}, second={"parent": "", "on": ON, "why": "单列"},
        reads=("秘书科", "单列", "直属本单位"),
        stored=lambda cast: Unit.objects.get(pk=cast.rural.pk).parent, then=("秘书科", None),
    ),
    "a unit is renamed and closed": Meeting(
        Role.SYSTEM_ADMIN, _unit, "/change/", do="rename", second_do="close",
        first={"name": "农业农村科", "on": ON}, second={"on": "2026-07-01"},
        reads=("农业农村科", "没有存"),
        stored=lambda cast: _now(cast, "until") and str(_now(cast, "until")),
        then=(None, "2026-07-01"),
    ),
    "a password is given twice": Meeting(
        Role.SYSTEM_ADMIN, _person, "/reset/", first={}, second={},
        reads=("陈墨的账号刚刚有人办过", "一次性密码"),
        stored=lambda cast: User.objects.get(pk=cast.clerk.pk).one_time_until is not None,
        then=(True, True),
    ),
    "a password is given and the account shut": Meeting(
        Role.SYSTEM_ADMIN, _person, "/reset/", second_to="/shut/", first={}, second={},
        reads=("陈墨的账号刚刚有人办过", "一次性密码"),
        stored=lambda cast: User.objects.get(pk=cast.clerk.pk).is_active, then=(True, False),
    ),
    "a post is given": Meeting(
        Role.SECURITY_ADMIN, lambda cast: f"/grants/{cast.clerk.pk}/", "",
        first={"role": "editor", "unit": ""}, second={"role": "leader", "unit": ""},
        reads=("陈墨的岗位刚刚有人办过", "文秘"),
        stored=lambda cast: sorted(Post.objects.held().filter(user=cast.clerk).values_list(
            "role", flat=True)),
        then=(["clerk", "editor"], ["clerk", "editor", "leader"]),
    ),
    "somebody leaves who has just got a post": Meeting(
        Role.SECURITY_ADMIN, lambda cast: f"/posts/hand-over/{cast.clerk.username}/", "",
        first={}, second={"successor": "李砚", "on": ON},
        reads=("陈墨要交接的刚刚有变动", "文秘"),
        stored=lambda cast: Post.objects.held().filter(user=cast.head).count(), then=(1, 3),
    ),
    "a workbook is taken in": Meeting(
        Role.SYSTEM_ADMIN, lambda _cast: "/office/workbook/", "",
        first={"file": _book("秘书科"), "take": "1"}, second={"file": _book("农业科"), "take": "1"},
        reads=("刚刚有人改过，没有导入", "2 → 9"),
        stored=lambda _cast: list(Unit.objects.filter(order=9).values_list("name", flat=True)),
        then=(["秘书科"], ["农业科", "秘书科"]),
    ),
    "one returns, one accepts": Meeting(
        Role.EDITOR, _review, "/return/", second_to="/accept/",
        first={"reason": "数字再核"}, second={}, reads=("刚刚办过（已退回）", "数字再核"),
        stored=_verdict, then=("returned 数字再核", "accepted "),
    ),
    "one accepts, one returns": Meeting(
        Role.EDITOR, _review, "/accept/", second_to="/return/",
        first={}, second={"reason": "会议数不对", "mark": "0", "note-0": "再核会议数"},
        reads=("刚刚办过（已审定）", "会议数不对", "再核会议数"),
        stored=_verdict, then=("accepted ", "returned 会议数不对"),
    ),
    "two files of one section": Meeting(
        Role.CLERK, _round("submissions/"), "/submissions/",
        first={"file": _file("甲.txt"), "replace": "on"},
        second={"file": _file("乙.txt"), "replace": "on"},
        reads=("刚刚报送了“甲.txt”", "您的“乙.txt”没有收下"),
        stored=lambda cast: _mine(cast).name, then=("甲.txt", "乙.txt"),
    ),
    "two files that come too late": Meeting(
        Role.CLERK, _round("submissions/"), "/submissions/", before=_empty_and_late,
        first={"file": _file("甲.txt")}, second={"file": _file("乙.txt")},
        reads=("刚刚留下了“甲.txt”", "您的没有留下"),
        stored=lambda _cast: list(Held.objects.values_list("name", flat=True)),
        then=(["甲.txt"], ["乙.txt"]),
    ),
    "a section has nothing to report": Meeting(
        Role.CLERK, _round("submissions/"), "/nothing/", status=200,
        before=lambda cast: Submission.objects.filter(unit=cast.secretariat).update(current=False),
        first={"reason": "全月下乡"}, second={"reason": "没有会议"},
        reads=("刚刚已报零报告（全月下乡）", "全月下乡"),
        stored=lambda _cast: _only(ZeroReport, "reason", undone_at=None),
        then=("全月下乡", "全月下乡"),
    ),
    "a section may be late": Meeting(
        Role.EDITOR, _round("submissions/"), "/permit/", before=_late, status=200,
        first={"unit": "秘书科", "reason": "防汛"}, second={"unit": "秘书科", "reason": "出差"},
        reads=("刚刚已准许（防汛）",),
        stored=lambda _cast: _only(Permit, "reason", undone_at=None), then=("防汛", "出差"),
    ),
    "a round is unlocked that was locked anew": Meeting(
        Role.EDITOR, _round("settings/"), "/unlock/", status=200,
        before=lambda cast: lock(cast.cycle, reason="已汇总", by=cast.editor),
        first={}, second={}, reads=("刚刚又锁定了（再查一遍）",),
        stored=lambda _cast: _only(Lock, "reason", undone_at=None), then=("再查一遍", None),
    ),
    "a round's settings": Meeting(
        Role.EDITOR, _round("settings/"), "", before=_late,
        first={"title": "十月总结"}, second={"title": "十月小结"}, reads=("十月总结", "十月小结"),
        stored=lambda cast: type(cast.cycle).objects.get(pk=cast.cycle.pk).title,
        then=("十月总结", "十月小结"),
    ),
    "a rule": Meeting(
        Role.EDITOR, lambda _cast: f"/rules/{Schedule.objects.get().pk}/", "",
        before=lambda cast: Schedule.objects.create(
            office=cast.office, title="总结", starts=timezone.localdate()
        ),
        first={"due_day": "20"}, second={"due_day": "28"}, reads=("20", "28", "几号截止"),
        stored=lambda _cast: Schedule.objects.get().due_day, then=(20, 28),
    ),
    "a paper is prepared": Meeting(
        Role.EDITOR, _round("issuing/"), "/prepare/",
        first={"recipients": "县委书记"}, second={"recipients": "各镇"},
        reads=("县委书记", "各镇", "别人刚刚改过"),
        stored=lambda _cast: Paper.objects.get().recipients, then=("县委书记", "各镇"),
    ),
    "how one wants notices, on two pages of one person": Meeting(
        Role.CLERK, lambda _cast: "/notices/settings/", "", one=True,
        first={"quiet_from": "20:00"}, second={"quiet_from": "22:30"},
        reads=("20:00", "22:30", "您在另一个页面改过"),
        stored=lambda _cast: Preference.objects.get().quiet_from.hour, then=(20, 22),
    ),
}  # fmt: skip


@pytest.fixture
def both(cast, compilation):
    """Return two people of a role, of one unit where it is of one."""
    Series.objects.create(office=cast.office, code="青办发")
    User.objects.filter(posts__office=cast.office).update(office=cast.office)

    def of(role: Role) -> tuple[Client, Client]:
        post = Post.objects.held().select_related("user").filter(office=cast.office, role=role)[0]
        other = User.objects.create_user("second", name="后来", password=PASSWORD)
        User.objects.filter(pk=other.pk).update(office=cast.office)
        Post.objects.create(user=other, office=cast.office, unit=post.unit, role=role)
        return signed_in(post.user), signed_in(other)

    return of


def form_on(page: str, to: str, do: str = "") -> tuple[str, dict[str, Any]]:
    """Return a form of a page: where it goes, and what it would send as it stands.

    `to` ends its address, "" is the page's own; what its lists offer stands by their words.
    """
    for form in html.fromstring(page).forms:
        action, fields = form.action or "", dict(form.form_values())
        goes = action.endswith(to) if to else not action
        if form.method == "POST" and goes and fields.get("do", "") == do:
            for control in form.xpath(".//select"):
                options = {each.text: each.get("value") for each in control.xpath("./option")}
                fields[f"options of {control.name}"] = options
            return action, fields
    raise AssertionError(f"no form to {to!r} on the page")


def sent(form: tuple[str, dict[str, Any]], given: Mapping[str, Any], page: str) -> Any:
    """Return where a form goes and what it sends with some fields filled in."""
    action, fields = form
    options = {key[11:]: fields[key] for key in fields if key.startswith("options of ")}
    kept = {key: value for key, value in fields.items() if not key.startswith("options of ")}
    for name, value in given.items():
        meant = value() if callable(value) else value
        kept[name] = options.get(name, {}).get(meant, meant)
    return action or page, kept


@pytest.mark.parametrize("name", MEETINGS)
def test_the_second_is_told_and_nothing_is_lost(cast, both, name):
    meeting = MEETINGS[name]
    meeting.before(cast)
    first, second = both(meeting.role)
    second = first if meeting.one else second
    page = meeting.page(cast)
    shown = [client.get(page).content.decode() for client in (first, second)]
    forms = [
        form_on(shown[0], meeting.to, meeting.do),
        form_on(shown[1], meeting.second_to or meeting.to, meeting.second_do or meeting.do),
    ]
    _first_acts(name, cast, first, sent(forms[0], meeting.first, page))
    after_first, after_second = meeting.then
    assert str(meeting.stored(cast)) == str(after_first)

    address, data = sent(forms[1], meeting.second, page)
    answer = second.post(address, data, follow=True)
    text = answer.content.decode()
    assert answer.status_code == meeting.status, text[-3000:]
    assert [words for words in meeting.reads if words not in text] == []
    assert str(meeting.stored(cast)) == str(after_first)

    again = form_on(text, meeting.second_to or meeting.to, meeting.second_do or meeting.do)
    address, data = sent(again, meeting.second, page)
    answer = second.post(address, data, follow=True)
    assert str(meeting.stored(cast)) == str(after_second), answer.content.decode()[-3000:]


def _first_acts(name: str, cast: Cast, first: Client, what: tuple[str, dict[str, Any]]) -> None:
    if name == "somebody leaves who has just got a post":
        Post.objects.create(user=cast.clerk, office=cast.office, role=Role.EDITOR)
    else:
        answer = first.post(*what, follow=True)
        assert answer.status_code in (200, 422), answer.content.decode()[-3000:]
    if name == "a round is unlocked that was locked anew":
        lock(cast.cycle, reason="再查一遍", by=cast.editor)


def test_a_permission_given_anew_is_not_withdrawn_unseen(cast, editor, other_editor, submissions):
    _empty_and_late(cast)
    permit(cast.cycle, cast.secretariat, reason="防汛", until=None, by=cast.editor)
    page = f"/cycles/{cast.cycle.pk}/submissions/"
    action, data = form_on(other_editor.get(page).content.decode(), "/permit/undo/")
    permit(cast.cycle, cast.secretariat, reason="再宽一天", until=None, by=cast.editor)
    answer = other_editor.post(action, data | {"unit": cast.secretariat.pk}, follow=True)
    assert "刚刚重新准许了（再宽一天）" in answer.content.decode()
    assert _only(Permit, "reason", undone_at=None) == "再宽一天"


def test_a_review_that_others_made_is_not_taken_back_unseen(cast, editor, submissions):
    own = _mine(cast)
    give_back(own, reason="旧的", marks=[], by=cast.editor)
    action, data = form_on(editor.get(_review(cast)).content.decode(), "/undo/")
    give_back_again(own, cast)
    answer = editor.post(action, data)
    assert answer.status_code == 409
    assert "新的" in answer.content.decode()
    assert _verdict(cast) == "returned 新的"


def give_back_again(own: Submission, cast: Cast) -> None:
    take_back(own, by=cast.editor)
    give_back(own, reason="新的", marks=[], by=cast.editor)


def test_of_two_judgements_the_second_reads_the_first(cast, rules, editor, other_editor):
    text = "秘书科2026年10月工作总结\n\n1、按装电话3部。\n".encode()
    own = submit(cast.cycle, cast.secretariat, name="a.txt", data=text, by=cast.clerk)
    page = f"/submissions/{own.pk}/check/"
    given = {"fingerprint": own.check_made.found.get(position=0).fingerprint}
    editor.post(page + "dismiss/", given | {"reason": "是专名"})
    answer = other_editor.post(page + "dismiss/", given | {"reason": "是旧称"}, follow=True)
    text = answer.content.decode()
    assert "是专名" in text
    assert "是旧称" in text
    assert [each.reason for each in Dismissal.objects.all()] == ["是专名"]


MET = {
    "accounts.User": ("a password is given twice", "a workbook is taken in"),
    "notifications.Preference": ("how one wants notices, on two pages of one person",),
    "offices.Unit": ("a unit is renamed", "a unit is moved", "a unit is renamed and closed"),
    "offices.Post": ("a post is given", "somebody leaves who has just got a post"),
    "reports.Cycle": ("a round's settings",),
    "reports.Submission": ("two files of one section",),
    "reports.Review": ("one returns, one accepts", "one accepts, one returns"),
    "reports.Schedule": ("a rule",),
    "reports.Lock": ("a round is unlocked that was locked anew",),
    "reports.Permit": ("a section may be late",),
    "reports.ZeroReport": ("a section has nothing to report",),
    "reports.Held": ("two files that come too late",),
    "reports.Paper": ("a paper is prepared",),
}
ELSEWHERE = {
    "reports.Decision": "reports/test_matters.py: whoever decides about the same items is told",
    "reports.Dismissal": "above: the second reads the first's reason",
    "reports.Step": "reports/issuing/test_stepping.py: a move of a paper that was looked at before",
    "reports.Issued": "as above: made once with the paper's last move",
    "reports.Series": "only added, and one of a code: the second is told that it is there",
    "reports.Compilation": "each has its number; both stay",
    "reports.Reminder": "only added; nobody is asked twice within ten minutes",
    "reports.Mark": "made once with its review",
    "offices.Office": "not changed on the site",
    "offices.UnitBefore": "made once with the change of its unit",
    "offices.Duty": "added once each, ended once: the second is told that it is gone",
    "indicators.Entry": "indicators/test_keeping.py: of two at one number the second is told",
    "indicators.Kept": "indicators/test_pages.py: of two who choose its units the second is told",
    "indicators.Target": "indicators/test_keeping.py: of two targets the second is told",
    "ledgers.Attachment": "only added and taken away, each by itself",
    "ledgers.Book": "ledgers/test_books.py: who comes second is told; records: test_entering.py",
    "lineage.Tie": "made once; said anew it makes place for another, both stay",
    "accounts.SecondFactor": "a person's own, proved by a code of it",
    "accounts.RecoveryCode": "made and used once",
    "accounts.Identity": "made once",
}


def test_every_object_of_the_site_is_met_or_says_why_not():
    kept = {model._meta.label for model in apps.get_models() if issubclass(model, Audited)}
    assert kept - MET.keys() - ELSEWHERE.keys() == set()
    assert (MET.keys() | ELSEWHERE.keys()) - kept == set()
    assert {name for names in MET.values() for name in names} <= MEETINGS.keys()

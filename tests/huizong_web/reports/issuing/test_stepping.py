"""A paper moves through one door: in order, by who may, with what behind it, or not at all."""

from datetime import date

import pytest
from django.utils import timezone

from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.issuing import stepping
from huizong_web.reports.issuing.changed import changed_behind
from huizong_web.reports.issuing.freezing import names_in
from huizong_web.reports.issuing.models import Issued, Series
from huizong_web.reports.issuing.moves import Move, State
from huizong_web.reports.issuing.stepping import NotMoved, Overtaken, live_paper, prepare, step
from huizong_web.reports.models import Found, Way
from huizong_web.reports.submitting import submit


@pytest.fixture
def series(cast):
    return Series.objects.create(office=cast.office, code="青办发")


@pytest.fixture
def sent(compilation, series):
    """What the form sends."""
    Found.objects.filter(made__compilation=compilation).delete()
    return {"form": "gbt9704", "series": series, "recipients": "县委", "copies_to": "县政府办公室"}


@pytest.fixture
def paper(cast, compilation, sent):
    return prepare(compilation, **sent, seen=0, by=cast.editor)


@pytest.fixture
def go(cast):
    """Move a paper by those whose move it is."""
    people = {Move.SIGN: cast.leader, Move.SEND_BACK: cast.leader, Move.UNSIGN: cast.leader}
    people[Move.REVOKE] = cast.leader

    def go(paper, *moves, why="有误"):
        for move in moves:
            by = people.get(move, cast.editor)
            paper = step(paper, move, seen=paper.version, by=by, why=why)
        return paper

    return go


def test_out_it_goes(cast, paper, go, kept_files):
    before = len(kept_files())
    issued = go(paper, Move.CHECK, Move.SIGN, Move.ISSUE).issued
    assert issued.numbered == f"青办发〔{timezone.localdate().year}〕1号"
    assert issued.signer == "吴衡"
    assert len(kept_files()) == before + 2
    with issued.pdf.open("rb") as file:
        assert file.read(5) == b"%PDF-"
    moves = [each.move for each in paper.steps.all()]
    assert moves == ["check", "sign", "issue"]


@pytest.mark.parametrize("move", [Move.SIGN, Move.ISSUE, Move.UNSIGN, Move.REVOKE, Move.UNCHECK])
def test_no_step_is_skipped(cast, paper, move):
    with pytest.raises(Overtaken):
        step(paper, move, seen=paper.version, by=cast.leader, why="急")
    assert live_paper(cast.cycle).state == State.PREPARED


def test_every_step_is_undone_with_a_reason(paper, go):
    for there, back in (
        ([Move.CHECK], [Move.UNCHECK]),
        ([Move.CHECK], [Move.SEND_BACK]),
        ([Move.CHECK, Move.SIGN], [Move.UNSIGN, Move.UNCHECK]),
    ):
        paper = go(paper, *there)
        with pytest.raises(NotMoved, match="原因"):
            go(paper, back[0], why="  ")
        paper = go(paper, *back)
        assert paper.state == State.PREPARED


def test_the_second_of_two_is_told_and_changes_nothing(cast, paper, go):
    go(paper, Move.CHECK)
    with pytest.raises(Overtaken, match="已校核"):
        step(paper, Move.CHECK, seen=paper.version, by=cast.editor)


def test_two_who_prepare_at_once(cast, compilation, paper, sent):
    with pytest.raises(Overtaken):
        prepare(compilation, **sent | {"recipients": "别处"}, seen=0, by=cast.editor)
    changed = prepare(compilation, **sent | {"recipients": "县委"}, seen=1, by=cast.editor)
    assert changed.pk == paper.pk
    assert changed.version == 2


def test_what_was_checked_is_not_prepared_anew(cast, compilation, paper, sent, go):
    paper = go(paper, Move.CHECK)
    with pytest.raises(NotMoved, match="退回"):
        prepare(compilation, **sent, seen=paper.version, by=cast.editor)


def test_a_brief_does_not_go_out(cast, paper, sent):
    brief = compile_cycle(cast.cycle, by=cast.editor, way=Way.BRIEF)
    with pytest.raises(NotMoved, match="摘要"):
        prepare(brief, **sent, seen=1, by=cast.editor)


def test_open_errors_stop_it(cast, compilation, series, rules):
    compilation = compile_cycle(cast.cycle, by=cast.editor)
    check = compilation.check_made
    Found.objects.create(made=check, position=99, fingerprint="x", severity="error")
    paper = prepare(
        compilation,
        form="report",
        series=series,
        recipients="",
        copies_to="",
        seen=0,
        by=cast.editor,
    )
    with pytest.raises(NotMoved, match="错误"):
        step(paper, Move.CHECK, seen=1, by=cast.editor)


def test_what_was_submitted_since_stops_it(cast, paper, go):
    paper = go(paper, Move.CHECK)
    data = "秘书科2026年10月工作总结\n\n1、办理来文33件。\n".encode()
    submit(cast.cycle, cast.secretariat, name="新.txt", data=data, by=cast.editor, replace=True)
    with pytest.raises(NotMoved, match="新的报送"):
        go(paper, Move.SIGN)


def test_who_checked_does_not_sign(cast, paper):
    paper = step(paper, Move.CHECK, seen=paper.version, by=cast.leader)
    with pytest.raises(NotMoved, match="两个人"):
        step(paper, Move.SIGN, seen=paper.version, by=cast.leader)


def test_a_failed_issue_takes_no_number_and_leaves_no_file(paper, go, kept_files, monkeypatch):
    paper, before = go(paper, Move.CHECK, Move.SIGN), kept_files()
    with monkeypatch.context() as broken:
        broken.setattr(Issued, "save", lambda *_given, **_named: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            go(paper, Move.ISSUE)
    assert kept_files() == before
    assert live_paper(paper.cycle).state == State.SIGNED
    assert go(paper, Move.ISSUE).issued.number == 1


def test_numbers_follow_each_other_and_a_revoked_one_is_not_given_again(
    cast, compilation, paper, sent, go
):
    first = go(paper, Move.CHECK, Move.SIGN, Move.ISSUE)
    assert go(first, Move.REVOKE).state == State.REVOKED
    second = prepare(compilation, **sent, seen=0, by=cast.editor)
    issued = go(second, Move.CHECK, Move.SIGN, Move.ISSUE).issued
    assert issued.number == 2


def test_each_year_begins_with_one(cast, series, paper, go, monkeypatch):
    issued = go(paper, Move.CHECK, Move.SIGN, Move.ISSUE).issued
    go(issued.paper, Move.REVOKE)
    monkeypatch.setattr(stepping.timezone, "localdate", lambda: date(issued.year + 1, 1, 1))
    again = prepare(
        paper.compilation,
        form="report",
        series=series,
        recipients="",
        copies_to="",
        seen=0,
        by=cast.editor,
    )
    assert go(again, Move.CHECK, Move.SIGN, Move.ISSUE).issued.number == 1


def test_what_a_section_changes_afterwards_is_a_slip(cast, paper, go):
    paper = go(paper, Move.CHECK, Move.SIGN, Move.ISSUE)
    assert changed_behind(paper) == []
    data = """秘书科2026年10月工作总结

一、会务工作
1、筹备召开全县秋粮收购推进会，共有45人参加。
2、办理来文32件，均按时办结。
"""
    submit(
        cast.cycle,
        cast.secretariat,
        name="更正.txt",
        data=data.encode(),
        by=cast.clerk,
        replace=True,
    )
    (changed,) = changed_behind(paper)
    assert changed.slip.figures == (("31件", "32件"),)
    assert changed.new.uploaded_by == cast.clerk


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("县委", ("县委",)),
        ("县委、县政府，各乡镇", ("县委", "县政府", "各乡镇")),
        ("、 、", ()),
    ],
)
def test_names_in_a_line(text, names):
    assert names_in(text) == names

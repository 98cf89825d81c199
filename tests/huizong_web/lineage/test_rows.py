"""From a draft to the compiled report and its rows, and what a change after issue shows."""

from datetime import date

import pytest

from huizong_web.lineage import freezing, resting
from huizong_web.lineage.citing import cited
from huizong_web.lineage.models import Citation, Tie
from huizong_web.lineage.slipping import slips_of
from huizong_web.offices.rights import rights_of
from huizong_web.reports import library
from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.issuing.models import Paper, Series, Step
from huizong_web.reports.issuing.moves import State
from huizong_web.reports.issuing.stepping import _issue
from huizong_web.reports.submitting import submit
from huizong_web.reports.writing.keeping import save
from huizong_web.reports.writing.lines import Line, load_lines
from huizong_web.reports.writing.sending import hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(drafted, keeper):
    return hand_in(drafted, by=keeper)


@pytest.fixture
def compiled(cast, sent):
    return compile_cycle(cast.cycle, by=cast.editor)


def tie_of(sent, words):
    return sent.ties.get(words=words)


def test_what_is_handed_in_keeps_its_rows(sent, october):
    tie = tie_of(sent, "3处")
    assert sent_text(sent)[tie.start : tie.end] == "3处"
    assert tie.agrees is True
    assert tie.rows == 3
    assert set(tie.citations.values_list("record", flat=True)) == {
        record.pk for record in october[:3]
    }


def sent_text(submission):
    return library.load_reading(submission.reading).document.text


def test_every_figure_of_the_draft_is_tied_in_the_file(sent):
    assert [tie.words for tie in sent.ties.order_by("start")] == [
        "3处", "1个", "2处", "1处", "0处", "0.0%", "4处",
    ]  # fmt: skip


def test_figures_without_basis_are_told_where_bases_are_kept(drafted, keeper, cast):
    lines = [*load_lines(drafted.lines), Line("eigen", "另清运垃圾38吨。")]
    save(cast.cycle, cast.rural, lines, seen=drafted.version, pen="p", by=keeper)
    drafted.refresh_from_db()
    submission = hand_in(drafted, by=keeper)
    found = submission.check_made.findings
    assert "HZ317" in found
    assert "38吨" in found
    assert "“3处”没有依据" not in found


def test_a_file_without_ties_is_not_asked_for_bases(submissions):
    assert all("HZ317" not in each.check_made.findings for each in submissions)


def panel(client, cast):
    return client.get(f"/cycles/{cast.cycle.pk}/").content.decode()


def test_the_panel_of_the_compiled_report_shows_the_rows(cast, editor, compiled):
    page = panel(editor, cast)
    assert '安全隐患台账 排查隐患（2026年10月，农业科） <b class="value">3处</b>' in page
    assert "值班室屋顶漏雨" in page
    assert "“排查日期”在本期的" in page
    assert "线路老化" in page  # open at the end of the month


def test_who_may_not_see_the_records_sees_the_figure_and_its_count(cast, clerk, compiled):
    page = panel(clerk, cast)
    assert "安全隐患台账 排查隐患" in page
    assert "看全部 3 行" in page
    assert "值班室屋顶漏雨" not in page


def test_the_page_of_a_figure(cast, editor, clerk, sent):
    address = f"/ties/{tie_of(sent, '3处').pk}/"
    assert "值班室屋顶漏雨" in editor.get(address).content.decode()
    assert "没有变动" in editor.get(address).content.decode()
    told = clerk.get(address).content.decode()
    assert "值班室屋顶漏雨" not in told
    assert "另有 3 行" in told


def test_a_stranger_finds_no_figure(stranger, sent):
    assert stranger.get(f"/ties/{tie_of(sent, '3处').pk}/").status_code == 404


def test_a_row_changed_after_it_was_handed_in_is_told_with_who_did_it(sent, october, altered):
    altered(october[2], reason="日期登记错了", found_on=date(2026, 11, 1))
    found = {each.tie.words: each for each in slips_of(list(sent.ties.all()))}
    slip = found["3处"]
    assert (slip.slip.before, slip.slip.after) == ("3处", "2处")
    (row,) = slip.rows
    assert (row.how, row.record.title) == ("removed", "围墙开裂")
    assert [(act.by.name, act.reason) for act in row.acts] == [("何苗", "日期登记错了")]
    assert "1处" not in found


def test_a_slip_on_the_page_of_the_issued_paper(cast, editor, leader, compiled, hazard):
    series = Series.objects.create(office=cast.office, code="青办发")
    paper = Paper.objects.create(
        cycle=cast.cycle,
        compilation=compiled,
        state=State.ISSUED,
        series=series,
        prepared_by=cast.editor,
    )
    Step.objects.create(paper=paper, move="sign", compilation=compiled, by=cast.leader)
    _issue(paper)
    page = f"/cycles/{cast.cycle.pk}/issuing/"
    assert "台账变了" not in editor.get(page).content.decode()
    hazard("补登的一处", "2026-10-31")
    told = editor.get(page).content.decode()
    assert "<del>3处</del> → <ins>4处</ins>" in told
    assert "补登的一处" in told
    assert "何苗 登记" in told


def test_from_a_record_every_sentence_that_cites_it(cast, october, sent):
    rights = rights_of(cast.editor, cast.office)
    (sentence,) = cited(october[0], rights)
    assert "共排查安全隐患3处" in sentence.sentence
    assert sentence.words == ("3处", "1个", "2处", "0.0%", "4处")
    assert all(each.url for each in cited(october[0], rights))
    theirs = cited(october[0], rights_of(cast.clerk, cast.office))
    assert {(each.sentence, each.url) for each in theirs} == {("", "")}


def test_sent_again_as_a_file_the_ties_of_unchanged_items_stay(cast, keeper, sent):
    text = [line.text for line in load_lines(cast.rural.drafts.get().lines)]
    data = "\n".join(["农业科2026年10月工作总结", "", f"1、{text[1]}", "2、另做好值班。"])
    again = submit(
        cast.cycle, cast.rural, name="新.txt", data=data.encode(), by=keeper, replace=True
    )
    assert {tie.words for tie in again.ties.all()} >= {"3处", "4处"}
    assert sent_text(again)[(t := tie_of(again, "3处")).start : t.end] == "3处"


def test_a_fault_of_ours_keeps_nobody_from_submitting(monkeypatch, drafted, keeper):
    monkeypatch.setattr(resting, "taken_in", lambda *_: 1 / 0)
    assert hand_in(drafted, by=keeper).pk
    assert not Tie.objects.exists()
    assert not Citation.objects.exists()


def test_of_very_many_rows_only_the_whole_is_kept(monkeypatch, drafted, keeper, hazard):
    monkeypatch.setattr(freezing, "MOST_ROWS", 2)
    tie = tie_of(hand_in(drafted, by=keeper), "3处")
    assert (tie.rows, tie.frozen["rows"], tie.citations.count()) == (3, [], 0)
    assert slips_of([tie]) == []
    hazard("补登的", "2026-10-31")
    (found,) = slips_of([tie])
    assert (found.slip.after, found.rows) == ("4处", ())

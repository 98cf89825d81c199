"""A draft that a section's records write."""

import pytest

from huizong_web.lineage.drafting import begin
from huizong_web.lineage.models import Drafted
from huizong_web.lineage.seen import edits_of, seen_in_draft
from huizong_web.reports.writing.keeping import save
from huizong_web.reports.writing.lines import Line, load_lines
from huizong_web.reports.writing.sending import hand_in

pytestmark = pytest.mark.django_db


def texts(draft):
    return [line.text for line in load_lines(draft.lines)]


def test_the_records_of_a_month_write_items(drafted):
    assert texts(drafted)[:2] == [
        "本期工作",
        (
            "2026年10月共排查安全隐患3处，涉及1个单位，其中校舍2处、消防1处。"
            "本期排查的隐患已整改销号0处，整改率0.0%；期末未销号4处。"
        ),
    ]


def test_every_figure_of_an_item_rests_on_the_ledger(drafted):
    seen = [each for each in seen_in_draft(drafted) if each.passage.key.startswith("w-f")]
    assert [each.figure.text for each in seen] == [
        "3处", "1个", "2处", "1处", "0处", "0.0%", "4处",
    ]  # fmt: skip
    assert all(each.rests and each.book.ledger == "hazard" for each in seen)
    assert {each.keeper.name for each in seen} == {"农业科"}


def test_records_of_another_unit_are_not_told(cast, keeper, hazard):
    hazard("别的科的", unit=cast.secretariat)
    assert begin(cast.cycle, cast.rural, by=keeper).added == 0


def test_begun_again_nothing_stands_twice_and_what_was_taken_out_stays_out(cast, keeper, drafted):
    lines = [line for line in load_lines(drafted.lines) if line.key != "w-f-hazard"]
    save(cast.cycle, cast.rural, lines, seen=drafted.version, pen="p", by=keeper)
    assert begin(cast.cycle, cast.rural, by=keeper).added == 0
    drafted.refresh_from_db()
    assert texts(drafted) == [line.text for line in lines]


def test_what_was_written_before_stays(cast, keeper, october):
    own = Line("eigen", "另做好值班。")
    save(cast.cycle, cast.rural, [own], seen=0, pen="p", by=keeper)
    begin(cast.cycle, cast.rural, by=keeper)
    assert texts(cast.rural.drafts.get())[0] == "另做好值班。"


def test_a_figure_changed_by_hand_is_told_and_rests_on_nothing(cast, keeper, drafted):
    lines = [
        Line(line.key, line.text.replace("隐患3处", "隐患5处"), line.level)
        for line in load_lines(drafted.lines)
    ]
    save(cast.cycle, cast.rural, lines, seen=drafted.version, pen="p", by=keeper)
    drafted.refresh_from_db()
    assert [(each.before, each.after) for each in edits_of(drafted)] == [("3处", "5处")]
    resting = [each.figure.text for each in seen_in_draft(drafted) if each.rests]
    assert "5处" not in resting
    assert "4处" in resting


def test_the_button_and_the_remark_on_the_page(cast, keeping, drafted, keeper):
    page = keeping.get(f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/").content.decode()
    assert "从台账起草" in page
    assert "台账是" not in page
    lines = [
        Line(line.key, line.text.replace("隐患3处", "隐患5处"), line.level)
        for line in load_lines(drafted.lines)
    ]
    save(cast.cycle, cast.rural, lines, seen=drafted.version, pen="p", by=keeper)
    page = keeping.get(f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/").content.decode()
    assert "台账是3处，改成了5处" in page


def test_drafting_by_the_button(cast, keeping, october):
    address = f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/from-records/"
    answer = keeping.post(address, follow=True)
    assert "从台账起草了 2 条" in answer.content.decode()
    assert Drafted.objects.filter(draft__unit=cast.rural).count() >= 2


def test_drafting_without_records_says_so(cast, keeping, book):
    address = f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/from-records/"
    assert "这一期没有登记" in keeping.post(address, follow=True).content.decode()


def test_what_was_done_to_a_draft_is_listed(cast, keeping, editor, drafted, keeper):
    lines = [line for line in load_lines(drafted.lines) if line.key != "w-e-4"]
    lines = [Line(line.key, line.text.replace("隐患3处", "隐患5处"), line.level) for line in lines]
    lines.append(Line("eigen", "另做好值班。"))
    save(cast.cycle, cast.rural, lines, seen=drafted.version, pen="p", by=keeper)
    page = keeping.get(f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/basis/").content.decode()
    for words in ("改了数", "3处</del>", "5处</ins>", "整条没有写", "另加的", "另做好值班。"):
        assert words in page
    drafted.refresh_from_db()
    sent = hand_in(drafted, by=keeper)
    assert "改了数" in editor.get(f"/submissions/{sent.pk}/basis/").content.decode()


def test_while_one_writes_figures_without_basis_are_told(cast, keeping, drafted, keeper):
    lines = [*load_lines(drafted.lines), Line("eigen", "另清运垃圾38吨。")]
    save(cast.cycle, cast.rural, lines, seen=drafted.version, pen="p", by=keeper)
    address = f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/?check=1"
    page = keeping.get(address).content.decode()
    assert "“38吨”没有依据" in page
    assert "“4处”没有依据" not in page

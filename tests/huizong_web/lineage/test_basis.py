"""The page of a text's figures: what is proposed, said, taken back."""

import pytest
from cast import signed_in

from huizong_web.ledgers.models import Book
from huizong_web.lineage.models import Tie
from huizong_web.reports.submitting import submit
from huizong_web.reports.writing.keeping import save
from huizong_web.reports.writing.lines import Line

pytestmark = pytest.mark.django_db
TEXT = "排查安全隐患{n}处，清运垃圾38吨。"


@pytest.fixture
def draft(cast, keeper, october):
    """A draft that somebody typed."""

    def typed(n: int = 3):
        text = TEXT.format(n=n)
        save(cast.cycle, cast.rural, [Line("a", text)], seen=0, pen="p", by=keeper)
        return cast.rural.drafts.get(cycle=cast.cycle)

    return typed


@pytest.fixture
def page(cast, keeping):
    """The page of the draft's figures, and saying something on it."""
    address = f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/basis/"

    class Page:
        def read(self) -> str:
            return keeping.get(address).content.decode()

        def say(self, do: str, words: str, text: str, **more: object) -> str:
            start = text.index(words)
            form = {"do": do, "passage": "a", "words": words, "start": start}
            form |= {"end": start + len(words), **more}
            return keeping.post(address, form, follow=True).content.decode()

    return Page()


def test_what_agrees_is_proposed_and_accepted(draft, page):
    draft()
    shown = page.read()
    assert "安全隐患台账 排查隐患（2026年10月）" in shown
    assert "待认定 1" in shown
    assert "没有依据 1" in shown
    page.say("accept", "3处", TEXT.format(n=3))
    tie = Tie.objects.get()
    assert (tie.words, tie.how, tie.ground["figure"]) == ("3处", "accepted", "found")
    assert "有依据 1" in page.read()


def test_all_that_agree_at_once(draft, page, keeping, cast):
    draft()
    address = f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/basis/"
    told = keeping.post(address, {"do": "all"}, follow=True).content.decode()
    assert "认定了 1 个数。" in told
    assert Tie.objects.get().words == "3处"


def test_a_difference_is_shown_with_the_rows_that_explain_it(draft, page, hazard):
    hazard("十一月才排查的", "2026-11-01")
    draft(4)
    shown = page.read()
    assert "不符 1" in shown
    assert "文字像是多算了10月31日以后1天的记录" in shown
    assert "十一月才排查的" in shown
    assert "文写4处，台账是3处，出自这 3 行：" in shown


def test_the_figure_of_another_unit_explains_a_difference(draft, page, hazard, cast):
    for n in range(2):
        hazard(f"秘书科的{n}", unit=cast.secretariat, about="秘书科")
    draft(5)
    shown = page.read()
    assert "加上秘书科的，两边相同" in shown
    assert "秘书科的0" not in shown  # a clerk of 农业科 may not see the records of 秘书科


def test_what_was_refused_is_not_proposed_again(draft, page):
    draft()
    page.say("refuse", "3处", TEXT.format(n=3))
    assert "没有依据 2" in page.read()


def test_a_person_vouches_or_names_a_paper(draft, page):
    draft()
    text = TEXT.format(n=3)
    page.say("vouch", "38吨", text, says="过磅单加总")
    assert "何苗" in page.read()
    assert Tie.objects.get().ground["kind"] == "person"
    page.say("vouch", "38吨", text, source="环卫站10月过磅单", says="")
    assert [tie.ground["kind"] for tie in Tie.objects.filter(undone_at=None)] == ["text"]
    assert Tie.objects.exclude(undone_at=None).get().undone_by.name == "何苗"


def test_to_vouch_one_must_say_how_one_knows(draft, page):
    draft()
    assert "请写明出自哪份材料" in page.say("vouch", "38吨", TEXT.format(n=3))
    assert not Tie.objects.exists()


def test_what_was_said_is_taken_back(draft, page):
    draft()
    page.say("accept", "3处", TEXT.format(n=3))
    page.say("deny", "3处", TEXT.format(n=3))
    assert "待认定 1" in page.read()


def test_a_drafted_figure_is_denied(cast, keeper, drafted, keeping):
    address = f"/cycles/{cast.cycle.pk}/write/{cast.rural.pk}/basis/"
    text = drafted.drafted.get(key="w-f-hazard").text
    start = text.index("3处")
    form = {"do": "deny", "passage": "w-f-hazard", "words": "3处", "start": start, "end": start + 2}
    keeping.post(address, form)
    assert Tie.objects.get().how == "refused"
    assert "没有依据 1" in keeping.get(address).content.decode()


def test_a_text_that_was_changed_meanwhile_is_told(draft, page, cast, keeper):
    was = draft()
    text = TEXT.format(n=3)
    save(cast.cycle, cast.rural, [Line("a", "别的")], seen=was.version, pen="p", by=keeper)
    assert "文字已经改过" in page.say("accept", "3处", text)


def test_a_tie_moves_with_its_figure_and_goes_with_it(draft, page, cast, keeper):
    was = draft()
    page.say("accept", "3处", TEXT.format(n=3))
    moved = Line("a", f"我科{TEXT.format(n=3)}")
    save(cast.cycle, cast.rural, [moved], seen=was.version, pen="p", by=keeper)
    assert "有依据 1" in page.read()
    changed = Line("a", f"我科{TEXT.format(n=9)}")
    save(cast.cycle, cast.rural, [changed], seen=was.version + 1, pen="p", by=keeper)
    assert ">有依据" not in page.read()


def test_the_unit_that_keeps_a_ledger_for_all_is_told(cast, clerk, october, book):
    Book.objects.filter(pk=book.pk).update(keeper=cast.rural)
    text = TEXT.format(n=5)
    save(cast.cycle, cast.secretariat, [Line("a", text)], seen=0, pen="p", by=cast.clerk)
    shown = clerk.get(f"/cycles/{cast.cycle.pk}/write/{cast.secretariat.pk}/basis/")
    assert "这个数由农业科的台账管" in shown.content.decode()
    assert '<b class="value">3处</b>' in shown.content.decode()


@pytest.fixture
def sent(cast, keeper, october):
    data = f"农业科2026年10月工作总结\n\n1、{TEXT.format(n=3)}\n".encode()
    return submit(cast.cycle, cast.rural, name="十月.txt", data=data, by=keeper)


def test_the_figures_of_a_file_that_was_sent(sent, keeping):
    address = f"/submissions/{sent.pk}/basis/"
    assert "待认定 1" in keeping.get(address).content.decode()
    told = keeping.post(address, {"do": "all"}, follow=True).content.decode()
    assert "有依据 1" in told
    tie = sent.ties.get()
    assert (tie.words, tie.rows, tie.agrees) == ("3处", 3, True)


def test_a_file_is_checked_anew_when_a_figure_got_its_basis(sent, keeping):
    address = f"/submissions/{sent.pk}/basis/"
    assert "HZ317" not in sent.check_made.findings
    keeping.post(address, {"do": "all"})
    sent.refresh_from_db()
    assert "HZ317" in sent.check_made.findings
    assert "38吨" in sent.check_made.findings


def test_the_rules_tell_a_difference_though_nobody_said_anything(cast, keeper, october):
    data = f"农业科2026年10月工作总结\n\n1、{TEXT.format(n=4)}\n".encode()
    made = submit(cast.cycle, cast.rural, name="十月.txt", data=data, by=keeper).check_made
    assert "文写“{words}”，{source}是{value}" in made.findings
    assert "安全隐患台账 排查隐患" in made.findings
    assert "没有依据" not in made.findings


def test_another_section_sees_no_figures_of_a_file(sent, clerk):
    assert clerk.get(f"/submissions/{sent.pk}/basis/").status_code == 403


def test_who_may_see_but_not_submit_is_shown_no_buttons(sent, cast):
    page = signed_in(cast.leader).get(f"/submissions/{sent.pk}/basis/").content.decode()
    assert "待认定 1" in page
    assert "注明出处" not in page

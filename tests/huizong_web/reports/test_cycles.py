"""The list of rounds, and the home page that leads to the latest."""

from huizong_web.offices.models import Office, Post
from huizong_web.policy import Role
from huizong_web.reports.models import Cycle


def test_home_leads_an_editor_to_the_latest_report(editor, cast):
    latest = Cycle.objects.create(office=cast.office, year=2026, month=11)
    assert editor.get("/").url == f"/cycles/{latest.pk}/"


def test_home_leads_a_clerk_to_what_the_section_submits(clerk, cast):
    assert clerk.get("/").url == f"/cycles/{cast.cycle.pk}/submissions/"


def test_home_without_a_round_leads_to_the_list_that_says_so(stranger):
    assert stranger.get("/").url == "/cycles/"
    assert "还没有报送期" in stranger.get("/cycles/").content.decode()


def test_the_latest_is_first(editor, cast):
    Cycle.objects.create(office=cast.office, year=2026, month=9)
    Cycle.objects.create(office=cast.office, year=2027, month=1)
    page = editor.get("/cycles/").content.decode()
    assert page.index("2027年1月") < page.index("2026年10月") < page.index("2026年9月")


def test_rounds_of_other_offices_are_not_listed(stranger, cast):
    assert "青河县" not in stranger.get("/cycles/").content.decode()


def test_someone_with_two_posts_in_an_office_sees_its_round_once(editor, cast):
    Post.objects.create(user=cast.editor, office=cast.office, unit=cast.rural, role=Role.CLERK)
    assert len(editor.get("/cycles/").context["rows"]) == 1
    assert Office.objects.count() == 2

"""What the sections submitted, and the form to submit."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.guard import guarded
from huizong_web.offices.models import Unit
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports.access import find_cycle
from huizong_web.reports.bar import Bar, bar_of
from huizong_web.reports.checking import Counts, open_counts
from huizong_web.reports.forms import SubmitForm
from huizong_web.reports.models import Cycle, Submission
from huizong_web.reports.submitting import Refused, submit
from huizong_web.reports.uploads import limit_in_megabytes, too_large


@guarded(find_cycle, Action.SEE_SUBMISSION, sending=Action.SUBMIT, somewhere=True)
def submissions(request: SignedInRequest, cycle: Cycle, rights: Rights) -> HttpResponse:
    """List a round's submissions; with a file, take it in."""
    bar = bar_of(cycle, rights)
    if request.method != "POST":
        return _page(request, bar, SubmitForm().for_units(_open_to(bar, rights)))
    form = SubmitForm(request.POST, request.FILES).for_units(_open_to(bar, rights))
    if not _is_good(request, form) or not _take_in(request, cycle, form):
        return _page(request, bar, form, status=422)
    return redirect("submissions", cycle.pk)


def _open_to(bar: Bar, rights: Rights) -> list[Unit]:
    return [unit for unit in bar.units if rights.may(Action.SUBMIT, unit)]


def _is_good(request: SignedInRequest, form: SubmitForm) -> bool:
    """Check the form; a file over the limit was not kept, so the form alone would miss it."""
    if name := too_large(request):
        sentence = _(
            "“%(name)s”超过了 %(limit)s MB 的上限，没有收下。"
            "请压缩或删去文件里的图片，或拆成几份报送；也可请管理员调高上限。"
        )
        form.errors.pop("file", None)
        form.add_error("file", sentence % {"name": name, "limit": limit_in_megabytes()})
    return form.is_valid()


def _take_in(request: SignedInRequest, cycle: Cycle, form: SubmitForm) -> bool:
    given = form.cleaned_data
    file = given["file"]
    try:
        submission = submit(
            cycle,
            given["unit"],
            name=file.name,
            data=file.read(),
            by=request.user,
            replace=given["replace"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    sentence = _("已收下%(unit)s的“%(name)s”，共 %(items)s 条。")
    named = {"unit": submission.section, "name": submission.name, "items": submission.items}
    messages.success(request, sentence % named)
    return True


def _page(
    request: SignedInRequest, bar: Bar, form: SubmitForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "bar": bar,
        "rows": list(_rows(bar)),
        "form": form,
        "limit": limit_in_megabytes(),
    }
    return render(request, "reports/submissions.html", context, status=status)


def _rows(
    bar: Bar,
) -> Iterator[tuple[Unit, Submission | None, Counts | None, list[Submission]]]:
    """Yield each section with its current submission, what is open in it, and the earlier ones."""
    stored = bar.cycle.submissions.defer("reading").select_related("uploaded_by")
    found = list(stored.order_by("-uploaded_at", "-pk"))
    counts = open_counts(submission for submission in found if submission.current)
    for unit in bar.units:
        own = [submission for submission in found if submission.unit_id == unit.pk]
        current = next((submission for submission in own if submission.current), None)
        opened = counts.get(current.pk) if current else None
        yield unit, current, opened, [submission for submission in own if not submission.current]

"""What one was told, how one wants it, and, for who runs the system, what did not get out."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.notifications import worker
from huizong_web.notifications.forms import PreferenceForm, store
from huizong_web.notifications.models import Delivery, Job, Notification, Preference
from huizong_web.notifications.saying import said
from huizong_web.offices.guard import for_everyone, of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights, office_where, offices_of
from huizong_web.policy import Action
from huizong_web.seen import differences

PAGE = 50


@for_everyone
def notices(request: SignedInRequest) -> HttpResponse:
    """List what the visitor was told, the latest first."""
    own = Notification.objects.filter(recipient=request.user)
    page = Paginator(own, PAGE).get_page(request.GET.get("page"))
    rows = [(notice, said(notice.text, notice.arguments)) for notice in page]
    runs = office_where(request.user, Action.RUN_SYSTEM, offices_of(request.user))
    context = {"rows": rows, "page": page, "runs_system": runs is not None}
    return render(request, "notifications/notices.html", context)


@require_POST
@for_everyone
def read(request: SignedInRequest) -> HttpResponse:
    """Note that a notice, or all, were read; then go where the notice leads."""
    own = Notification.objects.filter(recipient=request.user)
    meant = request.POST.get("notice", "")
    if not meant:
        own.filter(read_at=None).update(read_at=timezone.now())
        return redirect("notices")
    number = int(meant) if meant.isascii() and meant.isdigit() and len(meant) < 19 else 0
    notice = own.filter(pk=number).first()
    if notice is None:
        return redirect("notices")
    own.filter(pk=number, read_at=None).update(read_at=timezone.now())
    # Ours alone are stored; asked again since a redirect is where a slip would do harm.
    inside = url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None)
    return redirect(notice.url if notice.url and inside else "notices")


@for_everyone
def preferences(request: SignedInRequest) -> HttpResponse:
    """Show and store how the visitor wants notices."""
    kept = _stored(request).instance
    form = PreferenceForm(request.POST if request.method == "POST" else None, instance=kept)
    context: dict[str, object] = {"form": form, "has_mail": bool(settings.EMAIL_HOST)}
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        if store(form, request.POST.get("seen", "")):
            messages.success(request, _("已存下。"))
            return redirect("notice-settings")
        context["conflict"], status = differences(form, _stored(request)), 409
    context |= {"address": request.user.email, "seen": _stored(request).seen}
    return render(request, "notifications/settings.html", context, status=status)


def _stored(request: SignedInRequest) -> PreferenceForm:
    """Return the form of what is stored now."""
    kept = Preference.objects.filter(user=request.user).first() or Preference(user=request.user)
    return PreferenceForm(None, instance=kept)


@of_office(Action.RUN_SYSTEM)
def deliveries(request: SignedInRequest, office: Office, _rights: Rights) -> HttpResponse:
    """Show what waits and what was given up; try again on wish.

    What the notices say is not shown: whoever runs the system sees no business data.
    """
    own = _of(office)
    if request.method == "POST":
        count = own.exclude(failed_at=None).update(
            failed_at=None, due_at=timezone.now(), attempts=0
        )
        worker.wake()
        messages.success(request, _("已重新排队 %(n)s 封。") % {"n": count})
        return redirect("deliveries")
    waiting = own.filter(sent_at=None, failed_at=None)
    context = {
        "office": office,
        "failed": own.exclude(failed_at=None).order_by("-failed_at")[:PAGE],
        "failed_count": own.exclude(failed_at=None).count(),
        "waiting": waiting.order_by("due_at")[:PAGE],
        "waiting_count": waiting.count(),
        "jobs": Job.objects.order_by("name"),
        "has_mail": bool(settings.EMAIL_HOST),
    }
    return render(request, "notifications/deliveries.html", context)


def _of(office: Office) -> QuerySet[Delivery]:
    """Return the deliveries to people who hold a post in an office."""
    people = office.posts.values("user")
    found = Delivery.objects.filter(notification__recipient__in=people)
    return found.select_related("notification__recipient")

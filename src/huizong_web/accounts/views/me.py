"""One's own account: password, second factor, sessions."""

from datetime import timedelta

from django.contrib import auth, messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huizong_web.accounts import passwords, second
from huizong_web.accounts.entering import confirmed, wanted
from huizong_web.accounts.forms import NewPasswordForm
from huizong_web.accounts.profile import profile
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.accounts.sessions import end_session, end_sessions
from huizong_web.accounts.showing import shown_sessions
from huizong_web.offices.guard import for_everyone


@for_everyone
@require_safe
def me(request: SignedInRequest) -> HttpResponse:
    """Show who one is here, what proves it, and where one is signed in."""
    of, user = profile(), request.user
    days = of.oldest_days if not user.demo else 0
    context = {
        "posts": user.posts.held().select_related("office", "unit"),
        "due": user.password_changed_at + timedelta(days=days) if days else None,
        "factor": getattr(user, "second_factor", None),
        "factor_needed": second.must_have(user),
        "codes_left": user.recovery_codes.count(),
        "sessions": shown_sessions(user, request.session.session_key),
        "idle": of.idle_minutes,
    }
    return render(request, "accounts/me.html", context)


@for_everyone
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: SignedInRequest) -> HttpResponse:
    """Change one's password; other sessions end, this one gets a new key."""
    user = request.user
    due = passwords.must_change(user)
    form = NewPasswordForm(request, user)
    if form.is_bound and form.is_valid():
        passwords.change(user, form.cleaned_data["new"])
        auth.update_session_auth_hash(request, user)
        end_sessions(user, keep=request.session.session_key)
        messages.success(request, _("密码已换。别处的登录都已结束。"))
        return redirect("home" if due else "me")
    context = {
        "form": form,
        "rules": list(passwords.rules(profile())),
        "due": due,
        "one_time": user.one_time_until is not None,
        "has_password": user.has_usable_password(),
    }
    return render(
        request, "accounts/new_password.html", context, status=422 if form.errors else 200
    )


@for_everyone
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def second_factor(request: SignedInRequest) -> HttpResponse:
    """Take a second factor: a picture for the telephone, then a code to show that it works."""
    user, wrong = request.user, False
    if request.method == "POST":
        codes = second.take(user, request.POST.get("sealed", ""), request.POST.get("code", ""))
        if codes:
            return _told(request, codes)
        wrong = True
    offered = second.offer(user, request.POST.get("sealed", ""))
    context = {
        "offer": offered,
        "wrong": wrong,
        "replaces": second.has(user),
        "due": second.must_have(user) and not second.has(user),
    }
    return render(request, "accounts/second_factor.html", context, status=422 if wrong else 200)


@for_everyone
@require_POST
@confirmed
def new_codes(request: SignedInRequest) -> HttpResponse:
    """Make new recovery codes in place of those before."""
    if not second.has(request.user):
        raise Http404
    return _told(request, second.new_codes(request.user))


def _told(request: SignedInRequest, codes: list[str]) -> HttpResponse:
    """Show recovery codes, this once: nothing keeps them."""
    return render(request, "accounts/codes.html", {"codes": codes, "next": wanted(request)})


@for_everyone
@require_POST
@confirmed
def drop_second_factor(request: SignedInRequest) -> HttpResponse:
    """Give the second factor up, where no post asks for one."""
    if second.must_have(request.user):
        messages.error(request, _("您的岗位要求二次验证，不能停用；换手机请点“换一部手机”。"))
    elif second.drop(request.user):
        messages.success(request, _("二次验证已停用。"))
    return redirect("me")


@for_everyone
@require_POST
@confirmed
def end_mine(request: SignedInRequest) -> HttpResponse:
    """End one of one's own sessions; one that has ended meanwhile is no fault."""
    if end_session(request.user, request.POST.get("session", "")):
        messages.success(request, _("那一处的登录已结束。"))
    return redirect("me")


@for_everyone
@require_POST
def end_others(request: SignedInRequest) -> HttpResponse:
    """End all one's sessions but this."""
    count = end_sessions(request.user, keep=request.session.session_key)
    sentence = ngettext("已结束别处的 %(count)s 个登录。", "已结束别处的 %(count)s 个登录。", count)
    messages.success(request, sentence % {"count": count})
    return redirect("me")

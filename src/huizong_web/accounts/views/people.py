"""The people of an office: the system administrator's pages."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huizong_web.accounts import people, second
from huizong_web.accounts.entering import confirmed
from huizong_web.accounts.forms_people import PersonForm
from huizong_web.accounts.models import User
from huizong_web.accounts.profile import profile
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.accounts.sessions import end_session, end_sessions
from huizong_web.accounts.showing import shown_sessions
from huizong_web.offices.guard import guarded, of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.paging import part_of
from huizong_web.policy import Action
from huizong_web.seen import Overtaken

CONFLICT = 409
Act = Callable[[SignedInRequest, User, Rights], HttpResponse]
managed = guarded(people.find_person, Action.MANAGE_PEOPLE)


@require_http_methods(["GET", "HEAD", "POST"])
@of_office(Action.MANAGE_PEOPLE)
def people_of_office(request: SignedInRequest, office: Office, _rights: Rights) -> HttpResponse:
    """List the accounts that an office keeps; with a form filled in, make another."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _made(request, office, form)
    words = request.GET.get("q", "")[:100]
    part = part_of(request, people.people_of(office, words))
    context = {"office": office, "part": part, "words": words, "form": form}
    return render(request, "accounts/people.html", context, status=422 if form.errors else 200)


@confirmed
def _made(request: SignedInRequest, office: Office, form: PersonForm) -> HttpResponse:
    given = form.cleaned_data
    person, password = people.make(office, given["username"], given["name"], given["email"])
    return _told(request, person, password)


@managed
@require_safe
def person(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """Show an account: how it stands, where it is signed in, what can be done."""
    return _page(request, person)


def _page(request: SignedInRequest, person: User, *, status: int = 200) -> HttpResponse:
    context = {
        "office": person.keeper,
        "person": person,
        "state": people.state_of(person),
        "seen": people.seen_of(person),
        "posts": person.posts.held().select_related("office", "unit"),
        "sessions": shown_sessions(person),
    }
    return render(request, "accounts/person.html", context, status=status)


def on_others(view: Act) -> Act:
    """Let a view act on an account as it was shown, unless it is an administrator's."""

    @wraps(view)
    def acting(request: SignedInRequest, person: User, rights: Rights) -> HttpResponse:
        if people.administers(person):
            sentence = _("没有办理：管理员的账号只能在服务器上用 huizong administrators 办理。")
            messages.error(request, sentence)
            return redirect("person", person.pk)
        try:
            with transaction.atomic():
                people.hold(person, request.POST.get("seen", ""))
                return view(request, person, rights)
        except Overtaken as why:
            messages.error(request, str(why))
            person.refresh_from_db()
            return _page(request, person, status=CONFLICT)

    return acting


@require_POST
@managed
@confirmed
@on_others
def reset(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """Give a one-time password; it is shown this once."""
    return _told(request, person, people.reset(person))


@require_POST
@managed
@confirmed
@on_others
def shut(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """Shut an account and end its sessions."""
    people.shut(person)
    messages.success(request, _("{name}的账号已停用，登录已结束。").format(name=person.name))
    return redirect("person", person.pk)


@require_POST
@managed
@confirmed
@on_others
def open_again(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """Open a shut account again."""
    return _told(request, person, people.open_again(person))


@require_POST
@managed
def unlock(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """Let a person whose name is locked try again."""
    if people.unlock(person):
        messages.success(request, _("已解锁，{name}可以再试。").format(name=person.name))
    return redirect("person", person.pk)


@require_POST
@managed
@confirmed
@on_others
def drop_factor(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """Take the second factor of a person who has lost the telephone and the codes."""
    if second.drop(person):
        end_sessions(person)
        sentence = _("{name}的二次验证已停用，登录已结束；请当面核对过是本人。")
        messages.success(request, sentence.format(name=person.name))
    return redirect("person", person.pk)


@require_POST
@managed
def end_theirs(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """End a session of a person, or all of them."""
    handle = request.POST.get("session", "")
    if end_session(person, handle) if handle else end_sessions(person):
        messages.success(request, _("登录已结束。"))
    return redirect("person", person.pk)


def _told(request: SignedInRequest, person: User, password: str) -> HttpResponse:
    """Show a one-time password, this once: nothing keeps it."""
    context = {"person": person, "password": password, "hours": profile().one_time_hours}
    return render(request, "accounts/one_time.html", context)

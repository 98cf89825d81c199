"""Who holds which post: the security administrator's pages."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huizong_web.accounts import granting, people
from huizong_web.accounts.entering import confirmed
from huizong_web.accounts.forms_people import PostForm
from huizong_web.accounts.models import User
from huizong_web.accounts.requests import SignedInRequest
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded, of_office
from huizong_web.offices.models import Office, Post
from huizong_web.offices.rights import Rights
from huizong_web.paging import part_of
from huizong_web.policy import ADMINISTRATORS, Action
from huizong_web.seen import Overtaken

CONFLICT = 409
granted = guarded(people.find_person, Action.GRANT)


@of_office(Action.GRANT)
@require_safe
def grants(request: SignedInRequest, office: Office, _rights: Rights) -> HttpResponse:
    """List the people of an office with their posts; those without one first."""
    placed = Exists(Post.objects.held().filter(user=OuterRef("pk")))
    words = request.GET.get("q", "")[:100]
    found = people.people_of(office, words).alias(placed=placed).order_by("placed", "username")
    context = {"office": office, "part": part_of(request, found), "words": words}
    return render(request, "accounts/grants.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@granted
def grant(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """Show a person's posts, and give another."""
    form = PostForm(person.owner[0], request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _given(request, person, form)
    return _page(request, person, form, status=422 if form.errors else 200)


def _page(request: SignedInRequest, person: User, form: PostForm, *, status: int) -> HttpResponse:
    posts = person.posts.select_related("office", "unit").order_by("-pk")
    context = {
        "office": person.owner[0],
        "person": person,
        "seen": granting.seen_of(person),
        "held": [post for post in posts if post.until is None],
        "before": [post for post in posts if post.until is not None],
        "administrators": ADMINISTRATORS,
        "form": form,
    }
    return render(request, "accounts/grant.html", context, status=status)


@confirmed
def _given(request: SignedInRequest, person: User, form: PostForm) -> HttpResponse:
    try:
        seen = request.POST.get("seen", "")
        wanted = form.wanted()
        post = granting.appoint(person, person.owner[0], wanted, by=request.user, seen=seen)
    except Unfit as error:
        messages.error(request, str(error))
    except Overtaken as why:
        messages.error(request, str(why))
        return _page(request, person, form, status=CONFLICT)
    else:
        sentence = _("已任命：{name}，{role}。")
        said = sentence.format(name=person.name, role=post.get_role_display())
        messages.success(request, said)
    return redirect("grant", person.pk)


@require_POST
@granted
@confirmed
def take_back(request: SignedInRequest, person: User, _rights: Rights) -> HttpResponse:
    """End one of a person's posts in the office."""
    posts = person.posts.held().filter(office=person.owner[0]).exclude(role__in=ADMINISTRATORS)
    asked = request.POST.get("post", "")
    post = posts.filter(pk=int(asked)).first() if asked.isdecimal() else None
    if post is None:
        messages.error(request, _("这个岗位已经不在了，没有改动。"))
    else:
        granting.take_back(post)
        sentence = _("{name}的岗位已收回，登录已结束。手上的工作请在“交接”里转给别人。")
        messages.success(request, sentence.format(name=person.name))
    return redirect("grant", person.pk)

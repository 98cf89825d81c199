"""Somebody leaves: posts and open work, passed on in one step."""

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huizong_web.offices.faults import Unfit
from huizong_web.offices.forms import day_field
from huizong_web.offices.guard import of_office, person_of
from huizong_web.offices.handover import hand_over, leaving
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import Overtaken


class HandOverForm(forms.Form):
    """Who takes over, and from which day."""

    successor = forms.ModelChoiceField(
        label=gettext_lazy("由谁接手"),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=gettext_lazy("无人接手，只卸任"),
    )
    on = day_field(gettext_lazy("离任日期"))


@of_office(Action.GRANT)
def hand_over_page(
    request: HttpRequest, office: Office, _rights: Rights, username: str
) -> HttpResponse:
    """Show what a person has to hand over; with a form, hand it over."""
    leaver = _person(office, username)
    form = HandOverForm(request.POST if request.method == "POST" else None)
    others = get_user_model().objects.filter(office=office, is_active=True).exclude(pk=leaver.pk)
    form.fields["successor"].queryset = others.order_by("name")  # type: ignore[attr-defined]  # a ModelChoiceField
    status = 200
    if form.is_bound and form.is_valid():
        given, seen = form.cleaned_data, request.POST.get("seen", "")
        try:
            done = hand_over(
                leaver, given["successor"], office, on=given["on"], by=person_of(request), seen=seen
            )
        except (Unfit, Overtaken) as why:
            form.add_error(None, str(why))
            status = 409 if isinstance(why, Overtaken) else 422
        else:
            sentence = _("%(name)s的 %(posts)s 个岗位、%(work)s 件未办完的事已交接。")
            named = {"name": leaver, "posts": len(done.posts), "work": len(done.work)}
            messages.success(request, sentence % named)
            return redirect("units")
    elif form.is_bound:
        status = 422
    context = {"office": office, "leaver": leaver, "found": leaving(leaver, office), "form": form}
    return render(request, "offices/hand_over.html", context, status=status)


def _person(office: Office, username: str) -> AbstractBaseUser:
    found = get_user_model().objects.filter(posts__office=office, username=username).first()
    if found is None:
        raise Http404
    return found

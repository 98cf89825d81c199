"""What people type: to sign in, to prove who they are, and new passwords."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huizong_web.accounts import passwords, second, throttle
from huizong_web.accounts.models import User
from huizong_web.accounts.profile import profile
from huizong_web.audit.context import client_address
from huizong_web.audit.signs import note_refused_sign_in


class ProvingForm(forms.Form):
    """A form by which one proves who one is: attempts are counted, and refused after too many."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST if request.method == "POST" else None)
        self.request = request

    def prove(self, username: str, wrong: str) -> None:
        """Count an attempt and try it.

        Raises ValidationError with `wrong`, or with why it was refused unseen.
        """
        address = client_address(self.request)
        if refusal := throttle.attempt(username, address):
            note_refused_sign_in(username, "locked" if refusal.locked else "slowed down")
            raise ValidationError(_refused(refusal), code="locked")
        if self.proved():
            throttle.forgive(username, address)
        elif throttle.is_locked(username):
            note_refused_sign_in(username, "locked now")
            raise ValidationError(_locked(profile().lock_minutes), code="locked")
        else:
            raise ValidationError(wrong, code="wrong")

    def proved(self) -> bool:
        """Return whether what was typed proves it."""
        raise NotImplementedError


def _refused(refusal: throttle.Refusal) -> str:
    if refusal.locked:
        return _locked(-(-refusal.seconds // 60))
    return _("这个网络地址连续输错太多，请 %(seconds)s 秒后再试。") % {"seconds": refusal.seconds}


def _locked(minutes: int) -> str:
    return _("密码连续输错 %(count)s 次，此用户名已锁定，请 %(minutes)s 分钟后再试。") % {
        "count": profile().tries,
        "minutes": max(1, minutes),
    }


class SignInForm(ProvingForm):
    """Name and password; the answer is one for a wrong password, no such name, a shut account."""

    username = forms.CharField(max_length=60, label=gettext_lazy("用户名"))
    password = forms.CharField(strip=False, widget=forms.PasswordInput, label=gettext_lazy("密码"))
    user: User | None = None

    def clean_username(self) -> str:
        """Return the name with full-width letters made plain: they name the same person."""
        return str(User.normalize_username(self.cleaned_data["username"]))

    def clean(self) -> dict[str, Any]:
        """Try name and password."""
        if {"username", "password"} <= self.cleaned_data.keys():
            sentence = _("用户名或密码不对。请核对后再试，密码区分大小写。")
            self.prove(self.cleaned_data["username"], sentence)
            if self.user and passwords.is_void(self.user):
                raise ValidationError(_("这个一次性密码已过期，请让本单位系统管理员再给一个。"))
        return self.cleaned_data

    def proved(self) -> bool:
        """Return whether there is an open account of this name with this password."""
        given = {key: self.cleaned_data[key] for key in ("username", "password")}
        found = authenticate(self.request, **given)
        self.user = found if isinstance(found, User) else None
        return self.user is not None


class CodeForm(ProvingForm):
    """The code of the telephone, or a recovery code; `by` tells which it was."""

    code = forms.CharField(max_length=40, label=gettext_lazy("验证码"))
    by = ""

    def __init__(self, request: HttpRequest, user: User) -> None:
        super().__init__(request)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """Try the code."""
        if "code" in self.cleaned_data:
            sentence = _("验证码不对或已用过。请输入手机上现在显示的 6 位数字，或一个恢复码。")
            self.prove(self.user.username, sentence)
        return self.cleaned_data

    def proved(self) -> bool:
        """Return whether the code is the person's and unused."""
        self.by = second.proves(self.user, self.cleaned_data["code"])
        if not self.by:
            note_refused_sign_in(self.user.username, "code")
        return bool(self.by)


class ConfirmForm(CodeForm):
    """One's password again, and the code where one has a second factor."""

    password = forms.CharField(strip=False, widget=forms.PasswordInput, label=gettext_lazy("密码"))

    def __init__(self, request: HttpRequest, user: User) -> None:
        super().__init__(request, user)
        if not second.has(user):
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """Try both."""
        if self.fields.keys() <= self.cleaned_data.keys():
            self.prove(self.user.username, _("不对，没有确认。请核对后再试。"))
        return self.cleaned_data

    def proved(self) -> bool:
        """Return whether the password, and the code if one is asked for, are right."""
        if not self.user.check_password(self.cleaned_data["password"]):
            note_refused_sign_in(self.user.username, "password again")
            return False
        return "code" not in self.fields or super().proved()


class NewPasswordForm(ProvingForm):
    """The present password, and the new one twice."""

    old = forms.CharField(strip=False, widget=forms.PasswordInput, label=gettext_lazy("现在的密码"))
    new = forms.CharField(strip=False, widget=forms.PasswordInput, label=gettext_lazy("新密码"))
    again = forms.CharField(
        strip=False, widget=forms.PasswordInput, label=gettext_lazy("再输一次新密码")
    )

    def __init__(self, request: HttpRequest, user: User) -> None:
        super().__init__(request)
        self.user = user

    def clean_again(self) -> str:
        """Hold the two against each other."""
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and self.cleaned_data["new"] != again:
            raise ValidationError(_("两次输入的新密码不一样，请重新输入。"))
        return again

    def clean_new(self) -> str:
        """Hold the new one against the rules, and against the present one."""
        new: str = self.cleaned_data["new"]
        if new == self.cleaned_data.get("old"):
            raise ValidationError(_("新密码与现在的相同，请换一个。"))
        validate_password(new, self.user)
        return new

    def clean(self) -> dict[str, Any]:
        """Try the present password, if all else is right: a typing mistake costs no attempt."""
        if not self.errors:
            try:
                self.prove(self.user.username, _("现在的密码不对，没有改动。"))
            except ValidationError as error:
                self.add_error("old", error)
        return self.cleaned_data

    def proved(self) -> bool:
        """Return whether the present password is right."""
        right = self.user.check_password(self.cleaned_data["old"])
        if not right:
            note_refused_sign_in(self.user.username, "present password")
        return right

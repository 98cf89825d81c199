"""The sign-in form."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from huizong_web.accounts import throttle


class SignInForm(AuthenticationForm):
    """Name and password; refuses a name that had too many bad passwords."""

    error_messages = {  # noqa: RUF012 - Django's own attribute
        "invalid_login": _("用户名或密码不对。请核对后再试，密码区分大小写。"),
        "inactive": _("此账号已停用，请与本单位管理员联系。"),
        "locked": _("密码连续输错 %(count)s 次，此用户名已锁定，请 %(minutes)s 分钟后再试。"),
    }

    def clean(self) -> dict[str, Any]:
        """Check name and password, unless the name is locked; count what fails."""
        username = self.cleaned_data.get("username", "")[:60]
        if throttle.is_locked(username):
            raise self._locked()
        try:
            cleaned = super().clean()
        except ValidationError:
            throttle.note_failure(username)
            if throttle.is_locked(username):
                raise self._locked() from None
            raise
        if self.get_user() is not None:
            throttle.note_success(username)
        return cleaned

    def _locked(self) -> ValidationError:
        numbers = {"count": throttle.ALLOWED, "minutes": throttle.MINUTES}
        return ValidationError(self.error_messages["locked"], code="locked", params=numbers)

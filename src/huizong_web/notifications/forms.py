"""How a person wants notices."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from huizong_web.accounts.models import User
from huizong_web.notifications.models import Preference
from huizong_web.seen import word_of

_TIME = {"type": "time", "step": "60"}


if TYPE_CHECKING:  # Django's own form knows no type argument
    Form = forms.ModelForm[Preference]
else:
    Form = forms.ModelForm


class PreferenceForm(Form):
    """By mail or not, each or all of a day in one, and the hours without mail."""

    class Meta:
        """The fields and what they are called."""

        model = Preference
        fields = ("by_mail", "pace", "digest_at", "quiet_from", "quiet_to")
        labels = {  # noqa: RUF012 - Django reads a plain dict
            "by_mail": _("也发到我的邮箱"),
            "pace": _("邮件怎么发"),
            "digest_at": _("每天几点"),
            "quiet_from": _("从几点起不发"),
            "quiet_to": _("到几点"),
        }
        widgets = {  # noqa: RUF012 - as above
            "pace": forms.RadioSelect,
            "digest_at": forms.TimeInput(attrs=_TIME, format="%H:%M"),
            "quiet_from": forms.TimeInput(attrs=_TIME, format="%H:%M"),
            "quiet_to": forms.TimeInput(attrs=_TIME, format="%H:%M"),
        }

    def __init__(self, data: QueryDict | None, instance: Preference) -> None:
        super().__init__(data, instance=instance)
        wrong = _("请写成 08:30 的样子。")
        for name in ("digest_at", "quiet_from", "quiet_to"):
            self.fields[name].error_messages |= {"invalid": wrong, "required": wrong}

    @property
    def seen(self) -> str:
        """The word for what is stored, as the page shows it."""
        return word_of(*(getattr(self.instance, name) for name in self.Meta.fields))

    def clean(self) -> dict[str, Any]:
        """Quiet hours have both ends or none."""
        given: dict[str, Any] = super().clean() or {}
        begin, end = given.get("quiet_from"), given.get("quiet_to")
        if (begin is None) != (end is None) and not self.errors:
            self.add_error("quiet_to", _("不发邮件的时段要写起止两个时间；都不写就不限时段。"))
        return given


@transaction.atomic
def store(form: PreferenceForm, seen: str) -> bool:
    """Store what a person wants; return False where another page of the person did meanwhile."""
    user = User.objects.select_for_update().get(pk=form.instance.user_id)
    stored = Preference.objects.filter(user=user).first() or Preference(user=user)
    if seen and seen != PreferenceForm(None, instance=stored).seen:
        return False
    form.instance.pk = stored.pk
    form.save()
    return True

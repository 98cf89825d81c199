"""What administrators fill in: a new account, a post."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huizong_web.accounts.granting import GIVEN, Wanted
from huizong_web.accounts.models import User
from huizong_web.choosing import ManySelect
from huizong_web.offices.models import Office, Unit
from huizong_web.policy import Role

_PLAIN = r"^[\w.@-]+$"


class PersonForm(forms.Form):
    """User name, name and e-mail address of a new account."""

    username = forms.RegexField(
        _PLAIN,
        min_length=2,
        max_length=60,
        label=gettext_lazy("用户名"),
        error_messages={
            "invalid": gettext_lazy("用户名只能用字母、数字、汉字和 . _ - @，不能有空格。"),
            "min_length": gettext_lazy("用户名至少 2 个字符。"),
        },
    )
    name = forms.CharField(max_length=60, label=gettext_lazy("姓名"))
    email = forms.EmailField(required=False, label=gettext_lazy("邮箱"))

    def clean_username(self) -> str:
        """Refuse a name that somebody has, in whatever capitals."""
        username = str(User.normalize_username(self.cleaned_data["username"]))
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("已有这个用户名，请换一个，例如加上数字。"))
        return username


class PostForm(forms.Form):
    """Which role, in which unit, and what the post is called."""

    role = forms.ChoiceField(
        choices=[(role.value, role.label) for role in GIVEN], label=gettext_lazy("岗位")
    )
    title = forms.CharField(required=False, max_length=60, label=gettext_lazy("职务名称"))

    def __init__(self, office: Office, data: QueryDict | None = None) -> None:
        super().__init__(data)
        units = Unit.objects.filter(office=office, until=None)
        self.fields["unit"] = forms.ModelChoiceField(
            units,
            widget=ManySelect,
            required=False,
            label=_("科室"),
            empty_label=_("不属于哪个科室"),
        )

    def wanted(self) -> Wanted:
        """Return the post that was filled in."""
        given = self.cleaned_data
        return Wanted(Role(given["role"]), given["unit"], given["title"])

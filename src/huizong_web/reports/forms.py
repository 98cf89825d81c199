"""The form by which a section's file comes in."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from huizong_web.choosing import ManySelect
from huizong_web.offices.models import Unit


class SubmitForm(forms.Form):
    """Which section, which file, and whether it takes the place of the one submitted before.

    `seen` and `kept` are the newest submission and the newest file kept aside that the page showed.
    """

    file = forms.FileField(
        label=_("文件"),
        max_length=200,
        allow_empty_file=True,  # an empty file gets the library's own message
        error_messages={
            "required": _("请选择要报送的文件。"),
            "max_length": _("文件名太长，请改短到 200 字以内再报送。"),
        },
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.md"}),
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    kept = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    replace = forms.BooleanField(label=_("替换已有报送"), required=False)

    def for_units(self, units: Iterable[Unit]) -> "SubmitForm":
        """Offer these units; a single one is chosen already."""
        known = list(units)
        none = [] if len(known) == 1 else [("", _("请选择科室"))]
        choices = forms.ModelChoiceField(
            Unit.objects.filter(pk__in=[unit.pk for unit in known]),
            label=_("科室"),
            widget=ManySelect,
            error_messages={
                "required": _("请选择是哪个科室的报告。"),
                "invalid_choice": _("只能为自己的科室报送，请重新选择科室。"),
            },
        )
        # The units are known: the list need not ask for them again.
        choices.choices = [*none, *((unit.pk, unit.name) for unit in known)]
        self.fields = {"unit": choices, **self.fields}
        return self

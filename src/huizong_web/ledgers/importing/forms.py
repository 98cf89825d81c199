"""The forms of an import."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from huizong_web.choosing import ManySelect
from huizong_web.offices.models import Unit


class UploadForm(forms.Form):
    """A workbook, and whose records it holds."""

    file = forms.FileField(
        label=_("表格文件"),
        error_messages={"required": _("请选一个文件。"), "empty": _("这个文件是空的。")},
    )
    keeper = forms.ModelChoiceField(
        label=_("由谁登记"),
        queryset=Unit.objects.none(),
        widget=ManySelect,
        empty_label=None,
        error_messages={"required": _("请选一个科室。"), "invalid_choice": _("请选一个科室。")},
    )

    def among(self, units: Iterable[Unit]) -> "UploadForm":
        """Offer the units for which the person keeps records; a single one is not asked about."""
        found = list(units)
        field = self.fields["keeper"]
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in found])  # type: ignore[attr-defined]  # a ModelChoiceField
        if len(found) == 1:
            field.initial = found[0]
            field.widget = forms.HiddenInput()
        return self

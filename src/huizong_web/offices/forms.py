"""The forms about units."""

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

from huizong_web.choosing import ManySelect
from huizong_web.offices.models import LONGEST_NAME, LONGEST_REASON, Office, Unit


def day_field(label: "StrPromise", *, required: bool = True) -> forms.DateField:
    """Return a field for a day, filled with today."""
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(
        label=label, required=required, initial=timezone.localdate, widget=widget
    )


class UnitForm(forms.Form):
    """A new unit."""

    name = forms.CharField(label=_("名称"), max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label=_("类别"), choices=Unit.Kind.choices)
    parent = forms.ModelChoiceField(
        label=_("上级"),
        queryset=Unit.objects.none(),
        widget=ManySelect,
        required=False,
        empty_label=_("直属本单位"),
    )
    since = day_field(_("成立日期"), required=False)

    def of(self, office: Office) -> "UnitForm":
        """Offer the units of an office as what it may stand under."""
        self.fields["parent"].queryset = office.units.filter(until=None)  # type: ignore[attr-defined]  # a ModelChoiceField
        return self


class RenameForm(forms.Form):
    """Another name from a day on."""

    name = forms.CharField(label=_("新名称"), max_length=LONGEST_NAME)
    on = day_field(_("从何日起"))
    why = forms.CharField(label=_("依据或原因"), max_length=LONGEST_REASON, required=False)


class MoveForm(forms.Form):
    """Another place in the tree from a day on."""

    parent = forms.ModelChoiceField(
        label=_("移到"),
        queryset=Unit.objects.none(),
        widget=ManySelect,
        required=False,
        empty_label=_("直属本单位"),
    )
    on = day_field(_("从何日起"))
    why = forms.CharField(label=_("依据或原因"), max_length=LONGEST_REASON, required=False)

    def of(self, unit: Unit) -> "MoveForm":
        """Offer the other units of the office."""
        others = unit.office.units.filter(until=None).exclude(pk=unit.pk)
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField
        return self


class CloseForm(forms.Form):
    """No more from a day on."""

    on = day_field(_("从何日起"))


class DutyForm(forms.Form):
    """A duty more."""

    text = forms.CharField(label=_("职责"), max_length=500)
    source = forms.CharField(label=_("依据"), max_length=200)
    since = day_field(_("从何日起"))


class WorkbookForm(forms.Form):
    """A workbook to take in."""

    file = forms.FileField(label=_("Excel 文件"))


class DocumentForm(forms.Form):
    """A document that says what the units are there for."""

    file = forms.FileField(label=_("三定文件"))

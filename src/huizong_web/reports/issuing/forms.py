"""The form of a paper: what it carries beside its text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huizong_web.offices.models import Office
from huizong_web.reports.issuing.models import Paper, Series


class PaperForm(forms.Form):
    """In which form, in which series, to whom."""

    form = forms.ChoiceField(label=_("版式"), choices=Paper.Form.choices)
    series = forms.ModelChoiceField(
        label=_("文号"), queryset=Series.objects.none(), empty_label=None
    )
    recipients = forms.CharField(
        label=_("主送"),
        max_length=300,
        required=False,
        help_text=_("几个机关用顿号隔开；不写就不印。"),
    )
    copies_to = forms.CharField(label=_("抄送"), max_length=300, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def of(self, office: Office) -> "PaperForm":
        """Offer the series of an office."""
        self.fields["series"].queryset = office.series.filter(closed=False)  # type: ignore[attr-defined]  # a ModelChoiceField
        return self


class SeriesForm(forms.Form):
    """A new series: the letters before the year."""

    code = forms.RegexField(
        label=_("机关代字"),
        regex=r"^[\u4e00-\u9fff]{2,12}$",
        error_messages={"invalid": _("机关代字写 2 到 12 个汉字，如“云办发”，不带年份和括号。")},
    )

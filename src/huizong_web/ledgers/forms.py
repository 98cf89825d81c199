"""The forms about books."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from huizong.ledgers import Ledger
from huizong_web.choosing import ManySelect
from huizong_web.offices.models import Office, Unit


class KeeperForm(forms.Form):
    """Who keeps a book."""

    keeper = forms.ModelChoiceField(
        label=_("由谁登记"),
        queryset=Unit.objects.none(),
        widget=ManySelect,
        required=False,
        empty_label=_("各科室登记各自的"),
        error_messages={"invalid_choice": _("请从机构表里选一个科室。")},
    )

    def of(self, office: Office) -> "KeeperForm":
        """Offer the units of an office."""
        self.fields["keeper"].queryset = office.units.filter(until=None)  # type: ignore[attr-defined]  # a ModelChoiceField
        return self


class OpenForm(KeeperForm):
    """Which ledger the office shall keep, and who keeps it."""

    ledger = forms.ChoiceField(
        label=_("台账"),
        error_messages={
            "required": _("请选择要用哪一本。"),
            "invalid_choice": _("没有这本台账，或者已经在用。"),
        },
    )
    field_order = ("ledger", "keeper")

    def among(self, ledgers: Iterable[Ledger]) -> "OpenForm":
        """Offer these ledgers."""
        choices = [("", _("请选择")), *((each.key, each.label) for each in ledgers)]
        self.fields["ledger"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        return self

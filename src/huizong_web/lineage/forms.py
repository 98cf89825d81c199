"""What a person says of one figure, as its form sends it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huizong_web.lineage.models import LONGEST_KEY, LONGEST_SAYING, LONGEST_WORDS


class SayForm(forms.Form):
    """`passage`, `start` and `end` name the figure, `words` are what it said when it was looked at.

    `number` picks among several that would fit.
    """

    do = forms.ChoiceField(
        choices=[(each, each) for each in ("accept", "refuse", "deny", "vouch", "all")]
    )
    passage = forms.CharField(max_length=LONGEST_KEY, required=False)
    start = forms.IntegerField(min_value=0, max_value=10**9, required=False)
    end = forms.IntegerField(min_value=0, max_value=10**9, required=False)
    words = forms.CharField(max_length=LONGEST_WORDS, required=False)
    number = forms.IntegerField(min_value=0, max_value=50, required=False)
    source = forms.CharField(label=_("出自哪份材料"), max_length=LONGEST_WORDS, required=False)
    says = forms.CharField(label=_("说明"), max_length=LONGEST_SAYING, required=False)

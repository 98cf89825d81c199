"""A list of hundreds says what Django's own says."""

from django import forms
from django.test.html import parse_html

from huizong_web.choosing import ManySelect

CHOICES = [("", "请选择"), (1, "秘书科"), (2, "<农业科> & 其他")]


def test_it_is_the_list_that_django_writes():
    for value in ("", 2, None):
        given = {"attrs": {"id": "id_unit", "required": True}}
        own = ManySelect(choices=CHOICES).render("unit", value, **given)
        other = forms.Select(choices=CHOICES).render("unit", value, **given)
        assert parse_html(own) == parse_html(other)
    assert "&lt;农业科&gt; &amp; 其他" in own

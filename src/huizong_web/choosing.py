"""A list of hundreds to choose from."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class ManySelect(forms.Select):
    """Django's list without groups, written in one go: its own renders a template per option."""

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - Django's own type
        attrs: Mapping[str, Any] | None = None,
        renderer: BaseRenderer | None = None,  # noqa: ARG002 - Django's signature
    ) -> SafeString:
        """Return the element with its options."""
        widget = self.get_context(name, value, dict(attrs or {}))["widget"]
        options = [option for _group, group, _index in widget["optgroups"] for option in group]
        written = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((each["value"], flatatt(each["attrs"]), each["label"]) for each in options),
        )
        head = flatatt({"name": widget["name"], **widget["attrs"]})
        return format_html("<select{}>\n{}</select>", head, written)

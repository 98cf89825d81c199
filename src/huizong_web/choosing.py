"""A list of hundreds to choose from."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


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
        options = "\n".join(self._options({*self.format_value(value)}))
        head = flatatt({"name": name, **self.build_attrs(self.attrs, dict(attrs or {}))})
        written = mark_safe(options)  # noqa: S308 - every value has gone through escape
        return format_html("<select{}>\n{}</select>", head, written)

    def _options(self, chosen: set[str]) -> Iterator[str]:
        """Yield the options; of those that are chosen the first is."""
        for value, label in self.choices:
            said = "" if value is None else str(value)
            mark = " selected" if said in chosen else ""
            if mark:
                chosen = set()
            yield f'<option value="{escape(said)}"{mark}>{escape(str(label))}</option>'

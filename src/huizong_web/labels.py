"""Labels of definitions, in the language of the page where a page prints them.

A `Label` is the Chinese word that records, exports, expressions and the log know, and nothing else
wherever it is stored, compared or joined to other text. Only a template that prints it (by
Django's own `__html__`) and `worded` turn it into the language of the page.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Self, TypeVar

from django.utils.html import escape
from django.utils.translation import get_language
from pydantic import BaseModel

PRINTED = frozenset({"label", "message", "help"})
"""What a definition says to people."""
CHOICES = "choices"

Definition = TypeVar("Definition", bound=BaseModel)


class Label(str):
    """A word of a definition, with the English of all words of that definition."""

    __slots__ = ("words",)
    words: Mapping[str, str]

    def __new__(cls, text: str, words: Mapping[str, str] = MappingProxyType({})) -> Self:
        """Return a word; `words` are Chinese ones with their English."""
        label = super().__new__(cls, text)
        label.words = words
        return label

    def __html__(self) -> str:
        """Return the word as a page prints it."""
        return escape(worded(self))


def is_english() -> bool:
    """Return whether the page is in English."""
    return (get_language() or "").startswith("en")


def worded(text: str) -> str:
    """Return a word of a definition in the language of the page; other text as it is."""
    if isinstance(text, Label) and is_english():
        return text.words.get(str(text), str(text))
    return str(text)


def like(text: str, label: str) -> str:
    """Return a state or a choice as a word of the definition that a label is of."""
    return Label(text, label.words) if isinstance(label, Label) else text


def labelled(definition: Definition, words: Mapping[str, str]) -> Definition:
    """Return a definition whose labels are in the language of whoever reads the page."""
    changed = {
        name: _worded(name, getattr(definition, name), words)
        for name in type(definition).model_fields
    }
    return definition.model_copy(update=changed)


def _worded(name: str, value: Any, words: Mapping[str, str]) -> Any:  # noqa: ANN401 - as a model holds it
    if isinstance(value, str):
        return Label(value, words) if name in PRINTED else value
    if isinstance(value, BaseModel):
        return labelled(value, words)
    if isinstance(value, Mapping):
        # Choices stay plain: they are values of records and of forms. What they mean is said.
        inner = "label" if name == CHOICES else ""
        return {key: _worded(inner, each, words) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_worded("", each, words) for each in value)
    return value

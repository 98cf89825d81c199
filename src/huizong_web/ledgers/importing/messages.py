"""Messages of the library as JSON, so that a trial can be shown later in anybody's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from huizong.ledgers.sheets import SheetError, Told
from huizong.values import Message, render


def told_as_json(told: Told) -> dict[str, Any]:
    """Return what is told of a cell, row or sheet as what JSON can keep."""
    return {
        "kind": told.kind.value,
        "sheet": told.sheet,
        "cell": told.cell,
        "error": told.is_error,
        "message": _plain(told.message),
        "remedy": _plain(told.remedy),
    }


def told_as_shown(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return it as a page shows it, its sentences in the language of the page."""
    return {**kept, **{name: said(_message(kept[name])) for name in ("message", "remedy")}}


def said(message: Message) -> str:
    """Return a message in the language of the page."""
    return render(message, language())


def why(error: SheetError) -> str:
    """Return why a file cannot be read, and what to do, in the language of the page."""
    return f"{said(error.message)} {said(error.remedy)}"


def language() -> str:
    """Return the language of the page as the library names it."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def _plain(message: Message) -> dict[str, Any]:
    arguments = {
        name: _plain(value) if isinstance(value, Message) else value
        for name, value in message.arguments
    }
    return {"template": message.template, "arguments": arguments}


def _message(kept: Mapping[str, Any]) -> Message:
    arguments = {
        name: _message(value) if isinstance(value, dict) else value
        for name, value in kept["arguments"].items()
    }
    return Message(kept["template"], **arguments)

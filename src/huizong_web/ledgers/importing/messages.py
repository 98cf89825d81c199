"""Messages of the library as JSON, so that a trial can be shown later in anybody's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language

from huizong.ledgers import Ledger
from huizong.ledgers.sheets import SheetError, Told
from huizong.values import Message, render
from huizong_web.labels import like, worded
from huizong_web.ledgers.wording import in_labels

_NAMED = 6


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


def told_as_shown(kept: Mapping[str, Any], ledger: Ledger) -> dict[str, Any]:
    """Return it as a page shows it, its sentences in the language of the page."""
    shown = {name: said(_message(kept[name], ledger)) for name in ("message", "remedy")}
    return {**kept, **shown}


def gathered(told: Iterable[Mapping[str, Any]], ledger: Ledger) -> list[dict[str, Any]]:
    """Return what is told as a page shows it: the same of several cells in one line.

    `cell` names the first of them, `more` says how many there are where not all are named.
    """
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for each in told:
        shown = told_as_shown(each, ledger)
        key = (shown["sheet"], shown["message"], shown["remedy"])
        found.setdefault(key, {**shown, "cells": []})["cells"].append(shown["cell"])
    for line in found.values():
        cells = line["cells"]
        line["cell"] = "、".join(cell for cell in cells[:_NAMED] if cell)
        line["more"] = len(cells) if len(cells) > _NAMED else 0
    return list(found.values())


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


def _message(kept: Mapping[str, Any], ledger: Ledger) -> Message:
    arguments = {
        name: _message(value, ledger) if isinstance(value, dict) else value
        for name, value in kept["arguments"].items()
    }
    if isinstance(label := arguments.get("label"), str):
        arguments["label"] = worded(like(label, ledger.label))
    if "check" in arguments:
        arguments["check"] = in_labels(str(arguments["check"]), ledger)
    return Message(kept["template"], **arguments)

"""What the sheets of a workbook of ours are called."""

import re

from huizong.ledgers.definition import Ledger
from huizong.ledgers.fields import Type
from huizong.ledgers.sheets.plan import CHOICES, GUIDE

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31
MAIN = ""


def sheet_names(ledger: Ledger) -> dict[str, str]:
    """Return the sheets of a ledger's workbook: the records' under "", then by table field."""
    wanted = {MAIN: ledger.label}
    wanted |= {key: each.label for key, each in ledger.fields.items() if each.type is Type.TABLE}
    names: dict[str, str] = {}
    taken = {GUIDE, CHOICES, "history"}
    for key, label in wanted.items():
        names[key] = _free(_fit(label), taken)
        taken.add(names[key].lower())
    return names


def _fit(label: str) -> str:
    return _NOT_IN_NAMES.sub("", label).strip("' ")[:_LONGEST].strip("' ") or "表"


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no sheet has yet; letters large and small are one to a workbook."""
    if name.lower() not in taken:
        return name
    numbered = (f"{name[: _LONGEST - 3]}{count}" for count in range(2, 1000))
    return next(each for each in numbered if each.lower() not in taken)

"""What a rule is: a function from a manuscript to faults, with a code and a page."""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from huizong.values import Edit, Manuscript, Message, Place, Severity

GROUPS = ("structure", "arithmetic", "tracing", "wording", "writing", "form")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: a finding without the rule's own name and code.

    `severity` is the rule's where it is None.
    """

    message: Message
    hint: Message
    places: tuple[Place, ...]
    fix: tuple[Edit, ...] = ()
    severity: Severity | None = None


Check = Callable[[Manuscript], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check under its stable code, its readable name and its page.

    `page` is the docstring of its module: the code and its Chinese name in the first line, then
    查什么, 为什么, 错例, 正例 and 依据. `yields_to` are the codes of rules that know more of the
    same words: where one of them tells of every place, this rule is silent.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    page: str
    yields_to: tuple[str, ...] = ()


_known: dict[str, Rule] = {}


def rule(
    code: str, severity: Severity = Severity.WARNING, *, yields_to: tuple[str, ...] = ()
) -> Callable[[Check], Check]:
    """Make a function the check of a rule, named after it: numbering_gap is numbering-gap."""

    def register(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        page = sys.modules[check.__module__].__doc__ or ""
        for known in _known.values():
            if (known.code == code) != (known.name == name):
                msg = f"{code} {name} and {known.code} {known.name}: one code, one name"
                raise ValueError(msg)
        _known[code] = Rule(code, name, severity, check, page.strip(), yields_to)
        return check

    return register


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule by code; each module in a group's folder is imported once."""
    here = Path(__file__).parent
    for group in GROUPS:
        for module in pkgutil.iter_modules([str(here / group)]):
            if not module.name.startswith("_"):
                importlib.import_module(f"huizong.checks.{group}.{module.name}")
    return tuple(_known[code] for code in sorted(_known))

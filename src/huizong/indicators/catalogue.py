"""All sets of an office with its ledgers: who is meant by a name, and what an indicator needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from huizong.indicators.definition import Indicator, IndicatorSet, RollUp
from huizong.ledgers import Ledger, Period
from huizong.ledgers.expressions import Call, Name, Node, parse
from huizong.ledgers.expressions.functions import known
from huizong.ledgers.expressions.kinds import PERIODS
from huizong.ledgers.expressions.tree import children


class Use(NamedTuple):
    """What a formula speaks of: a full key, and the other period it asks for ("" for this one).

    `needed` is false inside `total`, `empty` and `filled`, which take what is not there too.
    """

    key: str
    when: str = ""
    needed: bool = True


class Need(NamedTuple):
    """Something entered without which an indicator is not known, and the way to its period."""

    key: str
    when: tuple[str, ...] = ()

    def period(self, period: Period) -> Period:
        """Return the period that is needed for one."""
        for name in self.when:
            period = period.other(name)
        return period


@dataclass(frozen=True)
class Catalogue:
    """Sets and ledgers by key. A full key is `set.key` or `ledger.key`."""

    sets: Mapping[str, IndicatorSet] = field(default_factory=dict)
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)

    def find(self, name: str, within: str = "") -> str | None:
        """Return the full key of a name as it stands in a set, None if there is no such thing."""
        group, dot, short = name.partition(".")
        if not dot:
            group, short = within, name
        group = self._groups.get(group, group)
        if group in self.sets:
            held = self.sets[group]
            key = held.aliases.get(short, short)
            return f"{group}.{key}" if key in held.indicators else None
        if group in self.ledgers:
            ledger = self.ledgers[group]
            key = ledger.aliases.get(short, short)
            return f"{group}.{key}" if key in ledger.figures else None
        return None

    def indicator(self, key: str) -> Indicator | None:
        """Return the indicator of a full key, None for a ledger's figure and what is unknown."""
        group, _, short = key.partition(".")
        held = self.sets.get(group)
        return held.indicators.get(short) if held else None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The full keys of all indicators."""
        return tuple(
            f"{group}.{key}" for group, held in self.sets.items() for key in held.indicators
        )

    def names(self, within: str = "") -> tuple[str, ...]:
        """Return what a formula of a set may speak of: its own by key or label, others dotted."""
        own = self.sets.get(within)
        short = (*own.indicators, *own.aliases) if own else ()
        parts = [(key, each.label, each.aliases) for key, each in self.sets.items()]
        parts += [(key, each.label, _figures(each)) for key, each in self.ledgers.items()]
        dotted = (
            f"{group}.{name}"
            for key, label, held in parts
            for group in (key, label)
            for pair in held.items()
            for name in pair
        )
        return (*short, *dotted)

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        ledgers = {each.label: key for key, each in self.ledgers.items()}
        return ledgers | {each.label: key for key, each in self.sets.items()}

    @cached_property
    def _uses(self) -> dict[str, tuple[Use, ...]]:
        return {}

    @cached_property
    def _needs(self) -> dict[str, frozenset[Need]]:
        return {}

    def uses(self, key: str) -> tuple[Use, ...]:
        """Return what an indicator is reckoned from directly, each once, in the formula's order.

        Raises ExpressionError for a formula that is none; unknown names are left out.
        """
        if key not in self._uses:
            given = self.indicator(key)
            text = given.text if given else None
            self._uses[key] = self.uses_of(parse(text, dotted=True), key) if text else ()
        return self._uses[key]

    def uses_of(self, tree: Node, place: str) -> tuple[Use, ...]:
        """Return what an expression that stands in a set (or in `set.key`) speaks of."""
        within = place.partition(".")[0]
        found = (
            use._replace(key=key)
            for use in _named(tree)
            if (key := self.find(use.key, within)) is not None
        )
        return tuple(dict.fromkeys(found))

    def needs(self, key: str) -> frozenset[Need]:
        """Return what units must have entered for an indicator; what only the top enters is not.

        The definitions must be without faults: a cycle would never end.
        """
        if key not in self._needs:
            self._needs[key] = frozenset(self._found_needs(key))
        return self._needs[key]

    def leaves(self, key: str) -> frozenset[Need]:
        """Return all that is entered and goes into an indicator, needed or not."""
        given = self.indicator(key)
        if given is None:
            return frozenset()
        if given.entered:
            return frozenset({Need(key)})
        below = (
            Need(each.key, ((use.when,) if use.when else ()) + each.when)
            for use in self.uses(key)
            for each in self.leaves(use.key)
        )
        return frozenset(below)

    def _found_needs(self, key: str) -> Iterator[Need]:
        given = self.indicator(key)
        if given is None:
            return
        if given.entered:
            if given.rolled is not RollUp.TOP:
                yield Need(key)
            return
        for use in self.uses(key):
            if use.needed:
                when = (use.when,) if use.when else ()
                yield from (Need(each.key, when + each.when) for each in self.needs(use.key))


def _figures(ledger: Ledger) -> Mapping[str, str]:
    return {each.label: key for key, each in ledger.figures.items()}


def _named(node: Node, *, needed: bool = True) -> Iterator[Use]:
    if isinstance(node, Name):
        if node.name not in PERIODS:
            yield Use(node.name, "", needed)
        return
    if isinstance(node, Call):
        function = known(node.function)
        if function is None:
            first = node.arguments[0] if node.arguments else None
            yield Use(node.function, first.name if isinstance(first, Name) else "", needed)
            return
        needed = needed and not function.blind
    for child in children(node):
        yield from _named(child, needed=needed)

"""A ledger as its file defines it: frozen, and usable without looking anything up.

What pydantic cannot see (unknown names, cycles, kinds) is found by `checking`.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, field_validator

from huizong.definitions import Labelled
from huizong.ledgers.fields import CHOSEN, DATED, FieldDefinition, Part, Role, Timed, Type
from huizong.ledgers.terms import Deadline

STATE, TODAY, PERIOD_DAYS = "state", "today", "period_days"


class Step(Part):
    """A step of the workflow: from one state or several to the next, by a role.

    `needs` are fields without which the step is not taken; `reason: true` asks why; `when` is a
    condition of the record.
    """

    from_: tuple[str, ...] = Field(alias="from")
    to: str
    by: str
    label: str = ""
    needs: tuple[str, ...] = ()
    reason: bool = False
    when: str | None = None

    @field_validator("from_", mode="before")
    @classmethod
    def _one_or_more(cls, given: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        return (given,) if isinstance(given, str) else given

    @field_validator("reason", mode="before")
    @classmethod
    def _required(cls, given: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        return True if given == "required" else given


class Workflow(Part):
    """The states of a record and the steps between them."""

    start: str
    steps: tuple[Step, ...]

    @cached_property
    def states(self) -> tuple[str, ...]:
        """All states, the first one first."""
        named = (state for step in self.steps for state in (*step.from_, step.to))
        return tuple(dict.fromkeys((self.start, *named)))


class Measure(StrEnum):
    """How a figure is made."""

    COUNT = "count"
    SUM = "sum"
    DISTINCT = "distinct"
    MEAN = "mean"
    MIN = "min"
    MAX = "max"
    RATIO = "ratio"
    FORMULA = "formula"


_WRITTEN = tuple((each, each.value) for each in Measure)
OVER_ROWS = frozenset(Measure) - {Measure.RATIO, Measure.FORMULA}


class FigureDefinition(Part):
    """A figure: one of the measures, over the rows of a period.

    A row is in the period by the field `by` (else the one with the role `occurred`); with
    `entered` or `left` by a change of state within the period; `at: end` takes all that there are
    at its end, as they stood then. `rows` names a table field whose rows are meant instead of
    records, or a link: the records that name them. `count` is "all" or a condition; `where` a
    condition beside the others. A ratio is a percentage of the first figure in the second;
    `formula` reckons with other figures.
    """

    label: str
    count: str | None = None
    sum: str | None = None
    distinct: str | None = None
    mean: str | None = None
    min: str | None = None
    max: str | None = None
    ratio: tuple[str, str] | None = None
    formula: str | None = None
    where: str | None = None
    rows: str | None = None
    by: str | None = None
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    at: Literal["end"] | None = None
    unit: str = ""
    scale: Literal["", "万", "亿"] = ""
    decimals: int | None = Field(default=None, ge=0, le=6)
    basis: str = ""
    trust: str = ""

    @field_validator("entered", "left", mode="before")
    @classmethod
    def _one_or_more(cls, given: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        return (given,) if isinstance(given, str) else given

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that are written; a good definition has one."""
        return tuple(each for each, name in _WRITTEN if getattr(self, name) is not None)

    @property
    def measure(self) -> Measure:
        """How the figure is made."""
        return self.measures[0]

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions that a row must meet."""
        counted = self.count if self.count != "all" else None
        return tuple(each for each in (counted, self.where) if each)

    @property
    def over(self) -> str | None:
        """The field or expression that is summed, told apart, averaged ..."""
        if self.measure in OVER_ROWS and self.measure is not Measure.COUNT:
            return str(getattr(self, self.measure.value))
        return None


class Check(Timed):
    """What must hold between fields; `field` is the one that is pointed at."""

    check: str
    message: str
    field: str | None = None
    severity: Literal["error", "warning"] = "error"
    basis: str = ""


class Apart(Part):
    """Records alike in `same` whose spans may not overlap: two trips of one car."""

    same: tuple[str, ...]
    first: str
    last: str
    message: str


class Sentence(Part):
    """A sentence of the draft: `{figure}`, `{figure by field}`, `{period}`; `when` it is said."""

    text: str
    when: str | None = None


class View(Part):
    """A saved view of the list."""

    label: str
    where: str | None = None
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


class Link(Part):
    """Records of another ledger that name records of this one, in a field of theirs."""

    ledger: str
    field: str
    label: str = ""


class Turn(Part):
    """The day from which another version holds, and the figures that it defines otherwise."""

    on: str
    figures: frozenset[str] = frozenset()


class Ledger(Labelled):
    """A ledger. `key` is its file's name; see docs/ledgers.md for what each part does.

    `publishes` names the field with the day on which a thing was made public.
    `also_called`: by the label of a figure or by a choice, what texts call it besides.
    """

    key: str = ""
    trust: str = ""
    serves: tuple[str, ...] = ()
    number: str | None = None
    fields: dict[str, FieldDefinition]
    checks: tuple[Check, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    publishes: str | None = None
    turns: tuple[Turn, ...] = ()
    apart: tuple[Apart, ...] = ()
    links: dict[str, Link] = Field(default_factory=dict)
    workflow: Workflow | None = None
    deadlines: tuple[Deadline, ...] = ()
    figures: dict[str, FigureDefinition] = Field(default_factory=dict)
    identities: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    columns: tuple[str, ...] = ()
    views: dict[str, View] = Field(default_factory=dict)
    also_called: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @field_validator("sentences", mode="before")
    @classmethod
    def _plain(cls, given: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        if not isinstance(given, list):
            return given
        return [{"text": each} if isinstance(each, str) else each for each in given]

    @property
    def states(self) -> tuple[str, ...]:
        """The states of its records, () without a workflow."""
        return self.workflow.states if self.workflow else ()

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Labels of fields and figures, with their keys: in expressions either may stand."""
        labelled = {figure.label: key for key, figure in self.figures.items()}
        # Of two fields of one label, which only versions have, the newer is meant.
        labelled |= {field.label: key for key, field in reversed(self.fields.items())}
        return labelled | {"状态": STATE, "今天": TODAY, "本期天数": PERIOD_DAYS}

    @cached_property
    def dated(self) -> frozenset[str | None]:
        """Fields whose content says itself of which day it is: a payment is of the day it says."""
        return frozenset(key for key, field in self.fields.items() if field.type in DATED)

    def role(self, role: Role) -> str | None:
        """Return the field with a role; a ledger's only unit field has that of the unit."""
        return self.roles.get(role)

    @cached_property
    def roles(self) -> Mapping[Role, str]:
        """Fields by their roles."""
        units = (key for key, field in self.fields.items() if field.type is Type.UNIT)
        found = dict.fromkeys([Role.UNIT], unit) if (unit := next(units, None)) else {}
        given = reversed(self.fields.items())
        return found | {field.role: key for key, field in given if field.role is not None}

    def rows_label(self, key: str) -> str:
        """Return what the rows of a table field are called, or the records behind a link."""
        return self.fields[key].label if key in self.fields else self.links[key].label or key

    def choices(self, name: str, table: str | None = None) -> tuple[str, ...]:
        """Return what a field with choices may hold, or a column of a table; of `state`, states."""
        key = self.aliases.get(name, name)
        if key == STATE:
            return self.states
        columns = self.fields[table].columns if table in self.fields else {}
        labelled = (column for key, column in columns.items() if name in (key, column.label))
        field = next(labelled, None) or self.fields.get(key)
        return tuple(field.choices) if field and field.type in CHOSEN else ()

    @property
    def all_choices(self) -> frozenset[str]:
        """Whatever its fields and columns give to choose from, in any of their variants."""
        fields = [
            each for field in self.fields.values() for each in (field, *field.columns.values())
        ]
        given = (
            set(each.choices).union(*(v.choices for v in each.variants.values())) for each in fields
        )
        return frozenset().union(*given)

    def with_variant(self, field: str, variant: str) -> "Ledger":
        """Return the ledger with a field's choices as one of its variants has them."""
        old = self.fields[field]
        new = old.model_copy(update={"choices": old.variants[variant].choices})
        return self.model_copy(update={"fields": self.fields | {field: new}})

"""Which column means which field: proposed by `propose`, changed by a person, followed by `Taking`.

A plan is a value that can be kept as JSON between the upload of a file and its import.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from huizong.ledgers.definition import Ledger

NUMBER, STATE, HISTORY, LINK = "@number", "@state", "@history", "@link"
"""What a column may mean besides a field: the record's number, its state, the states it went
through, and what links the rows of a detail sheet to it without being its number."""
MARK = "@mark"
"""The column by which a row that went out is known when it comes in: its record and version."""
_LABELS = {NUMBER: "编号", STATE: "状态", HISTORY: "经过", LINK: "序号", MARK: "导出标记"}
PROBLEM = "问题（导入时不读）"
"""The head of the column in which an error sheet says what is wrong; it is never read."""
GUIDE, CHOICES = "填写说明", "选项"
"""Sheets of our own making that hold no rows."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a sheet is taken for.

    `head` is what stands above it, `key` the field ("" for none), `unit` the measure that its head
    names (整改资金（万元）), `sure` whether the head is the field's own name.
    """

    head: str
    key: str = ""
    unit: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class TabPlan:
    """How a sheet is read: the rows of its head (from 1), and its columns by index from 0.

    `table` is the table field whose rows it holds, "" where each row is a record; `measure` the
    one of money that stands above the head for the whole sheet (单位：万元).
    """

    name: str
    head: tuple[int, int]
    columns: Mapping[int, Column]
    table: str = ""
    measure: str = ""

    def at(self, key: str) -> int | None:
        """Return the column of a field, None where the sheet has none."""
        return next((at for at, column in self.columns.items() if column.key == key), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a book is read. `constants` are texts for fields that no column has.

    `year` completes days without one; `skip_hidden` is whether hidden rows are left out. `by` is
    what a row's record is known by: its number, its mark, or fields that no two records share.
    With `update` the row changes that record, with `overrule` also where somebody else has changed
    the same field since the file went out.
    """

    tabs: tuple[TabPlan, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    update: bool = False
    skip_hidden: bool = False
    by: tuple[str, ...] = (NUMBER,)
    overrule: bool = False

    @property
    def main(self) -> tuple[TabPlan, ...]:
        """The sheets whose rows are records."""
        return tuple(tab for tab in self.tabs if not tab.table)

    @property
    def details(self) -> tuple[TabPlan, ...]:
        """The sheets whose rows are those of a table field."""
        return tuple(tab for tab in self.tabs if tab.table)

    def as_json(self) -> dict[str, Any]:
        """Return the plan as what JSON can keep."""
        plain = asdict(self)
        for tab in plain["tabs"]:
            tab["columns"] = {str(at): column for at, column in tab["columns"].items()}
            tab["head"] = list(tab["head"])
        return plain | {"tabs": list(plain["tabs"]), "by": list(self.by)}

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Plan":
        """Return the plan that `as_json` gave."""
        tabs = tuple(_tab_of(each) for each in given["tabs"])
        return cls(**{**given, "tabs": tabs, "by": tuple(given.get("by", (NUMBER,)))})


def _tab_of(given: Mapping[str, Any]) -> TabPlan:
    columns = {int(at): Column(**column) for at, column in given["columns"].items()}
    first, last = given["head"]
    return TabPlan(given["name"], (first, last), columns, given["table"], given["measure"])


def extra_labels(ledger: Ledger) -> dict[str, str]:
    """Return the heads of what is no field: number, state, history, link, mark.

    A field that is called so itself keeps its name, and the other takes 记录 before its own.
    """
    taken = {column.label for column in ledger.fields.values()}
    for column in ledger.fields.values():
        taken |= {inner.label for inner in column.columns.values()}
    labels = {
        key: label if label not in taken else f"记录{label}" for key, label in _LABELS.items()
    }
    if not ledger.workflow:
        return {key: labels[key] for key in (NUMBER, LINK, MARK)}
    return labels

"""A person changes how a file is read: which column means which field, where the head stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from huizong.ledgers import Ledger, Type
from huizong.ledgers.sheets import Book as Sheets
from huizong.ledgers.sheets import Column, Plan, TabPlan, extra_labels, headed, names_of
from huizong.ledgers.sheets.plan import MARK, NUMBER
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.reading import samples
from huizong_web.offices.faults import Unfit

LAST_HEAD = 200
_EXTRA = (
    gettext_noop("编号"),
    gettext_noop("状态"),
    gettext_noop("经过"),
    gettext_noop("序号"),
    gettext_noop("导出标记"),
)
"""What columns may be besides fields, named here so that the catalogue has a word for each."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column as the page shows it: its name in the form, what stands in it, what it may mean."""

    name: str
    letter: str
    column: Column
    samples: list[str]


@dataclass(frozen=True, slots=True)
class TabChoice:
    """A sheet as the page shows it."""

    index: int
    tab: TabPlan
    label: str
    columns: list[ColumnChoice]
    options: list[tuple[str, str]]


def choices(sheets: Sheets, plan: Plan, ledger: Ledger) -> list[TabChoice]:
    """Return the sheets and columns of a plan, for a form."""
    return [_tab(index, tab, sheets, ledger) for index, tab in enumerate(plan.tabs)]


def _tab(index: int, tab: TabPlan, sheets: Sheets, ledger: Ledger) -> TabChoice:
    found, names = samples(sheets, tab), names_of(ledger, tab.table)
    options = [(key, _(label)) for key, label in names.extra.items()]
    options += [(key, names.label(key)) for key in names.fields]
    columns = [
        ColumnChoice(f"c-{index}-{at}", _letter(at), column, found[at])
        for at, column in sorted(tab.columns.items())
    ]
    label = ledger.fields[tab.table].label if tab.table else ""
    return TabChoice(index, tab, label, columns, options)


def _letter(at: int) -> str:
    from huizong.ledgers.sheets import cell_name

    return cell_name(1, at)[:-1]


def fillable(plan: Plan, ledger: Ledger) -> list[tuple[str, Any]]:
    """Return the fields for which all rows may be given one value: no column has them."""
    had = {column.key for tab in plan.main for column in tab.columns.values()}
    return [
        (key, field)
        for key, field in ledger.fields.items()
        if key not in had
        and field.type is not Type.TABLE
        and (field.required is True or key in plan.constants)
    ]


@transaction.atomic
def change_plan(given: Import, sent: Mapping[str, str], sheets: Sheets, ledger: Ledger) -> Import:
    """Store how a file is read, as a form says it. Raises Unfit where that cannot be."""
    held = Import.objects.select_for_update().get(pk=given.pk)
    if not held.is_open:
        raise Unfit(_("这个文件已经导入，对应关系不能再改。"))
    plan = Plan.from_json(held.plan)
    tabs = tuple(_changed(index, tab, sent, sheets, ledger) for index, tab in enumerate(plan.tabs))
    keys = {
        key for key, _field in fillable(replace(plan, tabs=tabs), ledger)
    } | plan.constants.keys()
    constants = {key: sent.get(f"all-{key}", "").strip()[:_LONGEST] for key in keys}
    held.plan = _known_by(
        replace(
            plan,
            tabs=tabs,
            constants={key: text for key, text in constants.items() if text},
            year=_year(sent.get("year", "")) or plan.year,
            skip_hidden="skip_hidden" in sent,
            overrule="overrule" in sent,
        ),
        sent.get("update", ""),
        ledger,
    ).as_json()
    if held.plan != given.plan:
        held.trial = {}
    held.stopped = given.stopped = ""
    held.save(update_fields=["plan", "trial", "stopped"])
    given.plan, given.trial = held.plan, held.trial
    return given


def ways(plan: Plan, ledger: Ledger) -> list[tuple[str, str, bool]]:
    """Return by what the record of a row may be known: (value, words, whether it is so now).

    The first is that records are not changed at all.
    """
    marked = any(tab.at(MARK) is not None for tab in plan.main)
    found = [("", _("不更新；内容不同的说明出来"))]
    found += [(NUMBER, _("更新，按编号认记录"))] if ledger.number else []
    found += [(MARK, _("更新，按导出标记认记录"))] if marked else []
    for fields in ledger.unique:
        labels = "、".join(ledger.fields[key].label for key in fields)
        found.append(("+".join(fields), _("更新，按“%(labels)s”认记录") % {"labels": labels}))
    now = "+".join(plan.by) if plan.update else ""
    return [(value, words, value == now) for value, words in found]


def _known_by(plan: Plan, chosen: str, ledger: Ledger) -> Plan:
    """Return a plan that changes records as a form says. Raises Unfit where a column lacks."""
    if chosen not in {value for value, _words, _now in ways(plan, ledger)} or not chosen:
        return replace(plan, update=False, by=(NUMBER,))
    by, extra = tuple(chosen.split("+")), extra_labels(ledger)
    for key in by:
        if key not in plan.constants and not all(tab.at(key) is not None for tab in plan.main):
            label = extra[key] if key in extra else ledger.fields[key].label
            sentence = _("没有一列是“%(label)s”，不能按它认记录。请指定这一列，或者换一种认法。")
            raise Unfit(sentence % {"label": label})
    return replace(plan, update=True, by=by)


def _changed(
    index: int, tab: TabPlan, sent: Mapping[str, str], sheets: Sheets, ledger: Ledger
) -> TabPlan:
    row = sent.get(f"head-{index}", "")
    if (
        row.isascii()
        and row.isdigit()
        and 0 < int(row[:6]) <= LAST_HEAD
        and int(row) != tab.head[1]
    ):
        return headed(sheets, ledger, tab.name, int(row), tab.table)
    known = {"", *names_of(ledger, tab.table).fields, *names_of(ledger, tab.table).extra}
    columns: dict[int, Column] = {}
    taken: dict[str, str] = {}
    for at, column in tab.columns.items():
        key = sent.get(f"c-{index}-{at}", column.key)
        key = key if key in known else ""
        if key and key in taken:
            sentence = _("“%(one)s”和“%(other)s”两列指到了同一栏，请改一列。")
            raise Unfit(sentence % {"one": taken[key], "other": column.head})
        taken[key] = column.head
        same = key == column.key
        columns[at] = replace(column, key=key, unit=column.unit if same else "", sure=True)
    return replace(tab, columns=columns)


def _year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None

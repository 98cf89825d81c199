"""A small ledger for tests of the language, and records of it."""

from datetime import date
from textwrap import dedent

from huizong.definitions.reader import read_definition_file
from huizong.ledgers import Change, Ledger, Record

HEAD = """
label: 小台账
basis: 自拟
since: "2026-01-01"
"""
BODY = """
fields:
  day: {label: 日期, type: date, required: true, role: occurred}
  unit: {label: 科室, type: unit}
  kind: {label: 类别, type: choice, choices: [甲, 乙, 丙]}
  amount: {label: 金额, type: money}
  open_to: {label: 期限, type: date}
workflow:
  start: 登记
  steps:
    - {from: 登记, to: 办理, by: clerk}
    - {from: 办理, to: 办结, by: clerk}
    - {from: 办结, to: 办理, by: clerk}
"""


def ledger(tmp_path, more="", *, body=BODY):
    path = tmp_path / "small.yaml"
    path.write_text(HEAD + dedent(body) + dedent(more), encoding="utf-8")
    return read_definition_file(path, Ledger)


def record(key, *history, **values):
    changes = tuple(Change(state, date.fromisoformat(day)) for state, day in history)
    return Record(key, values, changes)

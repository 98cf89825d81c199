"""What is wrong with a definition: told with its line, in words of who wrote it."""

from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from huizong.ledgers import LedgerError, json_schema, read_ledger, read_ledgers, shipped_ledgers
from ledgers.small import BODY, HEAD

CASES = yaml.safe_load(Path(__file__).with_name("definitions_refused.yaml").read_text("utf-8"))


def told(path, text):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as refused:
        read_ledger(path)
    return str(refused.value).splitlines()


@pytest.mark.parametrize("case", CASES, ids=[case["told"] for case in CASES])
def test_refused(tmp_path, case):
    path = tmp_path / "small.yaml"
    line = len((HEAD + BODY).splitlines()) + case["line"]
    found = told(path, HEAD + BODY + case["more"])
    assert found[0].startswith(f"{path} 第{line}行：{case['told']}")


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("a: {label: 甲, type: choice}", "要列出可选的各项"),
        ("a: {label: 甲, type: record}", "要写明是哪一台账的"),
        ("a: {label: 甲, type: table}", "明细表要写明各列"),
        ("a: {label: 甲, type: text, role: occurred}", "这个类型的字段不能担任“occurred”"),
        ("a: {label: 甲, type: text, pattern: '(a+)+'}", "样式里重复套重复"),
        ("a: {label: 甲, type: text, pattern: '(a|a)*'}", "样式里重复套重复"),
        ("a: {label: 甲, type: text, pattern: 'a*a*a*a*b'}", "样式里重复套重复"),
        ("a: {label: 甲, type: text, pattern: '(?=a)b'}", "样式里不能用向前向后看"),
        ("a: {label: 甲, type: long_text, pattern: 'a'}", "只用于 text"),
        ("a: {label: 甲, type: text, pattern: 'a{1,99}a{1,99}a{1,99}b'}", "样式里重复套重复"),
        ("a: {label: 状态, type: text}", "“状态”另有所指"),
        ("a: {label: 甲, type: text, pattern: '['}", "样式不成正则表达式"),
        ("a: {label: 甲, type: number, min: 3, max: 1}", "最小值大于最大值"),
        ("a: {label: 甲, type: number, required: a >}", "“a >”不成算式"),
        ("a: {label: 甲, type: textt}", "“type”的写法不在可用的之列"),
        ("a: {type: text}", "缺“label”这一项"),
        ("a b: {label: 甲, type: text}", "“a b”不能作字段名"),
        ("state: {label: 甲, type: text}", "“state”不能作字段名"),
        (
            "a: {label: 甲, type: text}\n  b: {label: 乙, type: text, was: [a]}",
            "“a”现在还是一个字段",
        ),
        (
            "a: {label: 甲, type: text, was: [c]}\n  b: {label: 乙, type: text, was: [c]}",
            "旧名“c”写在了几个字段里",
        ),
    ],
)
def test_field_refused(tmp_path, field, says):
    path = tmp_path / "small.yaml"
    assert says in told(path, f"{HEAD}fields:\n  {field}\n")[0]


def test_rows_of_a_table_are_not_told_apart(tmp_path):
    body = dedent("""
        fields:
          parts: {label: 明细, type: table, columns: {sum: {label: 数, type: number}}}
        figures:
          kinds: {label: 几种, distinct: parts}
    """)
    assert "“parts”是明细表；它有几行，请写 rows" in told(tmp_path / "small.yaml", HEAD + body)[0]


def test_every_fault_of_a_file_is_told(tmp_path):
    body = dedent("""
        fields:
          a: {label: 甲, type: text}
          b: {label: 甲, type: text, check: c > 1}
        columns: [d]
    """)
    assert len(told(tmp_path / "small.yaml", HEAD + body)) == 4


@pytest.mark.parametrize("text", ["fields: [", "a: 1\na: 2", "- 1", ""])
def test_what_is_no_definition(tmp_path, text):
    assert told(tmp_path / "small.yaml", text)[0].startswith(str(tmp_path))


def test_an_office_replaces_a_ledger_and_adds_one(tmp_path):
    (tmp_path / "hazard.yaml").write_text(HEAD + BODY, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(
        HEAD + "fields:\n  a: {label: 甲, type: record, ledger: hazard}\n", encoding="utf-8"
    )
    found = read_ledgers(tmp_path)
    assert (found["hazard"].label, found["own"].key) == ("小台账", "own")


def test_a_ledger_that_there_is_not(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(HEAD + "fields:\n  a: {label: 甲, type: record, ledger: hazards}\n", "utf-8")
    with pytest.raises(LedgerError, match="第6行：没有“hazards”这本台账"):
        read_ledgers(tmp_path)


def test_schema_knows_what_the_shipped_ledgers_write():
    schema = json_schema()
    known = set(schema["properties"])
    assert "key" not in known
    for ledger in shipped_ledgers().values():
        assert set(ledger.model_dump(exclude_defaults=True)) - {"key"} <= known
    assert "from" in schema["$defs"]["Step"]["properties"]

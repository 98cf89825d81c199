"""Definitions that never end, take all memory or reach for Python: refused, and told where."""

import multiprocessing
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huizong.ledgers import LedgerError, read_ledger
from huizong.ledgers.expressions import ExpressionError, Kind, Known, evaluate, parse, problems
from huizong.ledgers.expressions.evaluate import Scope
from huizong.ledgers.fields import LONGEST, Type
from huizong.ledgers.patterns import refused
from ledgers.small import BODY, HEAD

FIELD = HEAD + "fields:\n  a: {{label: 甲, type: {type}, {more}}}\n"


def check(text):
    return FIELD.format(type="number", more=f'check: "{text}"')


def aliases(first):
    others = (f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 9))
    return HEAD + "\n".join((first, *others)) + "\nfields: *x8\n"


def nested_tables(depth):
    column = "{label: 甲, type: text}"
    for _ in range(depth):
        column = f"{{label: 甲, type: table, columns: {{a: {column}}}}}"
    return f"{HEAD}fields:\n  a: {column}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "fields: " + "[" * 200_000 + "]" * 200_000, "一层套一层太深"),
        (HEAD + "fields:\n  " + "- " * 100_000 + "a", "一层套一层太深"),
        (HEAD + "fields:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 3000)), "一层套一层太深"),
        (aliases("x0: &x0 [a, a, a, a, a, a, a, a, a, a]"), "引用（*）太多"),
        (nested_tables(300), "一层套一层太深"),
        (nested_tables(8), "明细表里不能再套明细表"),
        (HEAD + "fields: &a\n  a: *a\n", "缺“label”这一项"),
        (FIELD.format(type="number", more="max: " + "9" * 5000), "“max”的写法不对"),
        (FIELD.format(type="choice", more="choices: [[甲], [乙]]"), "“choices”的写法不对"),
        (HEAD + "fields:\n  a: !!python/object/apply:os.system [ls]\n", "不合 YAML 的写法"),
        (HEAD + "fields:\n  a: !!binary aGk=\n", "“a”的写法不对"),
        (HEAD + BODY + "sentences: [[1]]\n", "“sentences”的写法不对"),
        (check("a + " * 2000 + "a > 1"), "算式超过500个字"),
        (check("(" * 240 + "a" + ")" * 240 + " > 1"), "不成算式"),
        (check("非 " * 120 + "(a > 1)"), "算式太复杂"),
        (check("-" * 300 + "a > 1"), "算式太复杂"),
        (check("a > 1" + " and a > 1" * 48), "算式太复杂"),
        (check("a ** 4 ** 4 ** 4 > 1"), "乘方的指数只能是0到4"),
        (check("a > '" + "长" * 101 + "'"), "算式里的文字超过100个字"),
        (check("().__class__.__base__ == a"), "算式里不能写"),
        (check("a.__class__ == a"), "算式里不能写"),
        (check("[x for x in a] == a"), "算式里不能写"),
        (check("(lambda: a)() == a"), "算式里不能写"),
        (check("a[0] == 1"), "算式里不能写"),
        (check("f'{{a}}' == 'x'"), "算式里不能写"),
        (check("__import__('os') == a"), "没有“__import__”这个函数"),
        (check("eval('1') == a"), "没有“eval”这个函数"),
        (check("(b := a) > 1"), "不成算式"),
        (check("a if a else 1"), "算式里不能写"),
        (check("1_000_000 ** 4 ** 4 > a"), "乘方的指数只能是0到4"),
    ],
    ids=range(30),
)
def test_refused(tmp_path, text, told):
    path = tmp_path / "hostile.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as error:
        read_ledger(path)
    assert told in str(error.value)
    assert re.match(rf"{re.escape(str(path))} 第\d+行", str(error.value))


def test_powers_of_powers_end_in_a_told_error():
    tree = parse("((((甲 ** 4) ** 4) ** 4) ** 4) ** 4 > 1")
    assert list(problems(tree, Known({"甲": Kind.NUMBER}))) == []
    with pytest.raises(ExpressionError):
        evaluate(tree, Scope(lambda _: parse("99999").value))


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a|aa)+b",
        "(.*)*",
        "(a?){30}a{30}",
        "(?:a{1,30}){30}b",
        "a?" * 30 + "a" * 30,
        "(a|a)" * 25 + "b",
        "(?:a|ab|b)" * 15 + "c",
        ".*.*.*x",
        "(?=a+)b",
        "(a)\\1",
        "(?P<n>a)(?P=n)",
        "(?i)a",
        "(" * 120 + "a" + ")" * 120,
        "[",
        "a" * 201,
    ],
)
def test_patterns_refused(pattern):
    assert refused(pattern) is not None


PIECES = st.sampled_from(["a", ".", "[ab]", "\\w", "(a)", "(?:a|b)", "(a|ab)", "(?:a?)", "b"])
TIMES = st.sampled_from(["", "", "?", "*", "+", "{3}", "{1,9}", "{2,}", "*?", "+?", "??"])
patterns = st.lists(st.tuples(PIECES, TIMES).map("".join), min_size=1, max_size=40).map("".join)


def tried(many):
    """Try each pattern on the longest texts that a field may hold."""
    longest = LONGEST[Type.TEXT]
    for pattern in many:
        for text in ("a" * longest, "ab" * (longest // 2), "a" * (longest - 1) + "!"):
            re.fullmatch(pattern, text)


@settings(max_examples=40)
@given(st.lists(patterns, min_size=20, max_size=20))
def test_a_pattern_that_is_taken_ends(several):
    """What never ends hangs the process that tries it; ours waits a minute for it."""
    taken = [pattern for pattern in several if refused(pattern) is None]
    if taken:
        trying = multiprocessing.Process(target=tried, args=(taken,))
        trying.start()
        trying.join(60)
        ended = not trying.is_alive()
        trying.kill()
        assert ended, taken

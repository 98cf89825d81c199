"""A small language for conditions and sums, safe whoever wrote it.

tree        what an expression is made of: frozen nodes; a store may translate them to SQL
signs       full-width signs and Chinese 且, 或, 非 as the parser wants them; text stays as it is
parse       text to tree, over Python's own parser; all that is not listed is refused
functions   what may be called: name, Chinese name, kinds, what it does
kinds       what an expression yields, and what cannot be: a date beside a number, an unknown word
evaluate    tree to value: exact decimals, dates; empty in, empty out; x ÷ 0 is empty ("—")
Imports values only. Nothing is ever handed to Python to run.
"""

from huizong.ledgers.expressions.evaluate import Scope, evaluate, holds
from huizong.ledgers.expressions.kinds import Known, nearest, problems
from huizong.ledgers.expressions.parse import ExpressionError, parse
from huizong.ledgers.expressions.tree import Call, Name, Node, calls, names
from huizong.ledgers.expressions.value import Kind, Plain, Value

__all__ = [
    "Call",
    "ExpressionError",
    "Kind",
    "Known",
    "Name",
    "Node",
    "Plain",
    "Scope",
    "Value",
    "calls",
    "evaluate",
    "holds",
    "names",
    "nearest",
    "parse",
    "problems",
]

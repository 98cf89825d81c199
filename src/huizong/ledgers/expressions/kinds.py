"""What an expression yields, and what in it cannot be: found before any record is looked at."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from huizong.ledgers.expressions.functions import BY_CHINESE, FUNCTIONS, Function, known
from huizong.ledgers.expressions.tree import (
    Call,
    Comparison,
    Joined,
    Listing,
    Literal,
    Name,
    Node,
    Not,
    Operation,
    children,
    walk,
)
from huizong.ledgers.expressions.value import Kind
from huizong.values import Message

KINDS = {
    Kind.NUMBER: Message("数"),
    Kind.TEXT: Message("文字"),
    Kind.DATE: Message("日期"),
    Kind.MOMENT: Message("日期和时刻"),
    Kind.TIME: Message("时刻"),
    Kind.PERIOD: Message("起止日期"),
    Kind.FLAG: Message("是否"),
    Kind.MANY: Message("几项"),
    Kind.OTHER: Message("不能运算的内容"),
}
PERIODS = ("previous", "last_year")
SHORT = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What an expression may speak of: names with their kinds, and the choices of some.

    `others`: names that may be asked for another period, as `open(previous)`. `heads`: names
    before a dot, `unseen` those whose names behind the dot are not known yet.
    """

    kinds: Mapping[str, Kind]
    choices: Mapping[str, Collection[str]] = field(default_factory=dict)
    others: Collection[str] = ()
    heads: Collection[str] = ()
    unseen: Collection[str] = ()


def problems(node: Node, scope: Known, *, gives: Kind | None = None) -> Iterator[Message]:
    """Yield what cannot be in an expression; `gives` is what it must yield."""
    found = [problem for each in walk(node) for problem in _problem(each, scope)]
    yield from found
    kind = None if found else kind_of(node, scope)
    if gives is not None and kind not in (None, gives):
        yield Message("这里要的是{wanted}，算出来是{kind}", wanted=KINDS[gives], kind=_told(kind))


def nearest(name: str, known_names: Collection[str]) -> Message:
    """Return which known name may have been meant, or the first ones that there are."""
    # Of two signs one alike is chance: 机密 is not 非密.
    close = get_close_matches(name, known_names, n=1, cutoff=0.5 if len(name) > SHORT else 0.6)
    if close:
        return Message("是不是“{name}”？", name=close[0])
    some = "、".join(list(known_names)[:12])
    return Message("可以写：{some}", some=some) if some else Message("这里还没有可用的名称")


def kind_of(node: Node, scope: Known) -> Kind | None:
    """Return what an expression yields, None where that is open."""
    match node:
        case Literal(value=value):
            if isinstance(value, bool):
                return Kind.FLAG
            return Kind.TEXT if isinstance(value, str) else Kind.NUMBER
        case Name(name=name):
            return scope.kinds.get(name)
        case Call(function=name):
            function = known(name)
            return function.gives if function else Kind.NUMBER
        case Listing():
            return Kind.MANY
        case Operation(sign=sign, left=left, right=right):
            return _sum_kind(sign, kind_of(left, scope), kind_of(right, scope))
        case Comparison() | Joined() | Not():
            return Kind.FLAG


def _sum_kind(sign: str, left: Kind | None, right: Kind | None) -> Kind | None:
    if left in (Kind.DATE, Kind.MOMENT):
        return Kind.NUMBER if sign == "-" and right is left else left
    return Kind.NUMBER


def _problem(node: Node, scope: Known) -> Iterator[Message]:
    match node:
        case Name(name=name) if not _named(name, scope):
            yield Message(
                "没有“{name}”这个字段或指标；{near}", name=name, near=nearest(name, [*scope.kinds])
            )
        case Call():
            yield from _call_problem(node, scope)
        case Operation():
            yield from _operation_problem(node, scope)
        case Comparison():
            yield from _comparison_problem(node, scope)
        case Joined() | Not():
            yield from _truth_problem(node, scope)


def _named(name: str, scope: Known) -> bool:
    return name in scope.kinds or name in PERIODS or name.partition(".")[0] in scope.unseen


def _call_problem(node: Call, scope: Known) -> Iterator[Message]:
    if node.function in scope.others:
        first = node.arguments[0] if len(node.arguments) == 1 else None
        if not isinstance(first, Name) or first.name not in PERIODS:
            yield Message(
                "“{name}”的括号里只能写 previous（上期）或 last_year（上年同期）",
                name=node.function,
            )
        return
    function = known(node.function)
    if function is None:
        near = nearest(node.function, [*FUNCTIONS, *BY_CHINESE, *scope.others])
        yield Message("没有“{name}”这个函数；{near}", name=node.function, near=near)
    elif not _fits(node, function, scope):
        yield Message("“{name}”括号里的内容不对，请核对个数和类型", name=node.function)


def _fits(node: Call, function: Function, scope: Known) -> bool:
    wanted = list(function.takes)
    if function.rest:
        wanted += [function.takes[-1]] * (len(node.arguments) - len(wanted))
    if len(wanted) != len(node.arguments):
        return False
    kinds = [kind_of(argument, scope) for argument in node.arguments]
    return all(kind is None or kind in takes for kind, takes in zip(kinds, wanted, strict=True))


def _operation_problem(node: Operation, scope: Known) -> Iterator[Message]:
    left, right = kind_of(node.left, scope), kind_of(node.right, scope)
    numbers = {left, right} <= {Kind.NUMBER, None}
    dated = left in (Kind.DATE, Kind.MOMENT) and node.sign in "+-"
    fits = right in (Kind.NUMBER, None) or (node.sign == "-" and right is left)
    if not numbers and not (dated and fits):
        yield _apart(node.sign, left, right)


def _comparison_problem(node: Comparison, scope: Known) -> Iterator[Message]:
    left, right = kind_of(node.left, scope), kind_of(node.right, scope)
    if node.sign in ("in", "not in"):
        if right not in (Kind.MANY, None):
            yield Message("“属于”后面要写方括号，如 ['甲', '乙']")
    elif None not in (left, right) and left is not right:
        yield _apart(node.sign, left, right)
    yield from _strange_choices(node, scope)


def _strange_choices(node: Comparison, scope: Known) -> Iterator[Message]:
    """Yield words that a field with choices can never hold: 已消号 for 已销号."""
    for name, other in ((node.left, node.right), (node.right, node.left)):
        if not isinstance(name, Name) or name.name not in scope.choices:
            continue
        choices = scope.choices[name.name]
        for part in children(other) if isinstance(other, Listing) else (other,):
            word = part.value if isinstance(part, Literal) else None
            if isinstance(word, str) and word not in choices:
                near = nearest(word, choices)
                yield Message(
                    "“{name}”里没有“{word}”这一项；{near}", name=name.name, word=word, near=near
                )


def _truth_problem(node: Joined | Not, scope: Known) -> Iterator[Message]:
    for part in children(node):
        kind = kind_of(part, scope)
        if kind not in (Kind.FLAG, None):
            yield Message("“且、或、非”连接的要是条件，这里有一处是{kind}", kind=_told(kind))


def _apart(sign: str, left: Kind | None, right: Kind | None) -> Message:
    return Message(
        "{left}和{right}之间不能用“{sign}”", left=_told(left), right=_told(right), sign=sign
    )


def _told(kind: Kind | None) -> Message:
    return KINDS[kind] if kind else KINDS[Kind.OTHER]

"""Random ledgers, and records that are good in them, for properties that hold of any.

`ledgers()` yields definitions without a fault, `records(ledger)` a list of records that `validate`
finds nothing wrong with, `values(field)` what a field may hold. A ledger has no figures: a property
that needs some adds them with `model_copy`.
"""

import string
from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from huizong.chinese import half_width
from huizong.ledgers import Change, FieldDefinition, Ledger, Record, Role, Type, numbered
from huizong.ledgers.definition import Step, Workflow

LABELS = (
    *("日期", "排查日期", "单位", "所在单位", "姓名", "责任人", "金额", "整改资金", "金额（元）"),
    *("描述", "隐患描述", "描述及部位", "比例", "占比（%）", "人数", "电话", "证件号", "地点"),
    *("时间", "起止时间", "*备注", "是否 完成", "类别", "附件", "照片", "关联记录", "明细"),
    *("发放记录", "编号", "经过", "序号", "=合计", "A/B?", "Owner [1]", "问题", "一" * 40),
)
WORDS = (
    *("食堂", "消防通道堵塞", "合计", "小计：", "注：以实际为准", "=1+1", "+86", "-", "@张", "'=x"),
    *("_x000D_", "是", "007", "1e5", "2026-03-05", "甲、乙", "5%", "#REF!", "日期", "'", "''@"),
)
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
LONG_AGO = st.dates() | DAYS
SECTIONS = ("办公室", "安全科", "财务科", "云岭县第一小学", "青石镇中心学校")
STATES = ("已登记", "整改中", "待验收", "已销号", "退 回")
PATTERNS = (None, "YH-{year}-{seq:04}", "{year}{month}{seq:03}", "第{seq}号")
_SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def texts(longest=200):
    """Texts that a person could have typed, and some that nobody would; never blank at an end."""
    lines = st.text(_HANZI | st.sampled_from(string.printable) | _SIGNS, max_size=30)
    return (
        (st.sampled_from(WORDS) | st.builds("".join, st.lists(lines | st.sampled_from(WORDS))))
        .map(lambda text: text[:longest].strip())
        .filter(bool)
    )


def numbers(field):
    """Decimals within the bounds of a field, of at most fifteen digits where it names none."""
    bound = 10**9
    least = -bound if field.min is None else field.min
    most = bound if field.max is None else field.max
    places = 4 if field.decimals is None else field.decimals
    return st.decimals(least, most, places=places)


def phones():
    return st.from_regex(
        r"1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8}|\+86-?1[3-9][0-9]{9}", fullmatch=True
    )


@st.composite
def id_numbers(draw):
    place = draw(st.from_regex(r"[1-6][0-9]{5}", fullmatch=True))
    born = draw(st.dates(date(1930, 1, 1), date(2020, 12, 31)))
    body = f"{place}{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def several(parts, *, unique=False):
    return st.lists(parts, min_size=1, max_size=4, unique=unique).map(tuple)


def values(field):
    """What a field may hold when it is filled, as a record holds it."""
    match field.type:
        case Type.NUMBER | Type.MONEY | Type.PERCENT:
            return numbers(field)
        case Type.DATE:
            return DAYS if field.role is Role.OCCURRED else LONG_AGO
        case Type.TIME:
            return st.times()
        case Type.MOMENT:
            return st.datetimes()
        case Type.PERIOD:
            return st.tuples(LONG_AGO, LONG_AGO).map(lambda days: tuple(sorted(days)))
        case Type.CHOICE:
            return st.sampled_from(tuple(field.choices))
        case Type.CHOICES:
            return several(st.sampled_from(tuple(field.choices)), unique=True)
        case Type.YES_NO:
            return st.booleans()
        case Type.UNIT:
            return st.sampled_from(SECTIONS)
        case Type.RECORDS | Type.IMAGES:
            return several(texts(40))
        case Type.PHONE:
            return phones()
        case Type.ID_NUMBER:
            return id_numbers()
        case Type.TABLE:
            rows = filled(field.columns).filter(bool)
            return st.lists(rows, min_size=1, max_size=3).map(tuple)
        case Type.LONG_TEXT:
            return texts(2_000)
        case _:
            return texts()


@st.composite
def filled(draw, fields):
    """Values by field: all that are needed, and some of the others."""
    return {
        key: draw(values(field))
        for key, field in fields.items()
        if field.required is True or draw(st.booleans())
    }


def choices():
    names = texts(12).filter(lambda text: "\n" not in text)
    return st.lists(names, min_size=1, max_size=5, unique=True).filter(_told_apart)


def _told_apart(names):
    """Whether no two would be taken for each other when typed in capitals or full width."""
    return len({half_width(name).upper() for name in names}) == len(names)


@st.composite
def fields(draw, label, *, kinds=tuple(Type)):
    """A field of one of some types, with what the type needs."""
    kind = draw(st.sampled_from(kinds))
    more = {"required": draw(st.booleans())}
    if kind in (Type.NUMBER, Type.MONEY, Type.PERCENT):
        more["decimals"] = draw(st.none() | st.integers(0, 6))
        more["min"] = draw(st.none() | st.integers(-1_000, 0))
        more["max"] = draw(st.none() | st.integers(1, 10**6))
        more["unit"] = draw(st.sampled_from(("", "个", "处", "元")))
    if kind in (Type.CHOICE, Type.CHOICES):
        more["choices"] = draw(choices())
    if kind in (Type.RECORD, Type.RECORDS):
        more["ledger"] = "vehicle"
    if kind is Type.TABLE:
        inner = tuple(each for each in kinds if each is not Type.TABLE) or (Type.TEXT,)
        more["columns"] = draw(columns(inner))
    return FieldDefinition(label=label, type=kind, **more)


@st.composite
def columns(draw, kinds):
    """The columns of a table, or the fields of a ledger, by key."""
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=8, unique=True))
    return {f"f{at}": draw(fields(label, kinds=kinds)) for at, label in enumerate(labels)}


@st.composite
def ledgers(draw, *, kinds=tuple(Type)):
    """A ledger that `faults` finds nothing in: fields of some types, a number, a workflow."""
    found = draw(columns(kinds))
    day = next((key for key, field in found.items() if field.type is Type.DATE), None)
    if day and draw(st.booleans()):
        found[day] = found[day].model_copy(update={"role": Role.OCCURRED})
    return Ledger(
        label="随机台账",
        basis="自拟",
        since="2026-01-01",
        key="random",
        number=draw(st.sampled_from(PATTERNS)),
        fields=found,
        workflow=draw(st.none() | workflows()),
    )


@st.composite
def workflows(draw):
    states = draw(st.permutations(STATES))[: draw(st.integers(2, len(STATES)))]
    pairs = st.tuples(st.sampled_from(states), st.sampled_from(states))
    steps = [*pairwise(states), *draw(st.lists(pairs, max_size=5))]
    made = tuple(Step.model_validate({"from": a, "to": b, "by": "clerk"}) for a, b in steps)
    return Workflow(start=states[0], steps=made)


@st.composite
def records(draw, ledger, *, max_size=8):
    """A list of records that are good in a ledger, with different numbers where it gives any."""
    count = draw(st.integers(0, max_size))
    return [draw(record(ledger, at)) for at in range(count)]


@st.composite
def record(draw, ledger, at=0):
    """A record; `at` tells its number from those of others."""
    kept = draw(filled(ledger.fields).filter(bool))
    number = ""
    if ledger.number and draw(st.booleans()):
        number = numbered(ledger.number, year=2026, month=3, seq=at + 1)
    return Record(f"r{at}", kept, draw(histories(ledger)), number)


@st.composite
def histories(draw, ledger):
    if not ledger.workflow:
        return ()
    days = sorted(draw(st.lists(DAYS, max_size=4)))
    return tuple(Change(draw(st.sampled_from(ledger.states)), day) for day in days)

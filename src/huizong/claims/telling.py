"""A relation told to a clerk: a sentence that explains it, and the slip that is likely."""

from collections.abc import Callable, Sequence

from huizong.claims.amount import Amount
from huizong.claims.arithmetic import FAULTS, added, percent, quotient
from huizong.claims.formulas import formula, plain
from huizong.claims.relation import Relation
from huizong.claims.slips import Slip, SlipKind
from huizong.values import Claim, ClaimKind, Message, Verdict

VERDICTS = {
    Verdict.HOLDS: Message("相符"),
    Verdict.ROUNDING: Message("在四舍五入的误差以内"),
    Verdict.TRUNCATED: Message("是截去尾数，不是四舍五入"),
    Verdict.PARTIAL: Message("只列出了一部分"),
    Verdict.OVERLAPPING: Message("各部分可能有重复"),
    Verdict.FAILS: Message("不符"),
    Verdict.UNDECIDABLE: Message("不能判定"),
}
_SLIPS = {
    SlipKind.SWAP: Message("两个数字颠倒"),
    SlipKind.SCALE: Message("差了数量级或单位"),
    SlipKind.DROPPED: Message("多写或漏写了一位"),
    SlipKind.DIGIT: Message("写错了一位"),
}
_Terms = tuple[Amount, ...]  # the amount that is claimed, then the others


def told(relation: Relation, likely: Slip | None) -> Claim:
    """Return a relation as a claim with its places and its explanation."""
    return Claim(
        relation.kind,
        tuple(place for term in relation.terms for place in term.places),
        relation.verdict,
        formula(relation),
        _SENTENCES[relation.kind, relation.way](relation.terms, VERDICTS[relation.verdict]),
        _slip(likely) if relation.verdict in FAULTS and likely else None,
    )


def _slip(likely: Slip) -> Message:
    return Message(
        "若“{text}”应为{value}则相符（{kind}）",
        text=likely.amount.text,
        value=plain(likely.value, like=likely.amount),
        kind=_SLIPS[likely.kind],
    )


def _sum(terms: _Terms, verdict: Message) -> Message:
    total, *parts = terms
    return Message(
        "“{total}”，列出的{count}项（{parts}）合计{sum}：{verdict}",
        total=total.text,
        count=len(parts),
        parts=_listed(parts),
        sum=plain(added(parts), like=total),
        verdict=verdict,
    )


def _hundred(terms: _Terms, verdict: Message) -> Message:
    return Message(
        "各项占比（{parts}）合计{sum}%：{verdict}",
        parts=_listed(terms),
        sum=f"{added(terms).normalize():f}",
        verdict=verdict,
    )


def _share(terms: _Terms, verdict: Message) -> Message:
    rate, part, whole = terms
    return Message(
        "“{part}”是“{whole}”的{right}%，写的是“{rate}”：{verdict}",
        part=part.text,
        whole=whole.text,
        right=percent(part.value, whole.value, like=rate),
        rate=rate.text,
        verdict=verdict,
    )


def _rest(terms: _Terms, verdict: Message) -> Message:
    rate, part, whole = terms
    return Message(
        "“{whole}”除去“{part}”，是{right}%，写的是“{rate}”：{verdict}",
        whole=whole.text,
        part=part.text,
        right=percent(whole.value - part.value, whole.value, like=rate),
        rate=rate.text,
        verdict=verdict,
    )


def _ratio(terms: _Terms, verdict: Message) -> Message:
    ratio, above, below = terms
    return Message(
        "“{above}”与“{below}”之比是{right}，写的是“{ratio}”：{verdict}",
        above=above.text,
        below=below.text,
        right=quotient(above.value, below.value, like=ratio),
        ratio=ratio.text,
        verdict=verdict,
    )


def _doubling(terms: _Terms, verdict: Message) -> Message:
    turned, now, base = terms
    return Message(
        "“{now}”是“{base}”的{right}倍，写的是翻“{turned}”：{verdict}",
        now=now.text,
        base=base.text,
        right=quotient(now.value, base.value, like=turned),
        turned=turned.text,
        verdict=verdict,
    )


def _growth(terms: _Terms, verdict: Message) -> Message:
    rate, now, base = terms
    return Message(
        "“{now}”比“{base}”变动{right}%，写的是“{rate}”：{verdict}",
        now=now.text,
        base=base.text,
        right=percent((now.value - base.value) * rate.sign, base.value, like=rate),
        rate=rate.text,
        verdict=verdict,
    )


def _by_change(terms: _Terms, verdict: Message) -> Message:
    rate, now, change = terms
    base = now.value - change.sign * change.value
    return Message(
        "“{now}”增减“{change}”，原来是{base}，变动{right}%，写的是“{rate}”：{verdict}",
        now=now.text,
        change=change.text,
        base=plain(base, like=now),
        right=percent(change.value, base, like=rate) if base > 0 else "—",
        rate=rate.text,
        verdict=verdict,
    )


def _no_base(terms: _Terms, _: Message) -> Message:
    rate, now = terms
    return Message("没有一个整数增减“{rate}”后得到“{now}”", rate=rate.text, now=now.text)


def _difference(terms: _Terms, verdict: Message) -> Message:
    change, now, base = terms
    return Message(
        "“{now}”与“{base}”相差{right}，写的是“{change}”：{verdict}",
        now=now.text,
        base=base.text,
        right=plain(abs(now.value - base.value), like=change),
        change=change.text,
        verdict=verdict,
    )


def _bound(terms: _Terms, verdict: Message) -> Message:
    whole, part = terms
    return Message(
        "“{part}”是“{whole}”的一部分：{verdict}", part=part.text, whole=whole.text, verdict=verdict
    )


def _same(terms: _Terms, verdict: Message) -> Message:
    one, other = terms
    return Message(
        "同一个数据，一处写“{one}”，另一处写“{other}”：{verdict}",
        one=one.text,
        other=other.text,
        verdict=verdict,
    )


def _balance(terms: _Terms, verdict: Message) -> Message:
    left, carried, new, done = terms
    return Message(
        "结转“{carried}”加新收“{new}”，应等于办结“{done}”加在办“{open}”：{verdict}",
        carried=carried.text,
        new=new.text,
        done=done.text,
        open=left.text,
        verdict=verdict,
    )


def _mean(terms: _Terms, verdict: Message) -> Message:
    mean, total, number = terms
    return Message(
        "“{total}”平均到“{number}”，写的是“{mean}”：{verdict}",
        total=total.text,
        number=number.text,
        mean=mean.text,
        verdict=verdict,
    )


def _yield(terms: _Terms, verdict: Message) -> Message:
    mean, total, area = terms
    return Message(
        "“{area}”，每亩“{mean}”，写的总产是“{total}”：{verdict}",
        area=area.text,
        mean=mean.text,
        total=total.text,
        verdict=verdict,
    )


def _listed(amounts: Sequence[Amount]) -> str:
    return "、".join(each.text for each in amounts)


_SENTENCES: dict[tuple[ClaimKind, str], Callable[[_Terms, Message], Message]] = {
    (ClaimKind.SUM, ""): _sum,
    (ClaimKind.PART_OF, ""): _sum,
    (ClaimKind.SUM_TO_100, ""): _hundred,
    (ClaimKind.SHARE, ""): _share,
    (ClaimKind.SHARE, "rest"): _rest,
    (ClaimKind.SHARE, "ratio"): _ratio,
    (ClaimKind.GROWTH, ""): _growth,
    (ClaimKind.GROWTH, "doubling"): _doubling,
    (ClaimKind.GROWTH, "by-change"): _by_change,
    (ClaimKind.GROWTH, "no-base"): _no_base,
    (ClaimKind.DIFFERENCE, ""): _difference,
    (ClaimKind.POINTS, ""): _difference,
    (ClaimKind.BOUND, ""): _bound,
    (ClaimKind.SAME_QUANTITY, ""): _same,
    (ClaimKind.IDENTITY, ""): _balance,
    (ClaimKind.MEAN, ""): _mean,
    (ClaimKind.MEAN, "yield"): _yield,
}

"""docs/systems.md: the procedures of offices, what serves each, and what the others wait for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from huizong.definitions.reader import HERE
from huizong.ledgers import SHIPPED, shipped_ledgers
from huizong.ledgers.procedures import Served, Service, State, procedures, served, services

_STATES: dict[State, str] = {"whole": "有", "partly": "有一部分", "none": "暂无"}
_HEAD = """# 办事项目由什么来管

这一页由 `make docs` 从台账、指标等定义生成，请不要手改。

办公室日常的办事项目 {all} 项（名称从各单位公开的总结、计划和制度中归纳）：
**{whole} 项有了**，**{partly} 项有一部分**，{none} 项暂无。“有”说的是这一项要用到的办法都有了，
要算的、要核对的也都算、都核对；差一样就只算一部分。
本单位怎样登记，可以照 [ledgers.md](ledgers.md) 改，也可以自己写。

| 办法 | 用到它的项目 | 已有 | 还没有的等什么 |
|---|---|---|---|
"""
_WHICH = """
台账、指标在定义的 `serves` 里写明管哪些项目，其余部分的写在 `definitions/procedures.yaml`。
台账总能登记；写了期限的算能限期办理、到期提醒，写了指标的算能出数，明细表一开始就有各行的算检查表，
记着公开日期和期限的算公开（网页在本单位的网站上）。分配的办法要等相应的部分；名称相同的两项出自两个单位。

## 哪一本管哪些
"""


def page() -> str:
    """Return docs/systems.md."""
    known = (*services(shipped_ledgers()), *_others())
    found = tuple(served(known, procedures().procedures))
    counted = Counter(each.state for each in found)
    numbers = {state: counted[state] for state in _STATES}
    means = "".join(_means(found))
    serving = "".join(_serving(known))
    return _HEAD.format(all=len(found), **numbers) + means + _WHICH + serving + _lists(found)


def _others() -> Iterator[Service]:
    """Yield the indicators that name procedures; tools know the files, not every house's model."""
    for path in sorted((HERE / "indicators").rglob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if names := data.get("serves"):
            yield Service(path.stem, data["label"], frozenset({"indicator"}), tuple(names))


def _means(found: Iterable[Served]) -> Iterator[str]:
    kept = tuple(found)
    for key, means in procedures().mechanisms.items():
        asked = [each for each in kept if key in each.procedure.needs]
        there = sum(key not in each.waits for each in asked)
        yield f"| {means.label} | {len(asked)} | {there} | {means.waits} |\n"


def _serving(known: Iterable[Service]) -> Iterator[str]:
    yield "\n| 由什么管 | 办事项目 |\n|---|---|\n"
    for each in known:
        if each.serves:
            yield f"| {_linked(each)} | {'、'.join(each.serves)} |\n"


def _linked(service: Service) -> str:
    part = procedures().parts.get(service.key)
    if part is not None and part.label == service.label:
        return f"[{service.label}]({part.page})"
    path = next(iter(HERE.rglob(f"{SHIPPED.name}/{service.key}.yaml")), None) or next(
        HERE.rglob(f"indicators/**/{service.key}.yaml")
    )
    return f"[{service.label}](../{path.relative_to(Path(__file__).parents[1])})"


def _lists(found: Iterable[Served]) -> str:
    kept = tuple(found)
    return "".join(
        f"\n## {means.label}\n\n| 办事项目 | 情况 | 由什么管 | 还等 |\n|---|---|---|---|\n"
        + "".join(_row(each) for each in kept if each.procedure.needs[0] == key)
        for key, means in procedures().mechanisms.items()
    )


def _row(each: Served) -> str:
    by = "、".join(_linked(service) for service in each.by)
    note = f"（{each.procedure.note}）" if each.procedure.note else ""
    means = "、".join(procedures().mechanisms[means].label for means in each.waits)
    waits = "：".join(filter(None, (means, each.procedure.lacks)))
    return f"| {each.procedure.name} | {_STATES[each.state]} | {by}{note} | {waits} |\n"

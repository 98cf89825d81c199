"""An October of hazards in two units, for tests."""

from datetime import date
from decimal import Decimal

from huizong.ledgers import Change, Period, Record, Sheet, shipped_ledgers

HAZARD = shipped_ledgers()["hazard"]
OCTOBER = Period.of(2026, 10)


def hazard(key, found_on, *, unit="安全科", category="消防", closed="", **values):
    day = date.fromisoformat(found_on)
    history = [Change("已登记", day)]
    if closed:
        history.append(Change("已销号", date.fromisoformat(closed)))
    own = {
        "found_on": day,
        "unit": unit,
        "category": category,
        "description": f"隐患{key}",
        "level": "一般",
        **values,
    }
    return Record(key, own, tuple(history))


RECORDS = (
    hazard("1", "2026-10-05", closed="2026-10-20", fund=Decimal(6000)),
    hazard("2", "2026-10-05", category="校舍"),
    hazard("3", "2026-10-31", category="校舍"),
    hazard("4", "2026-11-01"),
    hazard("5", "2026-09-30"),
    hazard("6", "2026-09-12", closed="2026-10-02"),
    hazard("7", "2026-10-08", unit="基建科"),
    hazard("8", "2026-10-09", unit="基建科", level="重大"),
)


def sheet(*, records=RECORDS, units=frozenset({"安全科"}), period=OCTOBER):
    return Sheet(HAZARD, tuple(records), period, units)

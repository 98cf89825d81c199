"""The number that people know a record by: YH-{year}-{seq:04}."""

import re

SLOT = re.compile(r"\{(?P<name>\w+)(?::(?P<width>0\d))?\}")
KNOWN = ("year", "month", "seq")


def strange_slots(pattern: str) -> tuple[str, ...]:
    """Return what stands in braces in a pattern and means nothing."""
    rest = SLOT.sub("", pattern)
    unknown = [slot["name"] for slot in SLOT.finditer(pattern) if slot["name"] not in KNOWN]
    return (*unknown, *re.findall(r"[{}][^{}]*", rest))


def numbered(pattern: str, *, year: int, month: int, seq: int) -> str:
    """Return the number; within what `seq` runs is told by `sequence_scope`."""
    values = {"year": year, "month": month, "seq": seq}

    def put(slot: re.Match[str]) -> str:
        return (
            f"{values[slot['name']]:{slot['width'] or ('02' if slot['name'] == 'month' else '')}}"
        )

    return SLOT.sub(put, pattern)


def sequence_scope(pattern: str) -> tuple[str, ...]:
    """Return within what the sequence runs: () for ever, ("year",) or ("year", "month")."""
    named = {slot["name"] for slot in SLOT.finditer(pattern)}
    if "month" in named:
        return ("year", "month")
    return ("year",) if "year" in named else ()
